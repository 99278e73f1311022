package org.menkyo.identity.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.rest.CurrentCall;

/**
 * Tells who has signed in, or why nobody has, before anything else is looked at. Whoever did not try to is left to
 * {@link StrangerFilter}.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    private final CurrentCall call;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public CallerFilter() {
        this(null);
    }

    @Inject
    public CallerFilter(CurrentCall call) {
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SignInResult signIn = call.signIn();
        if (signIn.isTried()) {
            call.identifiedAs(signIn.caller(), signIn.identity());
        } else if (HttpMethod.OPTIONS.equals(request.getMethod())) {
            // Answered with what there is, by the container and before any other filter.
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
    }
}
