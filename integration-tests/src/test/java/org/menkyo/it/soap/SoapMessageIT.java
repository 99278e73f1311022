package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** What the SOAP interface does with messages that are wrong, hostile or too long. */
@Tag("LC-1103")
class SoapMessageIT {

    private static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final String OPEN = "<s:Envelope xmlns:s='" + RawPeer.SOAP11 + "'><s:Body>";
    private static final String CLOSE = "</s:Body></s:Envelope>";

    private final RunningProduct product = RunningProduct.get();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<submitOrder xmlns='urn:menkyo:order:v1'><color>red</color></submitOrder> | color",
                "<submitOrder xmlns='urn:menkyo:order:v1'><lines><quantity>five</quantity></lines></submitOrder>"
                        + " | lines[0].quantity",
                "<getOrder xmlns='urn:menkyo:order:v1'/> | orderNumber",
                "<getOrderBatch xmlns='urn:menkyo:order:v1'><batchId>1</batchId></getOrderBatch> | batchId"
            })
    void checksMessagesAgainstTheSchema(String operation, String field) {
        RawAnswer answer = orders().call(operation);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("faultcode")).endsWith(":Client");
        assertThat(answer.code()).isEqualTo("INVALID_INPUT");
        assertThat(answer.text("field")).isEqualTo(field);
    }

    static Stream<Arguments> hostileMessages() {
        String deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        String bomb = "<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
        String file = "<!DOCTYPE s [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
        String attributes = Stream.iterate(0, i -> i + 1)
                .limit(2_000)
                .map(i -> " a" + i + "='1'")
                .reduce("", String::concat);
        String order = "<getOrder xmlns='urn:menkyo:order:v1'><orderNumber>%s</orderNumber></getOrder>";
        return Stream.of(
                Arguments.of("no XML", "order, please", "MALFORMED_MESSAGE"),
                Arguments.of("nothing", "", "MALFORMED_MESSAGE"),
                Arguments.of("half a message", OPEN + "<getOrder xmlns='urn:menkyo:order:v1'>", "MALFORMED_MESSAGE"),
                Arguments.of("entities", bomb + OPEN + order.formatted("&b;") + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("a file", file + OPEN + order.formatted("&f;") + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("depth", OPEN + order.formatted(deep) + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("attributes", OPEN + "<getOrder" + attributes + "/>" + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("no envelope", order.formatted("1"), "UNKNOWN_OPERATION"),
                Arguments.of(
                        "another operation",
                        OPEN + "<eraseOrder xmlns='urn:menkyo:order:v1'/>" + CLOSE,
                        "UNKNOWN_OPERATION"),
                Arguments.of("no operation", OPEN + CLOSE, "UNKNOWN_OPERATION"),
                Arguments.of(
                        "another version",
                        RawPeer.envelope(RawPeer.SOAP12, "", order.formatted("1")),
                        "UNKNOWN_OPERATION"),
                Arguments.of(
                        "a header to be understood",
                        RawPeer.envelope(
                                RawPeer.SOAP11, "<x:y xmlns:x='urn:x' s:mustUnderstand='1'/>", order.formatted("1")),
                        "UNKNOWN_OPERATION"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileMessages")
    void answersHostileMessagesWithADefinedFault(String kind, String message, String code) {
        RawAnswer answer = orders().send(message);

        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("root:", "Exception", "org.menkyo", "aaaaaaaaaa", "\tat ");
        assertThat(answer.text("correlationId"))
                .isEqualTo(answer.response()
                        .headers()
                        .firstValue("X-Correlation-Id")
                        .orElseThrow());
    }

    @Test
    void refusesAMessageThatIsTooLong() {
        String message = OPEN + " ".repeat(MAX_BYTES) + CLOSE;

        RawAnswer answer = orders().send(message);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("MESSAGE_TOO_LARGE");
    }

    @Test
    void refusesAMessageThatTurnsOutTooLong() {
        byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = Stream.concat(
                        Stream.of(new ByteArrayInputStream(OPEN.getBytes(StandardCharsets.UTF_8))),
                        Collections.nCopies(MAX_BYTES / blanks.length, blanks).stream()
                                .map(ByteArrayInputStream::new))
                .<InputStream>map(part -> part)
                .toList();

        RawAnswer answer = orders().send(
                        BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(parts))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("MESSAGE_TOO_LARGE");
    }

    @Test
    void takesACorrelationIdOver() {
        RawAnswer answer = orders().header("X-Correlation-Id", "erp-4711").call("<nothing/>");

        assertThat(answer.text("correlationId")).isEqualTo("erp-4711");
    }

    private RawPeer orders() {
        return new RawPeer(product.soap("/OrderService")).basic(Orders.DISTRIBUTOR, Orders.PASSWORD);
    }
}
