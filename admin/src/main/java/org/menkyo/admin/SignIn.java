package org.menkyo.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a session, with whose token later commands sign in. */
@Command(
        name = "sign-in",
        header = "Begins a session that later commands use",
        description = {
            "The password is the one in MENKYO_PASSWORD, or typed. The session's token, not the password, is kept in a file that"
                    + " only its owner can read. A session ends after 30 minutes without a command, and after twelve hours.",
            "Programs that run by themselves use an access token in MENKYO_TOKEN instead."
        })
final class SignIn implements Callable<Integer> {

    @Parameters(paramLabel = "ACCOUNT", description = "Name of the account.")
    private String account;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Code of the second factor, where the account has one.")
    private String code;

    @Mixin
    private HelpOption help;

    private final Session session;
    private final Screen screen;

    SignIn(Session session, Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        JsonObjectBuilder sent = Json.createObjectBuilder().add("name", account).add("password", session.password());
        Optional.ofNullable(code).ifPresent(given -> sent.add("code", given));
        HttpResponse<InputStream> answer = session.stranger()
                .call(
                        "POST",
                        "/sessions",
                        Optional.of("application/json"),
                        sent.build().toString().getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        false);
        Refusal.check(answer);
        try (JsonReader reader = Json.createReader(answer.body())) {
            JsonObject begun = reader.readObject();
            session.profile().remember(session.url(), begun.getString("id"), begun.getString("token"));
            screen.line("Signed in as " + account + " at " + session.url() + " until " + begun.getString("expiresAt")
                    + ".");
        }
        return MenkyoAdmin.DONE;
    }
}
