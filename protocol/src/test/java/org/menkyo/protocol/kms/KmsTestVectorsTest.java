package org.menkyo.protocol.kms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.TestVectors;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.SigningKey;
import org.menkyo.protocol.crypto.Bits128;

/** The documented protocol and this implementation agree byte by byte. */
class KmsTestVectorsTest {

    private final TestVectors vectors = new TestVectors("kms-test-vectors.properties");
    private final SigningKey publisher = SigningKey.ofSeed(vectors.bytes("publisher.seed"));
    private final SigningKey host = SigningKey.ofSeed(vectors.bytes("host.seed"));
    private final CatalogKey catalogKey = CatalogKey.of(vectors.bytes("catalog.key"));

    @Test
    void keysAndTheirIds() {
        assertThat(publisher.publicKey().toBytes()).isEqualTo(vectors.bytes("publisher.public"));
        assertThat(host.publicKey().toBytes()).isEqualTo(vectors.bytes("host.public"));
        assertThat(HexFormat.of().toHexDigits(publisher.publicKey().id())).isEqualTo(vectors.text("publisher.id"));
        assertThat(HexFormat.of().toHexDigits(catalogKey.id())).isEqualTo(vectors.text("catalog.key.id"));
    }

    @Test
    @Tag("VA-302")
    void certificate() throws KmsProtocolException {
        HostCertificateContents contents = new HostCertificateContents(
                HexFormat.fromHexDigitsToLong(vectors.text("certificate.serial")),
                vectors.text("certificate.catalog.id"),
                vectors.text("certificate.product.id"),
                Integer.parseInt(vectors.text("certificate.group.rank")),
                Platform.valueOf(vectors.text("certificate.platform")),
                Instant.parse(vectors.text("certificate.not.before")),
                Optional.empty(),
                host.publicKey());
        HostCertificate issued = HostCertificate.issue(publisher, contents);
        assertThat(issued.toBytes()).isEqualTo(vectors.bytes("certificate"));
        assertThat(KmsFrames.encodeCertificate(issued)).isEqualTo(vectors.bytes("certificate.frame"));
        HostCertificate received = KmsFrames.decodeCertificate(fromHost("certificate.frame"));
        assertThat(received.contents()).isEqualTo(contents);
        assertThat(received.check(List.of(publisher.publicKey()), "sample", contents.notBefore()))
                .isEqualTo(CertificateStatus.VALID);
    }

    @Test
    @Tag("VA-303")
    @Tag("VA-304")
    void request() throws KmsProtocolException {
        assertThat(RequestAuthenticator.seal(expectedRequest(), catalogKey)).isEqualTo(vectors.bytes("request.frame"));
        KmsFrame frame = FrameReader.forHost()
                .next(ByteBuffer.wrap(vectors.bytes("request.frame")))
                .orElseThrow();
        assertThat(new RequestAuthenticator(List.of(catalogKey)).open(frame)).isEqualTo(expectedRequest());
    }

    @Test
    @Tag("VA-302")
    @Tag("VA-304")
    void answers() throws KmsProtocolException {
        List<KmsAnswer> answers = expectedAnswers();
        BatchSigner.SignedBatch batch = new BatchSigner(host).sign(answers);
        assertThat(batch.root()).isEqualTo(vectors.bytes("batch.root"));
        assertThat(batch.signature()).isEqualTo(vectors.bytes("batch.signature"));
        for (int i = 0; i < answers.size(); i++) {
            String name = "answer." + i + ".frame";
            assertThat(batch.frames().get(i)).isEqualTo(vectors.bytes(name));
            SignedAnswer received = SignedAnswer.decode(fromHost(name));
            assertThat(received.answer()).isEqualTo(answers.get(i));
            assertThat(received.isSignedBy(host.publicKey())).isTrue();
        }
    }

    @Test
    @Tag("VA-311")
    void error() throws KmsProtocolException {
        ErrorFrame expected = ErrorFrame.of(
                KmsError.valueOf(vectors.text("error.code")), Integer.parseInt(vectors.text("error.retry.seconds")));
        assertThat(expected.encode()).isEqualTo(vectors.bytes("error.frame"));
        assertThat(ErrorFrame.decode(fromHost("error.frame"))).isEqualTo(expected);
    }

    /** The dumps in the description are those very frames, and its tables name the sizes and codes that are true. */
    @Test
    void theDescriptionShowsTheseBytesAndSizes() throws Exception {
        String description = Files.readString(Path.of("..", "docs", "protocol", "kms.md"));
        assertThat(dumps(description)).containsExactly(vectors.text("request.frame"), vectors.text("answer.1.frame"));
        assertThat(description)
                .contains(sizes("request", FrameType.REQUEST.minBody() + "", KmsFrames.REQUEST_LENGTH + ""))
                .contains(sizes("answer", "159 to 479", "167 to 487"))
                .contains(sizes("certificate", "up to 202", "up to 210"))
                .contains(sizes("error", "4", "12"));
        assertThat(List.of(FrameType.ANSWER.minBody(), FrameType.ANSWER.maxBody(), FrameType.CERTIFICATE.maxBody()))
                .containsExactly(159, 479, 202);
        for (KmsResult result : KmsResult.values()) {
            assertThat(description).contains("| " + result.code() + " | " + result + " |");
        }
        for (KmsError error : KmsError.values()) {
            assertThat(description)
                    .containsPattern("\\| " + error.code() + " \\| " + error + " \\| [^|]* \\| "
                            + (error.isClosing() ? "closed" : "stays") + " \\|");
        }
    }

    private static String sizes(String type, String body, String frame) {
        return "| " + type + " | " + body + " | " + frame + " |";
    }

    private static List<String> dumps(String description) {
        List<String> dumps = new ArrayList<>();
        Matcher blocks = Pattern.compile("(?s)```\n(.*?)```").matcher(description);
        while (blocks.find()) {
            StringBuilder bytes = new StringBuilder();
            Matcher rows = Pattern.compile("(?m)^ *[0-9]+  (.{1,50}).*$").matcher(blocks.group(1));
            while (rows.find()) {
                String row = rows.group(1).strip();
                bytes.append(
                        row.contains("×")
                                ? "00".repeat(Integer.parseInt(row.substring(row.indexOf('×') + 2)))
                                : row.replace(" ", ""));
            }
            dumps.add(bytes.toString());
        }
        return dumps;
    }

    private KmsRequest expectedRequest() {
        return new KmsRequest(
                Integer.parseInt(vectors.text("request.edition")),
                UUID.fromString(vectors.text("request.cmid")),
                vectors.text("request.machine.name"),
                LicenseState.valueOf(vectors.text("request.license.state")),
                Integer.parseInt(vectors.text("request.remaining.minutes")),
                Boolean.parseBoolean(vectors.text("request.virtual")),
                Instant.parse(vectors.text("request.client.time")),
                Bits128.parse(vectors.text("request.nonce")),
                Bits128.parse(vectors.text("request.hardware.fingerprint")),
                Long.parseLong(vectors.text("request.known.certificate")));
    }

    private List<KmsAnswer> expectedAnswers() {
        KmsRequest request = expectedRequest();
        List<KmsAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            UUID cmid = request.cmid();
            answers.add(new KmsAnswer(
                    i == 2 ? KmsResult.CLOCK_SKEW : KmsResult.ANSWERED,
                    i == 2 ? 0 : Integer.parseInt(vectors.text("answer.count")),
                    Integer.parseInt(vectors.text("answer.renewal.minutes")),
                    Integer.parseInt(vectors.text("answer.retry.minutes")),
                    Instant.parse(vectors.text("answer.host.time")),
                    HexFormat.fromHexDigitsToLong(vectors.text("certificate.serial")),
                    new UUID(cmid.getMostSignificantBits(), cmid.getLeastSignificantBits() + i),
                    new Bits128(request.nonce().high(), request.nonce().low() + i),
                    vectors.text("certificate.product.id")));
        }
        return answers;
    }

    private KmsFrame fromHost(String name) throws KmsProtocolException {
        return FrameReader.forClient()
                .next(ByteBuffer.wrap(vectors.bytes(name)))
                .orElseThrow();
    }
}
