package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LC-115")
class MessageTextTest {

    @Test
    void findsTheEncodingBehindALongDeclaration() throws IOException {
        String text = "<?xml version=\"1.0\"" + " ".repeat(200) + "encoding='UTF-16'?><a>é</a>";

        assertThat(read(bytes(text, "UTF-16LE"), "text/xml")).isEqualTo(text);
    }

    @Test
    void takesNoMarkForText() throws IOException {
        assertThat(read(bytes("\uFEFF<a>é</a>", "UTF-8"), null)).isEqualTo("<a>é</a>");
        assertThat(read(bytes("\uFEFF<a>é</a>", "UTF-16LE"), "text/xml; charset=UTF-16"))
                .isEqualTo("<a>é</a>");
        assertThatThrownBy(() -> read(bytes("\uFEFF<a>é</a>", "UTF-16LE"), "text/xml; charset=UTF-8"))
                .isInstanceOf(SoapException.class);
    }

    @Test
    void readsShortAndEmptyMessages() throws IOException {
        assertThat(read(new byte[0], null)).isEmpty();
        assertThat(read(new byte[] {'<'}, "text/xml")).isEqualTo("<");
    }

    /** None of the decoders may replace what it cannot read. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "US-ASCII", "windows-1252"})
    void failsAtWhatIsNoCharacter(String charset) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(bytes("<a>x</a>", charset));
        message.writeBytes(new byte[] {(byte) 0xD8, 0x00, (byte) 0xFF, (byte) 0x81});

        assertThatThrownBy(() -> read(message.toByteArray(), "text/xml; charset=" + charset))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void failsAtWhatIsWrittenLongerThanNeeded() {
        byte[] overlong = bytes("<a>..</a>", "ISO-8859-1");
        overlong[3] = (byte) 0xC1;
        overlong[4] = (byte) 0x81;

        assertThatThrownBy(() -> read(overlong, "text/xml")).isInstanceOf(CharacterCodingException.class);
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static String read(byte[] message, String contentType) throws IOException {
        StringWriter text = new StringWriter();
        MessageText.read(new ByteArrayInputStream(message), contentType).transferTo(text);
        return text.toString();
    }
}
