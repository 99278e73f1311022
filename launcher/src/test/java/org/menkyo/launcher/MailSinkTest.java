package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real mails over SMTP into the sink, read again over HTTP. */
class MailSinkTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    private int smtpPort;
    private int httpPort;
    private MailSink sink;
    private MailboxPages pages;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        smtpPort = freePort();
        httpPort = freePort();
        Mailbox mailbox = new Mailbox(folder);
        sink = new MailSink(mailbox, LOOPBACK, smtpPort);
        pages = new MailboxPages(mailbox, LOOPBACK, httpPort);
        sink.start();
        pages.start();
    }

    @AfterEach
    void stop() {
        sink.stop();
        pages.stop();
    }

    @Test
    void keepsMailsInTheOrderOfTheirArrival() throws Exception {
        send("aiko@example.com", "First");
        send("ben@example.com", "Second <b>");

        JsonArray mails = mails("");
        assertThat(mails.getValuesAs(JsonObject.class))
                .extracting(mail -> mail.getString("subject"))
                .containsExactly("First", "Second <b>");
        assertThat(mails.getJsonObject(0).getJsonArray("to").getString(0)).isEqualTo("aiko@example.com");
        assertThat(mails.getJsonObject(0).getString("messageId"))
                .startsWith("<")
                .endsWith(">");
        assertThat(get("/").body()).contains("First", "Second &lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void findsMailsByReceiverWhateverTheCase() throws Exception {
        send("aiko@example.com", "First");
        send("ben@example.com", "Second");

        assertThat(mails("?to=Ben%40Example.com").getValuesAs(JsonObject.class))
                .extracting(mail -> mail.getString("subject"))
                .containsExactly("Second");
    }

    @Test
    void rendersBothParts() throws Exception {
        send("aiko@example.com", "Hello");

        assertThat(get("/mails/000001/text").body()).isEqualTo("Hello, 愛子");
        assertThat(get("/mails/000001/html").body()).isEqualTo("<p>Hello, 愛子</p>");
        HttpResponse<String> source = get("/mails/000001");
        assertThat(source.headers().firstValue("Content-Type")).hasValue("message/rfc822");
        assertThat(source.body()).contains("Delivered-To: aiko@example.com", "Subject: Hello");
    }

    @Test
    void scriptsInMailsDoNotRun() throws Exception {
        send("aiko@example.com", "Hello");

        assertThat(get("/mails/000001/html").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("allow-scripts");
    }

    @Test
    void continuesAfterARestart() throws Exception {
        send("aiko@example.com", "First");
        stop();
        start();
        send("aiko@example.com", "Second");

        assertThat(mails("").getValuesAs(JsonObject.class))
                .extracting(mail -> mail.getString("id"))
                .containsExactly("000001", "000002");
    }

    @Test
    void answersNotFoundOutsideTheMailbox() throws Exception {
        assertThat(get("/mails/000009").statusCode()).isEqualTo(404);
        assertThat(get("/mails/..%2F..%2Fsecrets").statusCode()).isEqualTo(404);
        assertThat(get("/secrets.properties").statusCode()).isEqualTo(404);
    }

    private void send(String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", LOOPBACK.getHostAddress());
        properties.put("mail.smtp.port", smtpPort);
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("menkyo@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Hello, 愛子", StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Hello, 愛子</p>", StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    private JsonArray mails(String query) throws IOException, InterruptedException {
        try (var reader =
                Json.createReader(new StringReader(get("/mails" + query).body()))) {
            return reader.readArray();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }
}
