package org.menkyo.shared.rest;

import jakarta.annotation.Priority;
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
import java.util.UUID;
import java.util.concurrent.Callable;
import org.menkyo.shared.idempotency.IdempotencyRecords;
import org.menkyo.shared.idempotency.KeptAnswer;
import org.menkyo.shared.json.RecordJson;

/**
 * Runs a call with an idempotency key once. The resource method, and so the service that it calls, runs in one
 * transaction with the record of its answer: if it fails, or the server dies, neither the work nor the record is there
 * and the same call can be made again.
 *
 * <p>Where the service makes transactions of its own ({@link Idempotent#apart}) a transaction around it would only hold a
 * connection while the service waits for another. There the key is claimed before in a transaction of its own, and the answer
 * recorded afterwards.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotencyInterceptor {

    /** Tells a repeated answer from a first one. */
    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private final CurrentCall current;
    private final HttpServletRequest request;
    private final IdempotencyRecords records;
    private final UserTransaction transaction;

    @Inject
    public IdempotencyInterceptor(
            CurrentCall current, HttpServletRequest request, IdempotencyRecords records, UserTransaction transaction) {
        this.current = current;
        this.request = request;
        this.records = records;
        this.transaction = transaction;
    }

    @AroundInvoke
    Object once(InvocationContext method) throws Exception {
        Optional<String> key = IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER));
        if (key.isEmpty()) {
            return method.proceed();
        }
        IdempotencyRecords.Call call =
                records.call(current.idempotencyScope(), key.get(), methodAndAddress(), current.body());
        return method.getMethod().getAnnotation(Idempotent.class).apart()
                ? apart(method, call)
                : together(method, call);
    }

    private Object together(InvocationContext method, IdempotencyRecords.Call call) throws Exception {
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

    private Object apart(InvocationContext method, IdempotencyRecords.Call call) throws Exception {
        UUID claim = UUID.randomUUID();
        inTransaction(() -> {
            // First the claim: an answer that was recorded before it is seen only behind it.
            if (!records.claim(call, claim)) {
                throw new HttpException(HttpError.REQUEST_IN_PROGRESS);
            }
            Optional<KeptAnswer> kept = records.find(call);
            if (kept.isPresent()) {
                throw replay(kept.get());
            }
            return null;
        });
        Object answer;
        try {
            answer = method.proceed();
        } catch (Exception e) {
            release(call, claim, e);
            throw e;
        }
        inTransaction(() -> {
            if (records.release(call, claim)) {
                records.keep(call, keptAnswer(answer));
            }
            return null;
        });
        return answer;
    }

    /** The claim ends by itself if it cannot be released now. */
    private void release(IdempotencyRecords.Call call, UUID claim, Exception failure) {
        try {
            inTransaction(() -> records.release(call, claim));
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private void inTransaction(Callable<?> work) throws Exception {
        transaction.begin();
        try {
            work.call();
            transaction.commit();
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
