package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.product.RunningProduct;

/** Activation by phone, proxy activation and validation over SOAP. */
class PhoneSoapIT {

    private final RunningProduct product = RunningProduct.get();

    @Test
    @Tag("VA-403")
    @Tag("LC-1101")
    void eachWrongGroupIsNamedInTheFault() {
        String groups = IntStream.range(0, 9)
                .mapToObj(i -> "<groups>" + (i < 2 ? "123456" : "") + "</groups>")
                .collect(Collectors.joining());

        RawPeer.RawAnswer answer = new RawPeer(product.soap("/PhoneService"))
                .basic("demo-support", "demo-support-1")
                .call("<activateByPhone xmlns='urn:menkyo:phone:v1'>" + groups + "</activateByPhone>");

        assertThat(answer.code()).isEqualTo("INVALID_INPUT");
        assertThat(answer.text("field")).startsWith("groups[");
    }

    @Test
    @Tag("VA-403")
    @Tag("LC-303")
    void strangersAndOthersCannot() {
        String call = "<activateByPhone xmlns='urn:menkyo:phone:v1'><groups>123456</groups></activateByPhone>";

        assertThat(new RawPeer(product.soap("/PhoneService")).call(call).code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(new RawPeer(product.soap("/PhoneService"))
                        .basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                        .call(call)
                        .code())
                .isEqualTo("NOT_PERMITTED");
    }

    @Test
    @Tag("VA-404")
    @Tag("LC-1101")
    void devicesActivateManyAtOnce() {
        RawPeer.RawAnswer answer = new RawPeer(product.soap("/ActivationService"))
                .call("<activateInstallations xmlns='urn:menkyo:activation:v1'>"
                        + "<items><productKey>x</productKey><installationId>y</installationId></items>"
                        + "<items><productKey>x</productKey><installationId>z</installationId></items>"
                        + "</activateInstallations>");

        assertThat(answer.text("result")).isEqualTo("INVALID_INPUT");
        assertThat(answer.text("installationId")).isEqualTo("y");
    }

    @Test
    @Tag("VA-207")
    @Tag("LC-1101")
    void devicesValidate() {
        RawPeer.RawAnswer answer = new RawPeer(product.soap("/ActivationService"))
                .call("<validateInstallation xmlns='urn:menkyo:activation:v1'><productKey>x</productKey>"
                        + "<installationId>y</installationId></validateInstallation>");

        assertThat(answer.code()).isEqualTo("INVALID_INPUT");
        assertThat(answer.text("field")).isEqualTo("productKey");
    }
}
