package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.order.OrderLine;
import org.menkyo.order.SubmitOrder;
import org.menkyo.permission.Role;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.json.JsonRefusal;
import org.menkyo.shared.json.JsonRefusal.Reason;
import org.menkyo.usermanagement.GrantPermissions;

@Tag("LC-1102")
class CommandBinderTest {

    /** One member of each type that commands have. */
    public record Sample(
            String text, Integer number, Long large, Boolean truth, Instant moment, UUID id, Role role, int required) {}

    @Test
    void bindsAnOrderWithItsParts() {
        SubmitOrder order = bind(SubmitOrder.class, """
                {"orderNumber": "4711",
                 "organization": {"identifier": "ORG-1", "name": "株式会社サンプル",
                   "address": {"street": "1-1", "city": "東京", "country": "JP"}},
                 "endCustomers": [{"name": "Aiko", "email": "aiko@example.com"}],
                 "lines": [{"product": "P", "quantity": 5}, {"product": "Q", "quantity": 1, "softwareAssurance": true}]}
                """);

        assertThat(order.organization().name()).isEqualTo("株式会社サンプル");
        assertThat(order.organization().address().region()).isNull();
        assertThat(order.resellerEmails()).isNull();
        assertThat(order.lines()).containsExactly(OrderLine.of("P", 5, null), OrderLine.of("Q", 1, true));
    }

    @Test
    void makesOneEntryOfThoseInExcess() {
        SubmitOrder order = bind(
                SubmitOrder.class,
                "{\"lines\": [" + "{\"quantity\": 1},".repeat(1500) + "[{}]], \"orderNumber\": \"4711\"}");

        assertThat(order.lines()).hasSize(1001);
        assertThat(order.orderNumber()).isEqualTo("4711");
    }

    @Test
    void bindsEachType() {
        UUID id = UUID.randomUUID();
        Sample sample = bind(
                Sample.class,
                "{\"text\": \"a\\u3042\", \"number\": 7, \"large\": 9223372036854775807, \"truth\": false,"
                        + "\"moment\": \"2026-11-21T09:00:00+09:00\", \"id\": \"" + id
                        + "\", \"role\": \"ADMINISTRATOR\", \"required\": 1.0e1}");

        assertThat(sample)
                .isEqualTo(new Sample(
                        "aあ",
                        7,
                        Long.MAX_VALUE,
                        false,
                        Instant.parse("2026-11-21T00:00:00Z"),
                        id,
                        Role.ADMINISTRATOR,
                        10));
    }

    @Test
    void namesEveryFieldThatDoesNotFit() {
        assertThat(errors(SubmitOrder.class, """
                {"orderNumber": 4711, "priority": "high",
                 "organization": {"address": {"planet": "Mars"}},
                 "endCustomers": {"name": "Aiko"},
                 "lines": [{"quantity": 1}, {"quantity": "many", "softwareAssurance": "yes"}, 5]}
                """))
                .containsExactlyInAnyOrder(
                        error("orderNumber", FieldProblem.MALFORMED),
                        error("priority", FieldProblem.UNKNOWN),
                        error("organization.address.planet", FieldProblem.UNKNOWN),
                        error("endCustomers", FieldProblem.MALFORMED),
                        error("lines[1].quantity", FieldProblem.MALFORMED),
                        error("lines[1].softwareAssurance", FieldProblem.MALFORMED),
                        error("lines[2]", FieldProblem.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number   | 1.5                    | MALFORMED",
                "number   | true                   | MALFORMED",
                "number   | \"1\"                  | MALFORMED",
                "number   | 2147483648             | OUT_OF_RANGE",
                "number   | -2147483649            | OUT_OF_RANGE",
                "number   | 1e999999999            | OUT_OF_RANGE",
                "number   | 1e-999999999           | MALFORMED",
                "large    | 9223372036854775808    | OUT_OF_RANGE",
                "truth    | 1                      | MALFORMED",
                "truth    | \"true\"               | MALFORMED",
                "text     | 1                      | MALFORMED",
                "text     | []                     | MALFORMED",
                "text     | \"a\\u0000b\"          | CONTROL_CHARACTERS",
                "text     | \"\\ud800\"            | CONTROL_CHARACTERS",
                "moment   | \"yesterday\"          | MALFORMED",
                "moment   | \"2026-11-21\"         | MALFORMED",
                "moment   | 0                      | MALFORMED",
                "id       | \"1-2\"                | MALFORMED",
                "role     | \"administrator\"      | NOT_ONE_OF",
                "role     | \"\"                   | NOT_ONE_OF",
                "role     | 0                      | MALFORMED",
                "required | null                   | REQUIRED",
            })
    void refusesWhatAFieldCannotHold(String field, String json, FieldProblem problem) {
        String required = field.equals("required") ? "" : "\"required\": 1, ";

        assertThat(errors(Sample.class, "{" + required + "\"" + field + "\": " + json + "}"))
                .containsExactly(error(field, problem));
    }

    @Test
    void saysWhichWordsAFieldCanBe() {
        assertThatThrownBy(() -> bind(GrantPermissions.class, "{\"roles\": [\"ADMINISTRATOR\", \"KING\"]}"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    FieldError error = e.errors().get(0);
                    assertThat(error.field()).isEqualTo("roles[1]");
                    assertThat(error.text(org.menkyo.shared.text.Language.EN))
                            .contains("ADMINISTRATOR, DOWNLOAD_ADMINISTRATOR");
                });
    }

    @Test
    void leavesNullEntriesToTheService() {
        assertThat(bind(GrantPermissions.class, "{\"roles\": [null]}").roles()).containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "[]", "true"})
    void refusesABodyThatIsNoObject(String json) {
        assertThat(errors(GrantPermissions.class, json))
                .singleElement()
                .satisfies(error -> assertThat(error.toList()).first().isEqualTo(""));
    }

    @Test
    void namesNoMoreThanAHundredFields() {
        String lines = "{\"x\": 1},".repeat(500);

        assertThat(errors(SubmitOrder.class, "{\"lines\": [" + lines + "1]}")).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\": 1,}", "{'a': 1}", "{} {}", "{\"a\": NaN}", "nul", "{\"a\": 01}"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonText.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        JsonRefusal.class, e -> assertThat(e.reason()).isIn(Reason.MALFORMED, Reason.NOT_JSON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a': 1, 'a': 2} | a",
                "{'lines': [{'a': 1}, {'b': [], 'a': {'c': 1, 'c': 1}}]} | lines[1].a.c",
                "[{'a': 1, 'a': 2}] | [0].a"
            })
    void tellsWhichNameStandsTwice(String text, String field) {
        String json = text.replace('\'', '"');

        assertThatThrownBy(() -> JsonText.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .containsExactly(new FieldError(field, FieldProblem.DUPLICATE, List.of())));
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> JsonText.read(new byte[] {'"', (byte) 0xE3, (byte) 0x28, '"'}))
                .isInstanceOf(JsonRefusal.class);
        assertThatThrownBy(() -> JsonText.read("{}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(JsonRefusal.class);
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> JsonText.read(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonRefusal.class);
    }

    /** A body of 16 MiB can have eight million values, each of which would be an object in memory. */
    @Test
    @Tag("LC-1108")
    void stopsAtTheGreatestNumberOfValues() {
        byte[] json = ("{\"priority\": [" + "[],".repeat(997) + "[]]}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonText.bind(json, SubmitOrder.class, 999))
                .isInstanceOfSatisfying(
                        JsonRefusal.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_VALUES));
        assertThatThrownBy(() -> JsonText.bind(json, SubmitOrder.class, 1000))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"32, true", "33, false"})
    @Tag("LC-1108")
    void boundsTheDepth(int depth, boolean read) {
        byte[] json = ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);

        if (read) {
            JsonText.read(json);
        } else {
            assertThatThrownBy(() -> JsonText.read(json)).isInstanceOf(JsonRefusal.class);
        }
    }

    private static <T> T bind(Class<T> type, String json) {
        return type.cast(JsonText.bind(json, type));
    }

    private static List<Tuple> errors(Class<?> type, String json) {
        try {
            bind(type, json);
            return List.of();
        } catch (InvalidInputException e) {
            return e.errors().stream()
                    .map(error -> error(error.field(), error.problem()))
                    .toList();
        }
    }

    private static Tuple error(String field, FieldProblem problem) {
        return Tuple.tuple(field, problem);
    }
}
