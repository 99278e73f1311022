package org.menkyo.shared.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Refuses conditions on changes that have no state to compare with: whoever sends one relies on it, so it is better not to
 * change anything than to pass over it (LC-1102).
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class PreconditionFilter implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        refuse(request, HttpHeaders.IF_NONE_MATCH);
        if (!resource.getResourceMethod().isAnnotationPresent(Conditional.class)) {
            refuse(request, HttpHeaders.IF_MATCH);
        }
    }

    private static void refuse(ContainerRequestContext request, String header) {
        if (request.getHeaderString(header) != null) {
            throw new HttpException(HttpError.PRECONDITION_NOT_SUPPORTED, header);
        }
    }
}
