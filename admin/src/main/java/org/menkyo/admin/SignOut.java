package org.menkyo.admin;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the session. */
@Command(name = "sign-out", header = "Ends the session that sign-in began")
final class SignOut implements Callable<Integer> {

    private static final int NOT_SIGNED_IN = 401;

    @Mixin
    private HelpOption help;

    private final Session session;
    private final Screen screen;

    SignOut(Session session, Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        Profile profile = session.profile();
        String id =
                profile.session().orElseThrow(() -> new AdminException(MenkyoAdmin.NOT_DONE, "Nobody is signed in."));
        HttpResponse<InputStream> answer =
                session.ofSession().call("DELETE", "/sessions/" + id, Optional.empty(), new byte[0], Map.of(), true);
        profile.forget();
        // One that has ended already is as good.
        if (answer.statusCode() != NOT_SIGNED_IN) {
            Refusal.check(answer);
        }
        screen.line("Signed out.");
        return MenkyoAdmin.DONE;
    }
}
