package org.menkyo.shared.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.menkyo.shared.error.FieldError;

/**
 * Refuses parameters that the resource method does not have, so that a misspelt filter does not show everything. After the
 * sign-in, since the answer lists those that there are.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class ParameterFilter implements ContainerRequestFilter {

    private final Map<Method, QueryParameters> known = new ConcurrentHashMap<>();

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        Method method = resource.getResourceMethod();
        if (query.isEmpty() || method.getDeclaringClass().isAnnotationPresent(AnyParameters.class)) {
            return;
        }
        List<FieldError> errors =
                known.computeIfAbsent(method, QueryParameters::of).check(query);
        if (!errors.isEmpty()) {
            throw new InvalidParametersException(errors);
        }
    }
}
