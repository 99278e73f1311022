package org.menkyo.client.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.menkyo.client.agent.trust.Tls;

/** HTTP/1.1 over TLS 1.3, one request on each connection. */
final class TlsExchange implements AgentListener.Exchange {

    private static final System.Logger LOGGER = System.getLogger(TlsExchange.class.getName());
    private static final int MAX_HEADERS = 40;
    private static final int MAX_LINE = 4096;
    private static final int DRAINED = 1 << 20;
    private static final int CONTINUE = 100;
    private static final Http1Config RULES = Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_LINE)
            .setMaxEmptyLineCount(2)
            .build();

    private final Supplier<Optional<SSLContext>> tls;
    private final boolean peersHaveCertificates;
    private final int maxBody;
    private final Function<AgentRequest, AgentAnswer> answers;

    /**
     * @param tls the own certificate and whom to believe, at that moment; none if nobody is to be served any more
     * @param peersHaveCertificates whether peers are asked for theirs
     * @param maxBody how long a body can be, in bytes
     * @param answers what is done about a request; faults are answered for it
     */
    TlsExchange(
            Supplier<Optional<SSLContext>> tls,
            boolean peersHaveCertificates,
            int maxBody,
            Function<AgentRequest, AgentAnswer> answers) {
        this.tls = tls;
        this.peersHaveCertificates = peersHaveCertificates;
        this.maxBody = maxBody;
        this.answers = answers;
    }

    @Override
    public AgentListener.Reception prepare() throws IOException {
        SSLContext context = tls.get().orElseThrow(() -> new SSLException("the machine is not enrolled"));
        return connection -> receive(context, connection);
    }

    private AgentListener.Work receive(SSLContext context, Socket connection) throws IOException, HttpException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(connection, (InputStream) null, true);
        secured.setUseClientMode(false);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(Tls.versions());
        parameters.setNeedClientAuth(peersHaveCertificates);
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        Certificate[] peer = peersHaveCertificates ? secured.getSession().getPeerCertificates() : new Certificate[0];
        DefaultBHttpServerConnection http = new DefaultBHttpServerConnection("https", RULES);
        http.bind(secured);
        return new Received(
                secured,
                http,
                connection.getInetAddress(),
                peer.length == 0 ? Optional.empty() : Optional.of((X509Certificate) peer[0]));
    }

    /** A request that was read, or a problem with it. */
    private final class Received implements AgentListener.Work {

        private final SSLSocket secured;
        private final DefaultBHttpServerConnection http;
        private final InetAddress address;
        private Optional<AgentRequest> request = Optional.empty();
        private AgentAnswer answer;

        Received(
                SSLSocket secured,
                DefaultBHttpServerConnection http,
                InetAddress address,
                Optional<X509Certificate> peer)
                throws IOException, HttpException {
            this.secured = secured;
            this.http = http;
            this.address = address;
            read(peer);
        }

        private void read(Optional<X509Certificate> peer) throws IOException, HttpException {
            ClassicHttpRequest head;
            try {
                head = http.receiveRequestHeader();
            } catch (HttpException | CharacterCodingException e) {
                answer = AgentAnswer.of(Problem.Kind.REQUEST_NOT_VALID.in(Locale.ENGLISH));
                return;
            }
            if (head == null) {
                throw new IOException("the peer sent no request");
            }
            Locale language = language(head.getFirstHeader("Accept-Language"));
            Optional<URI> target = target(head.getRequestUri());
            Optional<byte[]> body = body(head);
            if (target.isEmpty()) {
                answer = AgentAnswer.of(Problem.Kind.REQUEST_NOT_VALID.in(language));
            } else if (body.isEmpty()) {
                answer = AgentAnswer.of(Problem.Kind.BODY_TOO_LONG.in(language, String.valueOf(maxBody)));
            } else {
                String query = target.get().getQuery();
                request = Optional.of(new AgentRequest(
                        head.getMethod(),
                        target.get().getPath(),
                        query == null ? "" : query,
                        language,
                        body.get(),
                        address,
                        peer));
            }
        }

        /** @return empty if it is too long */
        private Optional<byte[]> body(ClassicHttpRequest head) throws IOException, HttpException {
            Header expected = head.getFirstHeader("Expect");
            if (expected != null && expected.getValue().equalsIgnoreCase("100-continue")) {
                http.sendResponseHeader(new BasicClassicHttpResponse(CONTINUE));
                http.flush();
            }
            http.receiveRequestEntity(head);
            if (head.getEntity() == null) {
                return Optional.of(new byte[0]);
            }
            if (head.getEntity().getContentLength() > maxBody) {
                return Optional.empty();
            }
            // The rest of a long body is not read in here: closing the stream would do so.
            byte[] content = head.getEntity().getContent().readNBytes(maxBody + 1);
            return content.length > maxBody ? Optional.empty() : Optional.of(content);
        }

        @Override
        public void run() {
            if (request.isEmpty()) {
                return;
            }
            try {
                answer = answers.apply(request.get());
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(System.Logger.Level.ERROR, "A request failed", e);
                answer = AgentAnswer.of(Problem.Kind.UNEXPECTED.in(request.get().language()));
            }
        }

        @Override
        public void answer() throws IOException, HttpException {
            byte[] content = answer.body().toString().getBytes(StandardCharsets.UTF_8);
            String type = answer.isProblem() ? "application/problem+json" : "application/json";
            BasicClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
            response.addHeader("Content-Type", type);
            response.addHeader("Content-Length", content.length);
            response.addHeader("Cache-Control", "no-store");
            response.addHeader("Connection", "close");
            response.setEntity(new ByteArrayEntity(content, ContentType.create(type)));
            http.sendResponseHeader(response);
            http.sendResponseEntity(response);
            http.flush();
            secured.shutdownOutput();
            AgentListener.drain(secured.getInputStream(), DRAINED);
        }

        @Override
        public void close() throws IOException {
            secured.close();
        }
    }

    private static Optional<URI> target(String text) {
        try {
            URI target = new URI(text);
            return target.getPath() == null ? Optional.empty() : Optional.of(target);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Locale language(Header accepted) {
        if (accepted == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(
                    Locale.LanguageRange.parse(accepted.getValue()), List.of(Locale.ENGLISH, Locale.JAPANESE));
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
