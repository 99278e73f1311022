package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.soap.RawPeer.RawAnswer;

/** What a message says is recorded letter by letter, whatever its encoding, or refused. */
@Tag("LC-115")
class SoapTextIT {

    private final RunningProduct product = RunningProduct.get();
    private final String run = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // written in    | declared   | Content-Type                     | name
                "UTF-8           | UTF-8      | text/xml                         | Müller 株式会社 𠮷野家",
                "UTF-8           | -          | text/xml                         | São Paulo",
                "UTF-8           | UTF-8      | text/xml; charset=\"UTF-8\"      | Müller",
                "UTF-8           | -          | text/xml; charset=utf-8          | Müller",
                "UTF-16          | UTF-16     | text/xml                         | Müller 株式会社 𠮷野家",
                "UTF-16          | -          | text/xml; charset=utf-16         | Müller",
                "UTF-16LE        | UTF-16     | text/xml                         | Müller",
                "UTF-16BE        | -          | text/xml; charset=UTF-16BE       | Müller",
                "ISO-8859-1      | ISO-8859-1 | text/xml                         | Müller",
                "ISO-8859-1      | -          | text/xml; charset=ISO-8859-1     | Müller",
                "windows-31j     | Shift_JIS  | text/xml                         | 髙橋商事① ソ表",
                "windows-31j     | -          | text/xml; charset=Shift_JIS      | 髙橋商事① ソ表",
                "EUC-JP          | EUC-JP     | text/xml; charset=EUC-JP         | 株式会社表",
                "ISO-2022-JP     | ISO-2022-JP | text/xml; charset=ISO-2022-JP   | 株式会社表"
            })
    void recordsTextAsItWasSent(String charset, String declared, String contentType, String name) {
        byte[] message = order(name, declared).getBytes(Charset.forName(charset));

        RawAnswer answer = send(contentType, message);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/xml;charset=utf-8"));
        assertThat(nameOf(answer.text("licenseNumber"))).isEqualTo(name);
    }

    @Test
    void takesAByteOrderMark() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        message.writeBytes(order("Müller", null).getBytes(StandardCharsets.UTF_8));

        assertThat(nameOf(send("text/xml", message.toByteArray()).text("licenseNumber")))
                .isEqualTo("Müller");
    }

    @Test
    void readsMessagesWithAttachmentsTheSame() {
        String part = "--b\r\nContent-Type: application/xop+xml; charset=ISO-8859-1; type=\"text/xml\"\r\n"
                + "Content-ID: <r@x>\r\n\r\n" + order("Müller", null) + "\r\n--b--\r\n";

        RawAnswer answer = send(
                "multipart/related; boundary=b; type=\"application/xop+xml\"; start=\"<r@x>\"; start-info=\"text/xml\"",
                part.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(nameOf(answer.text("licenseNumber"))).isEqualTo("Müller");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // written in | declared   | Content-Type                    | code
                "ISO-8859-1   | -          | text/xml                        | MALFORMED_MESSAGE",
                "ISO-8859-1   | UTF-8      | text/xml                        | MALFORMED_MESSAGE",
                "ISO-8859-1   | ISO-8859-1 | text/xml; charset=utf-8         | MALFORMED_MESSAGE",
                "UTF-8        | UTF-8      | text/xml; charset=ISO-8859-1    | MALFORMED_MESSAGE",
                "UTF-8        | UTF-16     | text/xml                        | MALFORMED_MESSAGE",
                "UTF-16       | UTF-8      | text/xml                        | MALFORMED_MESSAGE",
                "UTF-16       | UTF-16     | text/xml; charset=utf-8         | MALFORMED_MESSAGE",
                "UTF-8        | US-ASCII   | text/xml                        | MALFORMED_MESSAGE",
                "UTF-8        | UTF-8      | text/xml; charset=nonsense      | UNSUPPORTED_MEDIA_TYPE",
                "UTF-8        | nonsense   | text/xml                        | UNSUPPORTED_MEDIA_TYPE"
            })
    void refusesWhatItCannotReadForSure(String charset, String declared, String contentType, String code) {
        RawAnswer answer = send(contentType, order("Müller 表", declared).getBytes(Charset.forName(charset)));

        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R&D;", "1&nbsp;000", "Soci&eacute;t&eacute;", "a&#xFFFE;b", "a&#0;b", "a&b", "&lt&gt;"})
    void refusesEntitiesAndCharactersThatThereAreNot(String name) {
        assertThat(send("text/xml", order(name, null).getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("MALFORMED_MESSAGE");
    }

    /** The parser lets it pass where it is written as it is. */
    @Test
    void refusesWhatNoAnswerCouldShow() {
        assertThat(send("text/xml", order("a\uFFFFb", null).getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("INVALID_INPUT");
    }

    @Test
    void refusesEntitiesInHeadersAndAttributesToo() {
        String header = RawPeer.envelope(RawPeer.SOAP11, "<x:y xmlns:x='urn:x'>a&nbsp;b</x:y>", "<a/>");
        String attribute = RawPeer.envelope(
                RawPeer.SOAP11,
                "",
                "<getOrder xmlns='urn:menkyo:order:v1' a='&nbsp;'><orderNumber>1</orderNumber></getOrder>");

        assertThat(orders().send(header).code()).isEqualTo("MALFORMED_MESSAGE");
        assertThat(orders().send(attribute).code()).isEqualTo("MALFORMED_MESSAGE");
    }

    private RawAnswer send(String contentType, byte[] message) {
        return orders().header("Content-Type", contentType).send(BodyPublishers.ofByteArray(message));
    }

    private RawPeer orders() {
        return new RawPeer(product.soap("/OrderService")).basic(Orders.DISTRIBUTOR, Orders.PASSWORD);
    }

    private String nameOf(String licenseId) {
        return new RawPeer(product.soap("/AgreementService"))
                .basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                .call("<getAgreement xmlns='urn:menkyo:agreement:v1'><licenseId>" + licenseId
                        + "</licenseId></getAgreement>")
                .text("name");
    }

    private String order(String name, String declared) {
        String declaration = declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        return declaration + "<s:Envelope xmlns:s='" + RawPeer.SOAP11 + "'><s:Body>"
                + "<submitOrder xmlns='urn:menkyo:order:v1' xmlns:c='urn:menkyo:common:v1'><orderNumber>" + run
                + "</orderNumber><organization><c:identifier>" + run + "</c:identifier><c:name>" + name
                + "</c:name><c:address><c:street>1</c:street><c:city>Tokyo</c:city><c:country>JP</c:country></c:address>"
                + "</organization><endCustomers><name>T</name><email>t@text.example</email></endCustomers>"
                + "<lines><product>SVR-STD-2008</product><quantity>1</quantity></lines></submitOrder>"
                + "</s:Body></s:Envelope>";
    }
}
