package org.menkyo.media;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeParams;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeProvider;

/** The bucket that the settings name, and the connection to it. */
@ApplicationScoped
public class S3Bucket {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** A store may take its time to join the parts of a large file. */
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private final S3Client client;
    private final String name;
    private final String prefix;

    @Inject
    public S3Bucket(Settings settings) {
        this(
                connect(settings),
                settings.find(SettingsRegister.S3_BUCKET).orElse(""),
                settings.find(SettingsRegister.S3_PREFIX).orElse(""));
    }

    private S3Bucket(S3Client client, String name, String prefix) {
        this.client = client;
        this.name = name;
        this.prefix = prefix;
    }

    private static S3Client connect(Settings settings) {
        Optional<URI> endpoint = settings.find(SettingsRegister.S3_ENDPOINT);
        boolean pathStyle = settings.find(SettingsRegister.S3_PATH_STYLE).orElseGet(endpoint::isPresent);
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ANSWER))
                .region(Region.of(settings.get(SettingsRegister.S3_REGION)))
                .endpointOverride(endpoint.orElse(null))
                .forcePathStyle(pathStyle)
                .credentialsProvider(credentials(settings))
                // Other stores know neither checksums at the end of a body nor bodies in signed chunks; the hash of the
                // whole
                // part in its signature all of them know, and compare.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        service -> service.chunkedEncodingEnabled(false).expectContinueEnabled(false))
                .authSchemeProvider(S3Bucket::signedPayload)
                .build();
    }

    private static List<AuthSchemeOption> signedPayload(S3AuthSchemeParams call) {
        return S3AuthSchemeProvider.defaultProvider().resolveAuthScheme(call).stream()
                .map(option -> option.toBuilder()
                        .putSignerProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .build())
                .toList();
    }

    private static AwsCredentialsProvider credentials(Settings settings) {
        return settings.find(SettingsRegister.S3_ACCESS_KEY)
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        key, settings.find(SettingsRegister.S3_SECRET_KEY).orElse(""))))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    S3Client client() {
        return client;
    }

    String name() {
        return name;
    }

    /** The key of a media file's bytes. */
    String key(UUID media) {
        return prefix + media;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
