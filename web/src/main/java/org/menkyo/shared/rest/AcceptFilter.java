package org.menkyo.shared.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Keeps the header Accept out of the choice of the resource method: there is one representation of each resource, and
 * {@link MediaTypeFilter} judges whether the caller takes it.
 */
@Provider
@PreMatching
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR)
public class AcceptFilter implements ContainerRequestFilter {

    /** The property of a request that holds the header as it came. */
    static final String ASKED_FOR = "org.menkyo.accept";

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(ASKED_FOR, request.getHeaderString(HttpHeaders.ACCEPT));
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
}
