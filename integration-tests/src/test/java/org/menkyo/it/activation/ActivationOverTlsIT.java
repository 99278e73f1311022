package org.menkyo.it.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.client.ActivationResult;
import org.menkyo.client.center.HttpActivationCenter;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.it.demo.Machines;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.activation.LicenseState;

/** Over TLS, with clients that verify the server's certificate and its name. */
class ActivationOverTlsIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();

    /** The password of the key store that the server makes for trying out. */
    private static final char[] PASSWORD = "password".toCharArray();

    private static HttpClient trusting;

    @BeforeAll
    static void trustTheServersCertificate() throws Exception {
        HttpRequest question = HttpRequest.newBuilder(at("/api/health/ready")).build();
        // The server makes its certificate when it is first asked for it; nobody knows it, so nobody trusts it.
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(question, BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);

        KeyStore server = KeyStore.getInstance(
                PRODUCT.data()
                        .resolve("server/configuration/application.keystore")
                        .toFile(),
                PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "server", server.getCertificate(server.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        trusting = HttpClient.newBuilder().sslContext(context).build();
        assertThat(trusting.send(question, BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("VA-402")
    void aMachineIsActivatedByItsKey() {
        Stage stage = Stage.set(PRODUCT.addresses(), new Narration(System.out));
        ActivationClient client = ActivationClient.of(Machines.catalog(stage), KeyOwner.SERVER_STANDARD)
                .store(new MemoryLicenseStore())
                .machineName("over-tls")
                .hardware(Machines.hardware(false))
                .center(new HttpActivationCenter(trusting, at("/api")))
                .language(Locale.ENGLISH)
                .build();
        client.installKey(new KeyOwner(PRODUCT, 2).mak());

        ActivationResult result = client.activate();

        assertThat(result.outcome()).isEqualTo(ActivationOutcome.ACTIVATED_BY_KEY);
        assertThat(result.remainingActivations()).hasValue(1);
        assertThat(client.state()).isEqualTo(LicenseState.LICENSED);
    }

    @Test
    @Tag("LC-1103")
    void anOrderIsSubmittedBySoap() throws Exception {
        String number = "tls-" + UUID.randomUUID();
        String order = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                + "<submitOrder xmlns='urn:menkyo:order:v1' xmlns:c='urn:menkyo:common:v1'><orderNumber>" + number
                + "</orderNumber><organization><c:identifier>" + number
                + "</c:identifier><c:name>株式会社暗号</c:name>"
                + "<c:address><c:street>1</c:street><c:city>Osaka</c:city><c:country>JP</c:country></c:address>"
                + "</organization><endCustomers><name>T</name><email>t@tls.example</email></endCustomers>"
                + "<lines><product>SVR-STD-2008</product><quantity>1</quantity></lines></submitOrder>"
                + "</s:Body></s:Envelope>";
        String basic = Base64.getEncoder()
                .encodeToString("demo-distributor:demo-distributor-1".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer = trusting.send(
                HttpRequest.newBuilder(at("/ws/OrderService"))
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("Authorization", "Basic " + basic)
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.sslSession()).isPresent();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("<orderNumber>" + number + "<", "<state>RECORDED<");
        assertThat(trusting.send(
                                HttpRequest.newBuilder(at("/ws/OrderService?wsdl"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .contains("location=\"" + at("/ws/OrderService") + "\"");
    }

    private static URI at(String path) {
        return PRODUCT.tlsServer().resolve(path);
    }
}
