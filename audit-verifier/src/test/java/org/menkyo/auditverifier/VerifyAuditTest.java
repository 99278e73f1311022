package org.menkyo.auditverifier;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainStatement;
import org.menkyo.protocol.audit.ChainStatement.Purpose;
import org.menkyo.protocol.audit.ChainedRow;
import org.menkyo.protocol.audit.ExportLine;
import org.menkyo.protocol.crypto.Sha256;
import picocli.CommandLine;

/** The command on files, as people and programs use it. */
class VerifyAuditTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final Ed25519PrivateKeyParameters KEY = new Ed25519PrivateKeyParameters(new byte[32], 0);
    private static final byte[] PUBLIC_KEY = KEY.generatePublicKey().getEncoded();

    @TempDir
    Path folder;

    private Path export;
    private Path kept;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void anExportOfTwoRecordsAndACheckpointOfTheSecond() throws IOException {
        Map<String, Object> first = Map.of("id", "1", "action", "TESTED", "details", Map.of());
        Map<String, Object> second = Map.of("id", "2", "action", "TESTED", "details", Map.of("a", "b"));
        ChainedRow firstRow = new ChainedRow("audit", 1, digest(first), AT);
        ChainedRow secondRow = new ChainedRow("audit", 2, digest(second), AT);
        ChainLink one = ChainLink.start().next(firstRow);
        ChainLink two = one.next(secondRow);
        export = write(
                "audit.jsonl",
                ExportLine.header(AT, PUBLIC_KEY),
                ExportLine.link(one, firstRow, first, Map.of()),
                ExportLine.link(two, secondRow, second, Map.of()),
                statement(two, Purpose.EXPORT_END));
        kept = write("kept.jsonl", statement(two, Purpose.CHECKPOINT));
    }

    private static byte[] digest(Map<String, Object> record) {
        return Sha256.digest().digest(CanonicalJson.of(record).getBytes(StandardCharsets.UTF_8));
    }

    private static String statement(ChainLink link, Purpose purpose) {
        ChainStatement statement = new ChainStatement(link.number(), link.hash(), AT);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, KEY);
        byte[] signed = statement.signedBytes(purpose);
        signer.update(signed, 0, signed.length);
        return ExportLine.statement(statement, purpose, PUBLIC_KEY, signer.generateSignature());
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private int run(Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        return new CommandLine(new VerifyAudit())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(texts);
    }

    private static String hex() {
        return HexFormat.of().formatHex(PUBLIC_KEY);
    }

    @Test
    @Tag("LC-1002")
    void tellsPeopleThatNothingIsWrong() {
        assertThat(run(export)).isZero();

        assertThat(out.toString())
                .startsWith("INTACT")
                .contains("2 right")
                .contains("exported    " + AT)
                .contains(hex() + " (the file's own word");
    }

    @Test
    @Tag("LC-1002")
    void tellsProgramsWhatIsWrong() throws IOException {
        Files.writeString(export, Files.readString(export).replace("\"a\":\"b\"", "\"a\":\"c\""));

        assertThat(run(export, "--json", "--public-key", hex(), "--checkpoint", kept))
                .isEqualTo(1);

        JsonObject result = Json.createReader(new StringReader(out.toString())).readObject();
        assertThat(result.getBoolean("intact")).isFalse();
        assertThat(result.getString("problem")).isEqualTo("EDITED");
        assertThat(result.getInt("line")).isEqualTo(3);
        assertThat(result.getInt("sealNumber")).isEqualTo(2);
        assertThat(result.getString("recordId")).isEqualTo("2");
        assertThat(result.getInt("links")).isEqualTo(1);
        assertThat(result.getBoolean("keyGiven")).isTrue();
    }

    @Test
    @Tag("LC-1002")
    void comparesWithCheckpointsThatWereKept() throws IOException {
        assertThat(run(export, "--public-key", hex(), "--checkpoint", kept)).isZero();
        assertThat(out.toString()).contains("1 kept outside");

        Path forged = write(
                "forged.jsonl",
                statement(new ChainLink(3, new byte[32]), Purpose.CHECKPOINT)
                        .replace("\"sealNumber\":\"3\"", "\"sealNumber\":\"2\""));
        assertThat(run(export, "--checkpoint", forged)).isEqualTo(1);
        assertThat(out.toString()).contains("SIGNATURE_WRONG");
        Path later = write("later.jsonl", statement(new ChainLink(3, new byte[32]), Purpose.CHECKPOINT));
        assertThat(run(export, "--checkpoint", later)).isEqualTo(1);
        assertThat(out.toString()).contains("CUT_OFF").contains("link 3");
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        assertThat(run(folder.resolve("none"))).isEqualTo(2);
        assertThat(run(export, "--public-key", "xyz")).isEqualTo(2);
        assertThat(run(export, "--public-key", "00")).isEqualTo(2);
        assertThat(run(export, "--checkpoint", write("bad.jsonl", "[]"))).isEqualTo(2);
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString())
                .contains("cannot read")
                .contains("the public key is not hexadecimal")
                .contains("32 bytes")
                .contains("a checkpoint that was kept cannot be read")
                .contains("FILE");
    }
}
