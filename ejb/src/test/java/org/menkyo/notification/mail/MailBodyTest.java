package org.menkyo.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again by the mail library, as receivers do. */
class MailBodyTest {

    private static final String BOUNDARY = "=_5a3f1c52-0000-4000-8000-000000000000";

    private static MimeMultipart parts(String text, String html) throws Exception {
        MailBody body = MailBody.of(new RenderedMail("subject", text, html), BOUNDARY);
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        source.writeBytes(("Content-Type: " + body.contentType() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        source.writeBytes(body.source());
        MimeMessage mail =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source.toByteArray()));
        return (MimeMultipart) mail.getContent();
    }

    private static void assertReadAsWritten(String text) throws Exception {
        MimeMultipart parts = parts(text, "<p>" + text + "</p>");

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(content(parts.getBodyPart(0))).isEqualTo(text);
        assertThat(content(parts.getBodyPart(1))).isEqualTo("<p>" + text + "</p>");
    }

    private static String content(BodyPart part) throws Exception {
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one line",
                "two\nlines\n",
                "\n\nempty lines\n\n",
                ".\n..\n.\n",
                "--\n--=_\n",
                "tabs\tand trailing spaces   \n",
                "Größe, café, naïve",
                "アクセスのリクエスト\n完了しませんでした。",
                "an emoji 😀 of two characters"
            })
    @Tag("LC-903")
    void isReadAsItWasWritten(String text) throws Exception {
        assertReadAsWritten(text);
    }

    @Test
    @Tag("LC-903")
    void longLinesAreEncoded() throws Exception {
        String longest = "x".repeat(998);
        String tooLong = "x".repeat(999);

        assertReadAsWritten(longest + "\n" + longest);
        assertReadAsWritten(tooLong);
        for (String line : new String(
                        MailBody.of(new RenderedMail("s", tooLong, longest), BOUNDARY)
                                .source(),
                        StandardCharsets.US_ASCII)
                .split("\r\n")) {
            assertThat(line.length()).isLessThanOrEqualTo(998);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb"})
    @Tag("LC-903")
    void linesEndAsMailsDemand(String text) throws Exception {
        byte[] source = MailBody.of(new RenderedMail("s", text, text), BOUNDARY).source();

        String lines = new String(source, StandardCharsets.US_ASCII);
        assertThat(lines).contains("a\r\nb\r\n");
        assertThat(lines.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    @Tag("LC-903")
    void controlCharactersAndLettersBeyondAsciiAreEncoded() throws Exception {
        for (String text : new String[] {"\u007f", "\u0000", "é"}) {
            assertThat(parts(text, "plain").getBodyPart(0).getHeader("Content-Transfer-Encoding"))
                    .containsExactly("base64");
        }
        assertThat(parts("plain", "plain").getBodyPart(0).getHeader("Content-Transfer-Encoding"))
                .containsExactly("7bit");
    }
}
