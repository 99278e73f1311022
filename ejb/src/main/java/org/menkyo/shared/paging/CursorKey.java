package org.menkyo.shared.paging;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.menkyo.shared.secret.SecretBox;

/** Gives the cursors of lists the key of this installation before the first call comes. */
@Singleton
@Startup
public class CursorKey {

    private final SecretBox secrets;

    /** For the container's proxy. */
    protected CursorKey() {
        this(null);
    }

    @Inject
    public CursorKey(SecretBox secrets) {
        this.secrets = secrets;
    }

    @PostConstruct
    void handOver() {
        Cursors.sealedWith(secrets);
    }
}
