package org.menkyo.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.UserRepository;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;

/** Tells in whose name a link is used, as who that is now. */
@ApplicationScoped
public class DownloadHolder {

    private final CallerDirectory directory;
    private final UserRepository users;

    @Inject
    public DownloadHolder(CallerDirectory directory, UserRepository users) {
        this.directory = directory;
        this.users = users;
    }

    /**
     * Whom a link was made for, as caller.
     *
     * @param user who uses it
     * @throws NotFoundException if the account cannot be used any more, or the address is somebody else's now
     */
    Caller of(Download download, Caller user) {
        CallOrigin origin = user.origin();
        return Optional.ofNullable(users.get(download.userId()))
                .map(person -> identify(download, person, origin))
                .filter(holder -> holder.email()
                        .filter(email -> email.key().equals(download.holderKey()))
                        .isPresent())
                .orElseThrow(NotFoundException::new);
    }

    private Caller identify(Download download, AppUser person, CallOrigin origin) {
        try {
            return download.account() == null
                    ? directory.identifyOwner(origin, person.issuer(), person.subject())
                    : directory.identify(origin, download.account());
        } catch (NotPermittedException ended) {
            return null;
        }
    }
}
