package org.menkyo.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import org.menkyo.identity.ProviderIdentity;
import org.menkyo.identity.ProviderSignIn;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.securityevent.SecurityEvent;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.throttle.Throttled;

/** Sessions of people who sign in with a browser at the publisher's identity provider (LC-201). */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProviderSessionService {

    private static final int MAX_CODE = 2_048;
    private static final int MAX_VERIFIER = 128;

    private final AccessControl access;
    private final ProviderSignIn provider;
    private final SessionStarts starts;
    private final SecurityEvents events;

    /** For the container's proxy. */
    protected ProviderSessionService() {
        this(null, null, null, null);
    }

    @Inject
    public ProviderSessionService(
            AccessControl access, ProviderSignIn provider, SessionStarts starts, SecurityEvents events) {
        this.access = access;
        this.provider = provider;
        this.starts = starts;
        this.events = events;
    }

    /**
     * Sends a browser to the provider.
     *
     * @param redirect where it comes back to
     * @throws NotPermittedException NOT_SIGNED_IN if the built-in provider serves
     * @throws UnavailableException UNAVAILABLE if the provider cannot be reached
     */
    @Performs(Operation.START_SESSION)
    @Throttled
    public ProviderSignIn.Departure depart(Caller caller, URI redirect) {
        access.require(caller, Operation.START_SESSION);
        return provider.depart(redirect, caller.language());
    }

    /**
     * Starts a session of somebody who comes back from the provider.
     *
     * @throws NotPermittedException NOT_SIGNED_IN if the provider does not vouch for anybody, or the sign-in counts no more
     * @throws UnavailableException UNAVAILABLE if the provider cannot be reached
     */
    @Performs(Operation.START_SESSION)
    @Throttled
    public NewSession start(Caller caller, StartProviderSession command) {
        access.require(caller, Operation.START_SESSION);
        new InputCheck()
                .text("code", command.code(), MAX_CODE)
                .text("verifier", command.verifier(), MAX_VERIFIER)
                .done();
        CallOrigin origin = caller.origin();
        try {
            ProviderIdentity identity = provider.arrive(command.code(), command.verifier(), command.redirect());
            return starts.start(origin, identity);
        } catch (NotPermittedException refused) {
            events.report(
                    SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, origin).with("reason", "PROVIDERS_CODE"));
            throw refused;
        }
    }
}
