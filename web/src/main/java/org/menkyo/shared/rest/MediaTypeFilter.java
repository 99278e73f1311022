package org.menkyo.shared.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/**
 * Judges in which form a caller sends and wants to be answered. JAX-RS alone would read a body of the type {@code *}{@code /*}
 * as whatever fits, and refuse to answer «done, without a body» to somebody who asks for a body of another type.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class MediaTypeFilter implements ContainerRequestFilter {

    private static final String IDENTITY = "identity";

    private final CurrentCall call;

    @Context
    private ResourceInfo resource;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public MediaTypeFilter() {
        this(null);
    }

    @Inject
    public MediaTypeFilter(CurrentCall call) {
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Consumes.class) && !isReadable(request)) {
            throw new HttpException(HttpError.UNSUPPORTED_MEDIA_TYPE);
        }
        Produces produced = produced(method);
        if (method.getReturnType() != void.class
                && produced != null
                && !MediaTypes.takes(call.accept(), produced.value())) {
            throw new HttpException(HttpError.NOT_ACCEPTABLE);
        }
    }

    private static boolean isReadable(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return (encoding == null || encoding.equalsIgnoreCase(IDENTITY))
                && MediaTypes.isJson(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }

    private static Produces produced(Method method) {
        Produces own = method.getAnnotation(Produces.class);
        return own != null ? own : method.getDeclaringClass().getAnnotation(Produces.class);
    }
}
