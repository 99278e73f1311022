package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;
import org.menkyo.it.soap.ZeepPeer.SignIn;

/** Signing in to the SOAP interface by HTTP Basic and by WS-Security. */
@Tag("LC-1103")
@Tag("LC-1106")
class SoapSignInIT {

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String TOKEN = "<w:UsernameToken><w:Username>demo-distributor</w:Username>"
            + "<w:Password>demo-distributor-1</w:Password></w:UsernameToken>";
    private static final JsonObject NO_ORDER =
            Json.createObjectBuilder().add("orderNumber", "none").build();
    private static final String GET_ORDER =
            "<getOrder xmlns='urn:menkyo:order:v1'><orderNumber>none</orderNumber></getOrder>";

    private final RunningProduct product = RunningProduct.get();

    @ParameterizedTest
    @CsvSource({
        "OrderService,        BASIC,  demo-distributor-1, NOT_FOUND",
        "OrderService,        TOKEN,  demo-distributor-1, NOT_FOUND",
        "OrderService,        TOKEN,  wrong,              AUTHENTICATION_FAILED",
        "OrderService,        DIGEST, demo-distributor-1, UNSUPPORTED_SECURITY",
        "OrderService,        NONE,   '',                 NOT_SIGNED_IN",
        "OrderServiceSoap12,  BASIC,  demo-distributor-1, NOT_FOUND",
        "OrderServiceSoap12,  TOKEN,  demo-distributor-1, NOT_FOUND",
        "OrderServiceSoap12,  TOKEN,  wrong,              AUTHENTICATION_FAILED",
        "OrderServiceSoap12,  NONE,   '',                 NOT_SIGNED_IN"
    })
    void letsInWhoHasTheRightPassword(String service, SignIn signIn, String password, String expected) {
        JsonObject answer = new ZeepPeer(product.soap("/" + service + "?wsdl"), signIn, Orders.DISTRIBUTOR, password)
                .call("getOrder", NO_ORDER)
                .answer();

        assertThat(answer.getJsonObject("fault").getString("code")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", ""})
    void answersAWrongPasswordByHttpWithTheSameFault(String password) {
        RawAnswer answer = orders().basic(Orders.DISTRIBUTOR, password).call(GET_ORDER);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("AUTHENTICATION_FAILED");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm=\"Menkyo\""));
    }

    @Test
    @Tag("LC-208")
    void answersAnUnknownAccountLikeAWrongPassword() {
        RawAnswer unknown = orders().header("X-Correlation-Id", "same")
                .basic("nobody-at-all", "wrong")
                .call(GET_ORDER);
        RawAnswer wrong = orders().header("X-Correlation-Id", "same")
                .basic(Orders.DISTRIBUTOR, "wrong")
                .call(GET_ORDER);

        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void asksStrangersToSignIn() {
        RawAnswer answer = orders().call(GET_ORDER);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("faultcode")).endsWith(":FailedAuthentication");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void doesNotReadTheOrderOfAStranger() {
        assertThat(orders().call("<submitOrder xmlns='urn:menkyo:order:v1'><color/></submitOrder>")
                        .code())
                .isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void letsATokenStandAboveHttp() {
        RawAnswer answer = orders().basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                .send(RawPeer.envelope(RawPeer.SOAP11, token("demo-operator", "demo-operator-1"), GET_ORDER));

        assertThat(answer.code()).isEqualTo("NOT_PERMITTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:UsernameToken><w:Username>demo-distributor</w:Username></w:UsernameToken>",
                "<w:UsernameToken><w:Password>demo-distributor-1</w:Password></w:UsernameToken>",
                "<w:BinarySecurityToken>AAAA</w:BinarySecurityToken>",
                "<w:UsernameToken><w:Username>demo-distributor</w:Username><w:Password>demo-distributor-1</w:Password>"
                        + "</w:UsernameToken><d:Signature xmlns:d='http://www.w3.org/2000/09/xmldsig#'/>",
                "<u:Timestamp><u:Created>yesterday</u:Created></u:Timestamp>"
            })
    void refusesASecurityHeaderThatSaysSomethingElse(String content) {
        RawAnswer answer = orders().basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                .send(RawPeer.envelope(RawPeer.SOAP11, security(content), GET_ORDER));

        assertThat(answer.code()).isEqualTo("UNSUPPORTED_SECURITY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<u:Timestamp><u:Created>2026-01-01T00:00:00Z</u:Created></u:Timestamp>"})
    void letsHttpSignInBesideAHeaderWithoutAToken(String content) {
        String message = RawPeer.envelope(RawPeer.SOAP11, security(content), GET_ORDER);

        assertThat(orders().basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                        .send(message)
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(orders().send(message).code()).isEqualTo("NOT_SIGNED_IN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<u:Created>2020-01-01T00:00:00Z</u:Created><u:Expires>2020-01-01T00:05:00Z</u:Expires>",
                "<u:Created>2999-01-01T00:00:00Z</u:Created>"
            })
    void refusesAMessageOutOfItsTime(String times) {
        String message = RawPeer.envelope(
                RawPeer.SOAP11, security("<u:Timestamp>" + times + "</u:Timestamp>" + TOKEN), GET_ORDER);

        assertThat(orders().send(message).code()).isEqualTo("MESSAGE_EXPIRED");
    }

    @Test
    void ignoresAHeaderForAnotherSystem() {
        String other = security(TOKEN).replace("s:mustUnderstand", "s:actor='urn:other' s:mustUnderstand");
        String next = security(TOKEN)
                .replace("s:mustUnderstand", "s:actor='http://schemas.xmlsoap.org/soap/actor/next' s:mustUnderstand");

        assertThat(orders().send(RawPeer.envelope(RawPeer.SOAP11, other, GET_ORDER))
                        .code())
                .isEqualTo("NOT_SIGNED_IN");
        assertThat(orders().send(RawPeer.envelope(RawPeer.SOAP11, next, GET_ORDER))
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void doesNotAskDevicesToSignIn() {
        RawAnswer answer = new RawPeer(product.soap("/ActivationService"))
                .call("<activateInstallation xmlns='urn:menkyo:activation:v1'><productKey>x</productKey>"
                        + "<installationId>y</installationId></activateInstallation>");

        assertThat(answer.code()).isEqualTo("INVALID_INPUT");
        assertThat(answer.text("field")).isEqualTo("productKey");
    }

    private RawPeer orders() {
        return new RawPeer(product.soap("/OrderService"));
    }

    private static String token(String user, String password) {
        return security("<w:UsernameToken><w:Username>" + user + "</w:Username><w:Password>" + password
                + "</w:Password></w:UsernameToken>");
    }

    private static String security(String content) {
        return "<w:Security xmlns:w='" + WSSE + "' xmlns:u='" + WSU + "' s:mustUnderstand='1'>" + content
                + "</w:Security>";
    }
}
