package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

@Tag("LC-1103")
class SecurityTimestampTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<u:Created>2020-01-01T00:00:00Z</u:Created>",
                "<u:Created>2026-11-28T12:04:59Z</u:Created><u:Expires>2026-11-28T12:10:00Z</u:Expires>",
                "<u:Expires>2026-11-28T11:55:01.123456789Z</u:Expires>",
                "<u:Expires>2026-11-28T21:00:00+09:00</u:Expires>",
                "<u:Expires> 2026-11-28T12:00:00 </u:Expires>"
            })
    void takesAMessageInItsTime(String times) throws Exception {
        Element timestamp = timestamp(times);

        assertThatCode(() -> SecurityTimestamp.check(timestamp, NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "<u:Expires>2026-11-28T11:54:59Z</u:Expires>, MESSAGE_EXPIRED",
        "<u:Expires>2026-11-28T20:54:59+09:00</u:Expires>, MESSAGE_EXPIRED",
        "<u:Created>2026-11-28T12:05:01Z</u:Created>, MESSAGE_EXPIRED",
        "<u:Expires>tomorrow</u:Expires>, UNSUPPORTED_SECURITY",
        "<u:Expires/>, UNSUPPORTED_SECURITY",
        "<u:Created>2026-11-28T12:00:00Z</u:Created><u:Created>2026-11-28T12:00:00Z</u:Created>, UNSUPPORTED_SECURITY"
    })
    void refusesAnyOther(String times, SoapError error) throws Exception {
        Element timestamp = timestamp(times);

        assertThat(catchThrowableOfType(SoapException.class, () -> SecurityTimestamp.check(timestamp, NOW))
                        .error())
                .isEqualTo(error);
    }

    @Test
    void looksAtItsOwnTimesOnly() throws Exception {
        Element timestamp = timestamp("<Expires xmlns='urn:other'>2020-01-01T00:00:00Z</Expires>");

        assertThatCode(() -> SecurityTimestamp.check(timestamp, NOW)).doesNotThrowAnyException();
    }

    private static Element timestamp(String times) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(
                        "<u:Timestamp xmlns:u='" + SecurityTimestamp.WSU + "'>" + times + "</u:Timestamp>")))
                .getDocumentElement();
    }
}
