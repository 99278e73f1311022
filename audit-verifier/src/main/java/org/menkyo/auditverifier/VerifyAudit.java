package org.menkyo.auditverifier;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that verifies an exported audit without a server (LC-1002). */
@Command(
        name = "menkyo verify-audit",
        description = {
            "Verifies an exported audit without a server and names the first thing that is wrong.",
            "Exit code: 0 nothing is wrong, 1 something is, 2 the command or a file cannot be read."
        },
        mixinStandardHelpOptions = true)
public final class VerifyAudit implements Callable<Integer> {

    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    private static final int UNUSABLE = 2;

    @Parameters(paramLabel = "FILE", description = "The export: what the server answers to GET /api/audit/export.")
    private Path export;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Checkpoints that were kept outside: what the server answered to"
                    + " GET /api/audit/checkpoints/latest, one a line, or another export. Can be given several times.")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--archive",
            paramLabel = "FILE",
            description =
                    "A file of archived audit records (audit-….jsonl.gz), to compare them too. Can be given several"
                            + " times.")
    private List<Path> archives = List.of();

    @Option(
            names = "--public-key",
            paramLabel = "HEX",
            description = "The installation's audit key, 64 hexadecimal digits. Without it the export's own word for it"
                    + " is taken, and whoever made the whole file could have made the key.")
    private String publicKey;

    @Option(names = "--json", description = "Tell the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Verifies and ends. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new VerifyAudit()).execute(arguments));
    }

    @Override
    public Integer call() {
        Verdict verdict;
        try {
            verdict = verify();
        } catch (IOException | IllegalArgumentException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("menkyo verify-audit: " + describe(e));
            err.flush();
            return UNUSABLE;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(verdict));
        } else {
            tell(verdict, out);
        }
        out.flush();
        return verdict.intact() ? INTACT : BROKEN;
    }

    private static String describe(Exception e) {
        if (e instanceof UnreadableInputException) {
            return e.getMessage();
        }
        return e instanceof IOException ? "cannot read " + e.getMessage() : "the public key is not hexadecimal";
    }

    private Verdict verify() throws IOException {
        Optional<byte[]> key = Optional.ofNullable(publicKey).map(HexFormat.of()::parseHex);
        List<InputStream> kept = new ArrayList<>();
        List<InputStream> months = new ArrayList<>();
        try {
            for (Path file : archives) {
                months.add(Files.newInputStream(file));
            }
            for (Path file : checkpoints) {
                kept.add(Files.newInputStream(file));
            }
            ExportVerification verification = new ExportVerification(key, kept, months);
            try (InputStream lines = Files.newInputStream(export)) {
                return verification.verify(lines);
            }
        } finally {
            for (InputStream file : kept) {
                file.close();
            }
            for (InputStream file : months) {
                file.close();
            }
        }
    }

    private void tell(Verdict verdict, PrintWriter out) {
        verdict.finding()
                .ifPresentOrElse(
                        finding -> out.println(finding.problem() + " at line " + finding.line()
                                + (finding.sealNumber() == null ? "" : ", link " + finding.sealNumber())
                                + (finding.recordId() == null ? "" : ", record " + finding.recordId()) + ": "
                                + finding.text() + "."),
                        () -> out.println("INTACT"));
        out.println("links       " + verdict.last().number() + " right, the last with hash "
                + HexFormat.of().formatHex(verdict.last().hash()));
        out.println("records     " + verdict.records() + ", and " + verdict.otherRows()
                + " rows of other tables by digest");
        if (verdict.archived() > 0) {
            out.println("archived    " + verdict.archived() + " records, of which " + verdict.archivedCompared()
                    + " were compared in the files given");
        }
        if (verdict.erasedValues() > 0) {
            out.println("erased      " + verdict.erasedValues() + " personal values, as the chain says");
        }
        out.println("checkpoints " + verdict.checkpoints() + ", and " + verdict.keptCheckpoints() + " kept outside");
        verdict.endedAt().ifPresent(at -> out.println("exported    " + at));
        if (!verdict.publicKey().isEmpty()) {
            out.println("key         " + verdict.publicKey()
                    + (verdict.keyGiven() ? "" : " (the file's own word: give --public-key to be sure)"));
        }
    }

    private static String json(Verdict verdict) {
        JsonObjectBuilder result = Json.createObjectBuilder()
                .add("intact", verdict.intact())
                .add("links", verdict.last().number())
                .add("chainHash", HexFormat.of().formatHex(verdict.last().hash()))
                .add("records", verdict.records())
                .add("archived", verdict.archived())
                .add("archivedCompared", verdict.archivedCompared())
                .add("erasedValues", verdict.erasedValues())
                .add("otherRows", verdict.otherRows())
                .add("checkpoints", verdict.checkpoints())
                .add("keptCheckpoints", verdict.keptCheckpoints())
                .add("publicKey", verdict.publicKey())
                .add("keyGiven", verdict.keyGiven());
        verdict.endedAt().ifPresent(at -> result.add("exportedAt", at.toString()));
        verdict.finding().ifPresent(finding -> {
            result.add("problem", finding.problem().name())
                    .add("line", finding.line())
                    .add("text", finding.text());
            if (finding.sealNumber() != null) {
                result.add("sealNumber", finding.sealNumber());
            }
            if (finding.recordId() != null) {
                result.add("recordId", finding.recordId());
            }
        });
        return result.build().toString();
    }
}
