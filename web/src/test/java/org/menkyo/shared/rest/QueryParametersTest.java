package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;

@Tag("LC-1110")
class QueryParametersTest {

    /** As resources have it. */
    static final class Sample {
        public void list(
                @PathParam("id") String id,
                @QueryParam("state") String state,
                @QueryParam("serial") long serial,
                @BeanParam ListParameters list) {}

        public void plain() {}
    }

    private static List<FieldError> check(String methodName, Map<String, List<String>> query) {
        Method method = Arrays.stream(Sample.class.getMethods())
                .filter(candidate -> candidate.getName().equals(methodName))
                .findFirst()
                .orElseThrow();
        return QueryParameters.of(method).check(query);
    }

    @Test
    void takesWhatTheMethodDeclares() {
        assertThat(check(
                        "list",
                        Map.of(
                                "state", List.of(""),
                                "serial", List.of("-7"),
                                "cursor", List.of("x"),
                                "size", List.of("2"))))
                .isEmpty();
        assertThat(check("plain", Map.of())).isEmpty();
    }

    @Test
    void namesWhatItDoesNotKnowAndListsWhatItKnows() {
        assertThat(check("list", Map.of("State", List.of("OPEN"), "id", List.of("1"))))
                .extracting(FieldError::field, FieldError::problem, FieldError::arguments)
                .containsExactly(
                        tuple("State", FieldProblem.UNKNOWN_PARAMETER, List.of("cursor, serial, size, state")),
                        tuple("id", FieldProblem.UNKNOWN_PARAMETER, List.of("cursor, serial, size, state")));
        assertThat(check("plain", Map.of("x".repeat(500), List.of(""))))
                .extracting(FieldError::field, FieldError::problem)
                .containsExactly(tuple("x".repeat(100), FieldProblem.NO_PARAMETERS));
    }

    @Test
    void refusesWhatStandsTwiceAndNumbersThatAreNone() {
        assertThat(check("list", Map.of("state", List.of("A", "A"), "serial", List.of("9223372036854775808"))))
                .extracting(FieldError::field, FieldError::problem)
                .containsExactly(tuple("serial", FieldProblem.MALFORMED), tuple("state", FieldProblem.DUPLICATE));
    }
}
