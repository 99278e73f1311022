package org.menkyo.identity.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.ProviderIdentity;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.HttpSignIn;
import org.menkyo.shared.NotPermittedException;
import org.menkyo.shared.PassingFailure;
import org.menkyo.shared.UnavailableException;
import org.menkyo.shared.rest.CurrentCall;

/**
 * Finds out who has signed in, before anything else is looked at: the person or system behind an account, or
 * the person behind a token of the publisher's identity provider (LC-201). Whoever has signed in neither way is left to
 * {@link StrangerFilter}.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger(CallerFilter.class.getName());

    private static final String BEARER = "Bearer ";

    private final CurrentCall call;
    private final CallerDirectory directory;
    private final IdentityProvider provider;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public CallerFilter() {
        this(null, null, null);
    }

    @Inject
    public CallerFilter(CurrentCall call, CallerDirectory directory, IdentityProvider provider) {
        this.call = call;
        this.directory = directory;
        this.provider = provider;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> account = call.account();
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (account.isPresent()) {
            call.identifiedAs(directory.identify(call.origin(), account.get()), account.get());
        } else if (HttpSignIn.isBasic(authorization)) {
            // Wrong passwords are turned away before; a call passes whose password could not be verified.
            LOG.log(
                    Level.WARNING,
                    "Call {0}: the accounts cannot be read",
                    call.origin().correlationId());
            throw new UnavailableException(ErrorCode.UNAVAILABLE, PassingFailure.WAIT);
        } else if (authorization != null) {
            ProviderIdentity identity = provider.verify(bearerToken(authorization));
            call.identifiedAs(
                    directory.identifyPerson(call.origin(), identity.issuer(), identity.subject()), identity.getName());
        } else if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            // Answered with what there is, by the container and before any other filter.
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
    }

    /** The token of an {@code Authorization} header (RFC 6750, section 2.1); whatever else stands in it is no sign-in. */
    private static String bearerToken(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
