package org.menkyo.client.agent.access;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.menkyo.client.agent.trust.Tls;

/** One connection to an agent, for one request. It is cut off when its time is over, wherever it is then. */
final class AgentCall implements AutoCloseable {

    private static final int MAX_ANSWER = 1 << 20;
    private static final int FIRST_ERROR = 400;
    private static final int OK = 200;
    private static final Http1Config RULES =
            Http1Config.custom().setMaxHeaderCount(40).setMaxLineLength(4096).build();

    private final AgentAddress address;
    private final Socket socket;
    private final SSLSocket secured;
    private final ScheduledFuture<?> end;
    private volatile boolean late;

    /**
     * Connects and makes TLS.
     *
     * @param tls who we are and whom we believe; used for one call, so that no earlier connection is resumed
     * @param connect until a connection is made
     * @param whole for all together from then on
     */
    AgentCall(AgentAddress address, SSLContext tls, Duration connect, Duration whole) throws AgentException {
        this.address = address;
        this.socket = connected(address, connect);
        this.end = Watch.TIMER.schedule(this::cutOff, whole.toMillis(), TimeUnit.MILLISECONDS);
        try {
            this.secured = secured(tls);
        } catch (IOException e) {
            close();
            throw handshakeFailed(e);
        }
    }

    private void cutOff() {
        late = true;
        closed(socket);
    }

    private static Socket connected(AgentAddress address, Duration time) throws AgentException {
        InetAddress[] known;
        try {
            known = InetAddress.getAllByName(address.host());
        } catch (UnknownHostException e) {
            throw new AgentException(
                    AgentException.Reason.NAME_UNKNOWN, "the name " + address.host() + " is not known", e);
        }
        IOException failed = null;
        for (InetAddress each : known) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(each, address.port()), (int) time.toMillis());
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                closed(socket);
                failed = e;
            }
        }
        throw new AgentException(AgentException.Reason.UNREACHABLE, "nothing answers at " + address, failed);
    }

    private SSLSocket secured(SSLContext tls) throws IOException {
        SSLSocket made = (SSLSocket) tls.getSocketFactory().createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = made.getSSLParameters();
        parameters.setProtocols(Tls.versions());
        made.setSSLParameters(parameters);
        made.startHandshake();
        return made;
    }

    /** The certificate of who answers. */
    X509Certificate peer() throws AgentException {
        try {
            return (X509Certificate) secured.getSession().getPeerCertificates()[0];
        } catch (SSLException e) {
            throw handshakeFailed(e);
        }
    }

    /**
     * Sends the request and reads the answer.
     *
     * @throws AgentException also if the agent refused
     */
    JsonObject send(String method, String path, Optional<JsonObject> body, Locale language) throws AgentException {
        try {
            return understood(sent(method, path, body, language));
        } catch (AgentException e) {
            throw e;
        } catch (HttpException | JsonException | IllegalStateException | ClassCastException e) {
            throw new AgentException(
                    AgentException.Reason.NOT_UNDERSTOOD, "the answer of " + address + " is not understood", e);
        } catch (IOException e) {
            throw late ? timedOut(e) : brokenOff(e);
        }
    }

    private record Answer(int status, byte[] content) {}

    private Answer sent(String method, String path, Optional<JsonObject> body, Locale language)
            throws IOException, HttpException {
        DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(RULES);
        http.bind(secured);
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, path);
        request.addHeader("Host", address.toString());
        request.addHeader("Accept", "application/json, application/problem+json");
        request.addHeader("Accept-Language", language.toLanguageTag());
        request.addHeader("Connection", "close");
        if (body.isPresent()) {
            byte[] content = body.get().toString().getBytes(StandardCharsets.UTF_8);
            request.addHeader("Content-Type", "application/json");
            request.addHeader("Content-Length", content.length);
            request.setEntity(new ByteArrayEntity(content, ContentType.APPLICATION_JSON));
        }
        http.sendRequestHeader(request);
        if (body.isPresent()) {
            http.sendRequestEntity(request);
        }
        http.flush();
        ClassicHttpResponse response = http.receiveResponseHeader();
        http.receiveResponseEntity(response);
        byte[] content = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MAX_ANSWER + 1);
        return new Answer(response.getCode(), content);
    }

    private JsonObject understood(Answer answer) throws AgentException {
        if (answer.content().length > MAX_ANSWER) {
            throw new AgentException(
                    AgentException.Reason.NOT_UNDERSTOOD, "the answer of " + address + " is too long", null);
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.content()))) {
            JsonObject body = reader.readObject();
            if (answer.status() >= FIRST_ERROR) {
                throw new AgentException(
                        body.getString("code", "HTTP_" + answer.status()), body.getString("detail", ""));
            }
            if (answer.status() != OK) {
                throw new IllegalStateException("status " + answer.status());
            }
            return body;
        }
    }

    private AgentException handshakeFailed(IOException e) {
        if (late) {
            return timedOut(e);
        }
        boolean untrusted = causes(e).anyMatch(CertificateException.class::isInstance);
        if (untrusted) {
            return new AgentException(
                    AgentException.Reason.NOT_TRUSTED,
                    address + " has no certificate of an agent of this authority that is in force",
                    e);
        }
        if (isCutOff(e)) {
            return brokenOff(e);
        }
        boolean isNoTls = e instanceof SSLException && !(e instanceof SSLHandshakeException);
        return isNoTls
                ? new AgentException(AgentException.Reason.NOT_UNDERSTOOD, "no agent answers at " + address, e)
                : brokenOff(e);
    }

    private AgentException brokenOff(IOException e) {
        return isCutOff(e)
                ? AgentException.cutOff(address + " broke off", e)
                : new AgentException(
                        AgentException.Reason.NOT_ACCEPTED, address + " did not accept the tool's certificate", e);
    }

    /** Whether the connection ended without a word: who does not believe a certificate says so in an alert of TLS. */
    private static boolean isCutOff(IOException e) {
        return causes(e)
                .anyMatch(cause -> cause instanceof EOFException
                        || cause instanceof SocketException
                        || cause instanceof ConnectionClosedException
                        || cause instanceof NoHttpResponseException);
    }

    private static Stream<Throwable> causes(IOException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause);
    }

    private AgentException timedOut(IOException e) {
        return new AgentException(AgentException.Reason.TIMED_OUT, address + " did not answer in time", e);
    }

    @Override
    public void close() {
        end.cancel(false);
        closed(socket);
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(AgentCall.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection was closed already", e);
        }
    }

    /** Ends the calls that take too long; one thread for all of them. */
    private static final class Watch {

        static final ScheduledThreadPoolExecutor TIMER = timer();

        private static ScheduledThreadPoolExecutor timer() {
            ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
                Thread thread = new Thread(work, "menkyo-agent-calls");
                thread.setDaemon(true);
                return thread;
            });
            timer.setRemoveOnCancelPolicy(true);
            return timer;
        }
    }
}
