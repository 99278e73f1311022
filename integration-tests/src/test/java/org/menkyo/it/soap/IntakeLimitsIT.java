package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** How much is read of what comes before it is known who calls, over SOAP and REST, and how much afterwards. */
@Tag("LC-1108")
class IntakeLimitsIT {

    private static final String LONG = " ".repeat(300 * 1024);
    private static final String GET_ORDER =
            "<getOrder xmlns='urn:menkyo:order:v1'>" + LONG + "<orderNumber>none</orderNumber></getOrder>";
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String TOKEN = "<w:UsernameToken><w:Username>" + Orders.DISTRIBUTOR + "</w:Username>"
            + "<w:Password>" + Orders.PASSWORD + "</w:Password></w:UsernameToken>";

    private final RunningProduct product = RunningProduct.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMessageWithoutASignInHasAQuarterOfAMebibyte(boolean lengthTold) {
        String activation = "<activateInstallations xmlns='urn:menkyo:activation:v1'>" + LONG
                + "<items><productKey>x</productKey><installationId>1</installationId></items></activateInstallations>";

        tooLong(activation().send(body(RawPeer.envelope(RawPeer.SOAP11, "", activation), lengthTold)));
        // Where a sign-in is needed, what follows the header is not read at all.
        assertThat(orders().send(body(RawPeer.envelope(RawPeer.SOAP11, "", GET_ORDER), lengthTold))
                        .code())
                .isEqualTo("NOT_SIGNED_IN");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMessageThatSignsItselfInIsReadOn(boolean lengthTold) {
        String message = RawPeer.envelope(RawPeer.SOAP11, security(TOKEN), GET_ORDER);

        assertThat(orders().send(body(message, lengthTold)).code()).isEqualTo("NOT_FOUND");
        tooLong(orders().send(body(RawPeer.envelope(RawPeer.SOAP11, LONG + security(TOKEN), GET_ORDER), lengthTold)));
    }

    @Test
    void aMessageWithAWrongPasswordIsNotReadOn() {
        RawAnswer answer = orders().send(
                        RawPeer.envelope(RawPeer.SOAP11, security(TOKEN.replace(Orders.PASSWORD, "wrong")), GET_ORDER));

        assertThat(answer.code()).isEqualTo("AUTHENTICATION_FAILED");
    }

    @Test
    void aCallThatIsSignedInByHttpIsReadOn() {
        assertThat(orders().basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                        .call(GET_ORDER)
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void elementsAndAttributesAreCountedBeforeAnythingIsMadeOfThem() {
        assertThat(activation().send(withHeader("<b c='' d=''/>".repeat(7000))).code())
                .isEqualTo("TOO_MANY_VALUES");
        assertThat(activation()
                        .send(withHeader("<a>".repeat(40) + "</a>".repeat(40)))
                        .code())
                .isEqualTo("MALFORMED_MESSAGE");
    }

    /** A hundred are told, and the rest of the message is not read. */
    @Test
    void messagesAndBodiesOfVeryManyMistakesAreNotReadToTheirEnd() throws Exception {
        RawAnswer answer = orders().basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                .call("<submitOrder xmlns='urn:menkyo:order:v1'>"
                        + "<lines><product>P</product><quantity>some</quantity></lines>".repeat(5_000)
                        + "</submitOrder>");
        assertThat(answer.code()).isEqualTo("INVALID_INPUT");
        assertThat(answer.texts("field")).hasSize(100);

        String body = "{\"orders\": [" + "5,".repeat(5_000) + "no JSON";
        assertThat(post("/order-batches", Orders.DISTRIBUTOR, body(body, false)).body())
                .contains("INVALID_INPUT", "orders[99]")
                .doesNotContain("orders[100]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBodyWithoutASignInHasAQuarterOfAMebibyte(boolean lengthTold) throws Exception {
        BodyPublisher body = body("{\"items\": [" + LONG + "]}", lengthTold);

        HttpResponse<String> answer = post("/proxy-activations", null, body);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("CONTENT_TOO_LARGE", "262144");
        assertThat(post("/order-batches", null, body).statusCode()).isEqualTo(401);
        assertThat(post("/order-batches", Orders.DISTRIBUTOR, body("{\"orders\": [" + LONG + "]}", lengthTold))
                        .body())
                .contains("INVALID_INPUT");
    }

    @Test
    void valuesAreCountedBeforeAnythingIsMadeOfThem() throws Exception {
        String many = "{\"items\": [" + "{},".repeat(20_000) + "{}]}";

        HttpResponse<String> answer = post("/proxy-activations", null, BodyPublishers.ofString(many));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("TOO_MANY_VALUES");
        String deep = "{\"items\": " + "[".repeat(40) + "]".repeat(40) + "}";
        assertThat(post("/proxy-activations", null, BodyPublishers.ofString(deep))
                        .body())
                .contains("NOT_JSON");
    }

    /** Some programs ask before they send a body, and wait for an answer. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoAsksBeforeItSendsIsAnswered(boolean lengthTold) throws Exception {
        String text = "{\"orders\": [" + LONG + "]}";
        HttpRequest request = HttpRequest.newBuilder(product.rest("/order-batches"))
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        RestSession.signedIn(product.rest(""), Orders.DISTRIBUTOR, Orders.PASSWORD)
                                .authorization())
                .POST(body(text, lengthTold))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("INVALID_INPUT");
    }

    /** More than the server has threads send a beginning and then nothing more, whoever they are and whatever they were told. */
    @Test
    void sendersThatStopHoldNoThread() throws Exception {
        int each = 8 * Runtime.getRuntime().availableProcessors();
        List<Socket> senders = new ArrayList<>();
        try {
            for (int i = 0; i < each; i++) {
                senders.add(stopped("/api/proxy-activations", "application/json", "{\"items\": [", null));
                senders.add(stopped("/api/order-batches", "application/json", "{\"orders\": [", Orders.DISTRIBUTOR));
                senders.add(stopped("/ws/ActivationService", "text/xml", "<activateInstallations>", null));
                senders.add(stopped("/ws/OrderService", "text/xml", "<getOrder>", Orders.DISTRIBUTOR));
            }

            for (int i = 0; i < 20; i++) {
                HttpRequest request = HttpRequest.newBuilder(product.rest("/sign-in"))
                        .timeout(Duration.ofSeconds(20))
                        .build();
                assertThat(http.send(request, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
            }
            Socket refused = senders.get(0);
            assertThat(new BufferedReader(new InputStreamReader(refused.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .contains(" 413 ");
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
            awaitRoom();
        }
    }

    /** The server sees that they are gone when it reads on, and until then they have the room of others. */
    private void awaitRoom() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (post("/order-batches", Orders.DISTRIBUTOR, body("{\"orders\": [" + LONG + "]}", true))
                        .statusCode()
                == 503) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    /** Somebody who sends 300 KiB of a longer body. */
    private Socket stopped(String path, String type, String begin, String account) throws IOException {
        Socket socket = new Socket(product.server().getHost(), product.server().getPort());
        String authorization = account == null
                ? ""
                : "Authorization: "
                        + RestSession.signedIn(product.rest(""), account, Orders.PASSWORD)
                                .authorization()
                        + "\r\n";
        String text = begin + LONG;
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n"
                                + authorization
                                + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(text.length()) + "\r\n"
                                + text
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void tooLong(RawAnswer answer) {
        assertThat(answer.code()).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("text")).contains("262,144");
    }

    /** With its length, or in chunks. */
    private static BodyPublisher body(String text, boolean lengthTold) {
        return lengthTold
                ? BodyPublishers.ofString(text)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String security(String content) {
        return "<w:Security xmlns:w='" + WSSE + "'>" + content + "</w:Security>";
    }

    private HttpResponse<String> post(String path, String account, BodyPublisher body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.rest(path))
                .header("Content-Type", "application/json")
                .POST(body);
        if (account != null) {
            request.header(
                    "Authorization",
                    RestSession.signedIn(product.rest(""), account, Orders.PASSWORD)
                            .authorization());
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** With a header, which is read whatever the message asks for. */
    private static String withHeader(String content) {
        return RawPeer.envelope(RawPeer.SOAP11, "<x:y xmlns:x='urn:x'>" + content + "</x:y>", "<nothing/>");
    }

    private RawPeer activation() {
        return new RawPeer(product.soap("/ActivationService"));
    }

    private RawPeer orders() {
        return new RawPeer(product.soap("/OrderService"));
    }
}
