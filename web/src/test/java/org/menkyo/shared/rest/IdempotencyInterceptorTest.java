package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.idempotency.IdempotencyRecords;
import org.menkyo.shared.idempotency.KeptAnswer;
import org.menkyo.shared.text.Language;

/** What transaction a call with a key runs in. */
@Tag("LC-1102")
class IdempotencyInterceptorTest {

    /** The answers of resource methods. */
    public record Done(String what) {}

    /** Two resource methods. */
    public static final class Resource {

        @Idempotent
        public Done together() {
            return new Done("together");
        }

        @Idempotent(apart = true)
        public Done apart() {
            return new Done("apart");
        }
    }

    private final List<String> steps = new ArrayList<>();
    private final Map<String, KeptAnswer> kept = new HashMap<>();
    private boolean free = true;
    private int status = Status.STATUS_NO_TRANSACTION;

    private final UserTransaction transaction = fake(UserTransaction.class, name -> {
        switch (name) {
            case "begin" -> status = Status.STATUS_ACTIVE;
            case "commit", "rollback" -> status = Status.STATUS_NO_TRANSACTION;
            default -> {
                return status;
            }
        }
        steps.add(name);
        return null;
    });

    private final IdempotencyRecords records = new IdempotencyRecords(null, null, null) {
        @Override
        public Call call(String scope, String key, String methodAndAddress, byte[] content) {
            return new Call(key.getBytes(), content);
        }

        @Override
        public boolean claim(Call call) {
            return free;
        }

        @Override
        public boolean claim(Call call, UUID claim) {
            steps.add("claim");
            return free;
        }

        @Override
        public boolean release(Call call, UUID claim) {
            steps.add("release");
            return true;
        }

        @Override
        public Optional<KeptAnswer> find(Call call) {
            return Optional.ofNullable(kept.get(new String(call.key())));
        }

        @Override
        public void keep(Call call, KeptAnswer answer) {
            steps.add("keep");
            kept.put(new String(call.key()), answer);
        }
    };

    private Object call(String method, Callable<Object> work) throws Exception {
        CurrentCall current = new CurrentCall();
        CallOrigin origin = new CallOrigin(Channel.REST, "192.0.2.1", Language.EN, "test");
        current.arrivedFrom(origin, SignInResult.notTried());
        current.identifiedAs(Caller.stranger(origin), null);
        HttpServletRequest request = fake(HttpServletRequest.class, name -> switch (name) {
            case "getHeader" -> "key";
            case "getMethod" -> "POST";
            case "getRequestURI" -> "/api/x";
            default -> null;
        });
        Method resource = Resource.class.getMethod(method);
        InvocationContext invocation = (InvocationContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {InvocationContext.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals("getMethod")) {
                        return resource;
                    }
                    steps.add(status == Status.STATUS_ACTIVE ? "work inside" : "work outside");
                    return work.call();
                });
        return new IdempotencyInterceptor(current, request, records, transaction).once(invocation);
    }

    private interface Answers {
        Object to(String method);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                IdempotencyInterceptorTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> answers.to(called.getName())));
    }

    @Test
    void oneTransactionSpansWorkAndRecord() throws Exception {
        call("together", () -> new Done("x"));

        assertThat(steps).containsExactly("begin", "work inside", "keep", "commit");
    }

    @Test
    void noTransactionIsHeldWhileAServiceMakesItsOwn() throws Exception {
        call("apart", () -> new Done("x"));

        assertThat(steps)
                .containsExactly("begin", "claim", "commit", "work outside", "begin", "release", "keep", "commit");
    }

    @Test
    void aCallThatFailedLeavesItsKeyFree() {
        assertThatThrownBy(() -> call("apart", () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(steps).endsWith("work outside", "begin", "release", "commit").doesNotContain("keep");
    }

    @Test
    void aKeyThatIsClaimedIsRefusedAndItsClaimStays() {
        free = false;

        assertThatThrownBy(() -> call("apart", () -> new Done("x")))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.error()).isEqualTo(HttpError.REQUEST_IN_PROGRESS));

        assertThat(steps).containsExactly("begin", "claim", "rollback");
    }
}
