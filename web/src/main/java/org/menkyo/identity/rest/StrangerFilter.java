package org.menkyo.identity.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.OpenToStrangers;
import org.menkyo.throttle.Throttle;

/**
 * Turns away whoever has not signed in, except on the few open resources, where such callers are strangers or devices. The
 * services count their calls; whoever has called too often already is turned away here. Nothing is read from the body before.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class StrangerFilter implements ContainerRequestFilter {

    private final CurrentCall call;
    private final Throttle throttle;

    @Context
    private ResourceInfo resource;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public StrangerFilter() {
        this(null, null);
    }

    @Inject
    public StrangerFilter(CurrentCall call, Throttle throttle) {
        this.call = call;
        this.throttle = throttle;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (call.isIdentified()) {
            return;
        }
        OpenToStrangers open = resource.getResourceMethod().getAnnotation(OpenToStrangers.class);
        if (open == null) {
            throw new NotPermittedException(ErrorCode.NOT_SIGNED_IN);
        }
        Performs operation = resource.getResourceMethod().getAnnotation(Performs.class);
        if (operation != null) {
            throttle.look(call.origin().sourceAddress(), operation.value());
        }
        call.identifiedAs(
                open.as() == Party.DEVICE ? Caller.device(call.origin()) : Caller.stranger(call.origin()), null);
    }
}
