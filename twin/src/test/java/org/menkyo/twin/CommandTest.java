package org.menkyo.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line with the examples that the documentation shows. */
class CommandTest {

    private static final String CATALOG = "../docs/catalog/sample-catalog.json";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new MenkyoTwin())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    @Tag("VA-703")
    void playsAndWritesTablesAndPicture() {
        int code = run("play", "examples/cloned-image.json", "--language", "en", "--out", folder.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("One host: 120 days, 40 machines at the end", "1 client machine ID is a suspected duplicate");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("states.csv", "hosts.csv", "maks.csv", "states.svg");
    }

    @Test
    @Tag("VA-703")
    void saysWhatAnotherWayForABranchIsWorth() {
        int code = run("play", "examples/kms-or-mak.json", "--language", "ja", "--out", folder.toString());
        assertThat(code).isZero();
        assertThat(out.toString()).contains("Branch: ", "通知状態", "MAK のライセンス認証 100 回");
    }

    @Test
    @Tag("VA-701")
    void plansAsMarkdownAndAsJson() {
        String[] plan = {"plan", "examples/networks.json", "--catalog", CATALOG, "--center", "https://c.example.com"};
        assertThat(run(with(plan, "--language", "en"))).isZero();
        assertThat(out.toString())
                .contains("# Activation plan", "- Head office: two KMS hosts or more (kms1.example.com,");
        out.getBuffer().setLength(0);
        assertThat(run(with(plan, "--language", "ja", "--json", "--enterprise", "2000")))
                .isZero();
        assertThat(out.toString())
                .contains("\"number\": \"ONE_OR_MORE\"", "\"method\": \"KMS_CORE\"", "\"to\": \"c.example.com\"", "台");
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(run("play", folder.resolve("none.json").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("menkyo twin play: cannot read or write", "none.json");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        assertThat(run("play", broken.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("broken.json is no JSON object");
        assertThat(run("plan", "examples/networks.json", "--catalog", CATALOG, "--center", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--center must be an address with a host");
        assertThat(run()).isEqualTo(2);
    }
}
