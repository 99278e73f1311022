package org.menkyo.identity;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.menkyo.shared.Settings;

/** An OpenID Connect provider's document and keys over HTTP, and tokens as it signs them. */
final class TestProvider implements AutoCloseable {

    static final String AUDIENCE = "menkyo";

    private final HttpServer server;
    private final AtomicInteger keyLookups = new AtomicInteger();
    private volatile PublicJsonWebKey key;
    private volatile String issuer;
    private volatile String keysAddress;

    TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
        rotate(rsaKey());
        answer("/realm/.well-known/openid-configuration", this::document);
        answer("/keys", () -> {
            keyLookups.incrementAndGet();
            return new JsonWebKeySet(key).toJson();
        });
        server.start();
    }

    private String document() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("jwks_uri", keysAddress == null ? address + "/keys" : keysAddress)
                .add("authorization_endpoint", address + "/authorize")
                .add("token_endpoint", address + "/token")
                .build()
                .toString();
    }

    private void answer(String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    static PublicJsonWebKey rsaKey() {
        try {
            PublicJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId("key-" + System.identityHashCode(made));
            return made;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Begins to use another key. */
    void rotate(PublicJsonWebKey next) {
        key = next;
    }

    PublicJsonWebKey key() {
        return key;
    }

    /** How often the keys were looked up. */
    int keyLookups() {
        return keyLookups.get();
    }

    /** Says in its document that it is another than it is. */
    void callItself(String name) {
        issuer = name;
    }

    /** Says in its document that its keys are elsewhere. */
    void keepKeysAt(String address) {
        keysAddress = address;
    }

    String issuer() {
        return issuer;
    }

    /** Settings that name this provider. */
    Settings settings() {
        return settings(Map.of("menkyo.oidc.issuer", issuer, "menkyo.oidc.audience", AUDIENCE));
    }

    static Settings settings(Map<String, String> values) {
        return new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(values.get(name));
            }
        };
    }

    /** Claims of a token for this installation that is good for an hour. */
    JwtClaims claims(String subject, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 3600));
        return claims;
    }

    String token(JwtClaims claims) {
        return token(claims, key, AlgorithmIdentifiers.RSA_USING_SHA256);
    }

    /** A token that says of which kind it is. */
    String token(JwtClaims claims, String type) {
        return token(claims, key, AlgorithmIdentifiers.RSA_USING_SHA256, type);
    }

    static String token(JwtClaims claims, PublicJsonWebKey signer, String algorithm) {
        return token(claims, signer, algorithm, null);
    }

    private static String token(JwtClaims claims, PublicJsonWebKey signer, String algorithm, String type) {
        JsonWebSignature signature = new JsonWebSignature();
        if (type != null) {
            signature.setHeader("typ", type);
        }
        signature.setPayload(claims.toJson());
        signature.setKey(signer.getPrivateKey());
        signature.setKeyIdHeaderValue(signer.getKeyId());
        signature.setAlgorithmHeaderValue(algorithm);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Cannot be reached any more. */
    @Override
    public void close() {
        server.stop(0);
    }
}
