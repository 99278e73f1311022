package org.menkyo.identity.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.ProviderIdentity;
import org.menkyo.shared.Caller;
import org.menkyo.shared.ErrorCode;
import org.menkyo.shared.NotPermittedException;
import org.menkyo.shared.Party;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OpenToStrangers;
import org.menkyo.shared.rest.Throttle;
import org.menkyo.shared.rest.Throttled;

/**
 * Finds out who calls, before anything is read from the body: the person or system behind the container's sign-in, the
 * person behind a token of the publisher's identity provider (LC-201), or on the few open resources a stranger or a device, whose calls are counted.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final CurrentCall call;
    private final CallerDirectory directory;
    private final IdentityProvider provider;
    private final Throttle throttle;

    @Context
    private ResourceInfo resource;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public CallerFilter() {
        this(null, null, null, null);
    }

    @Inject
    public CallerFilter(CurrentCall call, CallerDirectory directory, IdentityProvider provider, Throttle throttle) {
        this.call = call;
        this.directory = directory;
        this.provider = provider;
        this.throttle = throttle;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Principal signedIn = request.getSecurityContext().getUserPrincipal();
        if (signedIn != null) {
            call.identifiedAs(directory.identify(call.origin(), signedIn.getName()), signedIn);
            return;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            ProviderIdentity identity = provider.verify(bearerToken(authorization));
            call.identifiedAs(directory.identifyPerson(call.origin(), identity.issuer(), identity.subject()), identity);
            return;
        }
        OpenToStrangers open = resource.getResourceMethod().getAnnotation(OpenToStrangers.class);
        if (open == null) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        for (Throttled kind : open.throttled()) {
            throttle.count(kind, call.origin().sourceAddress());
        }
        call.identifiedAs(
                open.as() == Party.DEVICE ? Caller.device(call.origin()) : Caller.stranger(call.origin()), null);
    }

    /** The token of an {@code Authorization} header (RFC 6750, section 2.1); whatever else stands in it is no sign-in. */
    private static String bearerToken(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
