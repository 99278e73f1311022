package org.menkyo.throttle;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;

/** Counts each call of a throttled service method before the method runs. */
@Throttled
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class ThrottleInterceptor {

    private final Throttle throttle;

    @Inject
    public ThrottleInterceptor(Throttle throttle) {
        this.throttle = throttle;
    }

    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
        throttle.count(
                (Caller) call.getParameters()[0],
                call.getMethod().getAnnotation(Performs.class).value());
        return call.proceed();
    }
}
