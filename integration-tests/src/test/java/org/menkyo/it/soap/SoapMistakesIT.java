package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** Mistakes of senders are told as theirs, by name, and are nothing that the server's log speaks of. */
@Tag("LC-1110")
class SoapMistakesIT {

    private static final String GET_ORDER =
            "<getOrder xmlns='urn:menkyo:order:v1'><orderNumber>none</orderNumber></getOrder>";
    private static final String OPEN = "<s:Envelope xmlns:s='" + RawPeer.SOAP11 + "'>";
    private static final String CLOSE = "</s:Envelope>";
    private static final String BODY = "<s:Body>" + GET_ORDER + "</s:Body>";
    private static final String XOP =
            "multipart/related; boundary=b; type=\"application/xop+xml\"; start=\"<r@x>\"; start-info=\"text/xml\"";

    private final RunningProduct product = RunningProduct.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private ServerLog log;

    @BeforeEach
    void remember() throws IOException {
        log = ServerLog.of(product);
    }

    @AfterEach
    void nothingIsLogged() throws IOException {
        assertThat(log.written()).doesNotContain("\tat ", " ERROR ", "org.apache.cxf");
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("another namespace", OPEN + BODY.replace(":v1", ":v2") + CLOSE, "UNKNOWN_OPERATION"),
                Arguments.of("no namespace", OPEN + "<s:Body><getOrder/></s:Body>" + CLOSE, "UNKNOWN_OPERATION"),
                Arguments.of("two bodies", OPEN + BODY + BODY + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of(
                        "two requests",
                        OPEN + "<s:Body>" + GET_ORDER + GET_ORDER + "</s:Body>" + CLOSE,
                        "MALFORMED_MESSAGE"),
                Arguments.of("no body", OPEN + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("only a header", OPEN + "<s:Header/>" + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("two headers", OPEN + "<s:Header/><s:Header/>" + BODY + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("a header behind", OPEN + BODY + "<s:Header/>" + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("something beside", OPEN + "<x/>" + BODY + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("text beside", OPEN + "x" + BODY + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of(
                        "text in the body", OPEN + "<s:Body>x" + GET_ORDER + "</s:Body>" + CLOSE, "MALFORMED_MESSAGE"),
                Arguments.of("something behind", OPEN + BODY + CLOSE + "<x/>", "MALFORMED_MESSAGE"),
                Arguments.of(
                        "an unknown version", (OPEN + BODY + CLOSE).replace("/envelope/", "/e/"), "UNKNOWN_OPERATION"),
                Arguments.of(
                        "the other version", RawPeer.envelope(RawPeer.SOAP12, "", GET_ORDER), "UNKNOWN_OPERATION"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void blamesTheMessage(String kind, String message, String code) {
        expect(orders().send(message), 500, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"urn:menkyo:order:v1#getOrder\"",
                "\"urn:menkyo:order:v1:cancelOrder\"",
                "getOrder",
                "\"urn:x\""
            })
    void blamesTheAction(String action) {
        expect(orders().header("SOAPAction", action).call(GET_ORDER), 500, "UNKNOWN_OPERATION");
    }

    @Test
    void takesNoActionForARequest() {
        expect(orders().header("SOAPAction", "\"urn:menkyo:order:v1:getOrder\"").call(""), 500, "UNKNOWN_OPERATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b",
                "application/json",
                "text/xml; charset=nonsense",
                "text/xml; charset=utf8mb4",
                "text/xml; charset=",
                "nothing"
            })
    @Tag("LC-1110")
    void refusesOtherContentTypes(String type) {
        expect(orders().header("Content-Type", type).call(GET_ORDER), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // headers of the part              | what stands for the number                  | end
                "application/xop+xml;type=text/xml | <i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='cid:absent@x'/> | --b-- ",
                "application/xop+xml;type=text/xml | <i:Include xmlns:i='http://www.w3.org/2004/08/xop/include' href='file:///etc/passwd'/> | --b-- ",
                "application/xop+xml;type=text/xml | <orderNumber | --c-- "
            })
    void blamesAttachmentsThatAreNotThere(String type, String number, String end) {
        String message = "--b\r\nContent-Type: " + type + "\r\nContent-ID: <r@x>\r\n\r\n" + OPEN
                + BODY.replace("none", number) + CLOSE + "\r\n" + end;

        expect(orders().header("Content-Type", XOP).send(message), 500, "MALFORMED_MESSAGE");
    }

    @Test
    void blamesAMultipartMessageWithoutParts() {
        expect(orders().header("Content-Type", XOP).send("nothing"), 500, "MALFORMED_MESSAGE");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /OrderService?wsdl,                200, ''",
        "HEAD,    /OrderService?wsdl,                200, ''",
        "GET,     /OrderService?wsdl=OrderPort.wsdl, 200, ''",
        "GET,     /OrderService?wsdl=nope.wsdl,      404, UNKNOWN_ADDRESS",
        "GET,     /OrderService?xsd=nope.xsd,        404, UNKNOWN_ADDRESS",
        "GET,     /OrderService?xsd=../web.xml,      404, UNKNOWN_ADDRESS",
        "GET,     /OrderService,                     405, NOT_A_CALL",
        "HEAD,    /OrderService,                     405, ''",
        "PUT,     /OrderService,                     405, NOT_A_CALL",
        "OPTIONS, /OrderService,                     405, NOT_A_CALL",
        "DELETE,  /OrderService?wsdl,                405, NOT_A_CALL",
        "GET,     /,                                 404, UNKNOWN_ADDRESS",
        "GET,     /NoSuchService?wsdl,               404, UNKNOWN_ADDRESS",
        "POST,    /NoSuchService,                    404, UNKNOWN_ADDRESS"
    })
    void answersWhatIsNoCall(String method, String path, int status, String code) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(product.soap(path))
                .method(method, BodyPublishers.noBody())
                .header("Content-Type", "text/xml; charset=nonsense")
                .build();

        RawAnswer answer = new RawAnswer(http.send(request, BodyHandlers.ofString()));

        assertThat(answer.status()).isEqualTo(status);
        if (!code.isEmpty()) {
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    /** A name that no database can hold is the name of no account. */
    @Test
    void refusesNamesThatCannotBe() {
        RawAnswer answer = orders().basic("\u0000".repeat(200), "x").call(GET_ORDER);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("AUTHENTICATION_FAILED");
    }

    private static void expect(RawAnswer answer, int status, String code) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("faultcode")).matches(".*:(Client|VersionMismatch)");
    }

    private RawPeer orders() {
        return new RawPeer(product.soap("/OrderService")).basic(Orders.DISTRIBUTOR, Orders.PASSWORD);
    }
}
