package org.menkyo.shared.rest;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Runs a call with an idempotency key once. The resource method, and so the service that it calls, runs in one
 * transaction with the record of its answer: if it fails, or the server dies, neither the work nor the record is there
 * and the same call can be made again.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotencyInterceptor {

    /** Tells a repeated answer from a first one. */
    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    @Inject
    private CurrentCall current;

    @Inject
    private HttpServletRequest request;

    @Inject
    private IdempotencyRecords records;

    @Resource
    private UserTransaction transaction;

    @AroundInvoke
    Object once(InvocationContext method) throws Exception {
        Optional<String> key = IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER));
        if (key.isEmpty()) {
            return method.proceed();
        }
        IdempotencyRecords.Call call =
                records.call(current.idempotencyScope(), key.get(), methodAndAddress(), current.body());
        transaction.begin();
        try {
            if (!records.claim(call)) {
                throw new HttpException(HttpError.REQUEST_IN_PROGRESS);
            }
            Optional<KeptAnswer> kept = records.find(call);
            if (kept.isPresent()) {
                throw replay(kept.get());
            }
            Object answer = method.proceed();
            records.keep(call, keptAnswer(answer));
            transaction.commit();
            return answer;
        } finally {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        }
    }

    private String methodAndAddress() {
        String query = request.getQueryString();
        return request.getMethod() + ' ' + request.getRequestURI() + (query == null ? "" : '?' + query);
    }

    private KeptAnswer keptAnswer(Object returned) {
        Answer answer = Answer.of(returned);
        return new KeptAnswer(
                answer.status(), answer.path(), answer.body() == null ? null : RecordJson.bytes(answer.body()));
    }

    /** The kept answer, as what JAX-RS lets a method answer with although it returns something else. */
    private WebApplicationException replay(KeptAnswer kept) {
        Response.ResponseBuilder answer = Response.status(kept.status()).header(REPLAYED_HEADER, "true");
        if (kept.body() != null) {
            answer.type(MediaType.APPLICATION_JSON_TYPE).entity(kept.body());
        }
        if (kept.path() != null) {
            answer.header(HttpHeaders.LOCATION, request.getContextPath() + '/' + kept.path());
        }
        return new WebApplicationException(answer.build());
    }
}
