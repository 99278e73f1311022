package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchPlanTest {

    @TempDir
    private Path folder;

    @Test
    void theDemosAccountsAreForThisComputerOnly() {
        Map<String, String> everywhere = Map.of("MENKYO_BIND_ADDRESS", "0.0.0.0");

        assertThatThrownBy(() -> plan(true, everywhere).requireSafeDemo())
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("published", "--no-demo", "MENKYO_LET_ANYBODY_SIGN_IN_WITH_DEMO_PASSWORDS");
        assertThatCode(() -> plan(false, everywhere).requireSafeDemo()).doesNotThrowAnyException();
        assertThatCode(() -> plan(true, Map.of()).requireSafeDemo()).doesNotThrowAnyException();
        assertThatCode(() -> plan(
                                true,
                                Map.of(
                                        "MENKYO_BIND_ADDRESS",
                                        "0.0.0.0",
                                        "MENKYO_LET_ANYBODY_SIGN_IN_WITH_DEMO_PASSWORDS",
                                        "true"))
                        .requireSafeDemo())
                .doesNotThrowAnyException();
    }

    @Test
    void serversOnOneDatabaseHaveNamesThatTheTransactionManagerCanUse() {
        assertThat(plan(false, Map.of()).nodeName()).isEqualTo("menkyo");
        assertThat(plan(false, Map.of("MENKYO_NODE_NAME", "menkyo-2")).nodeName())
                .isEqualTo("menkyo-2");
        assertThatThrownBy(() -> plan(false, Map.of("MENKYO_NODE_NAME", "a-name-of-more-than-23-characters"))
                        .nodeName())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("MENKYO_NODE_NAME");
    }

    @Test
    void whyTheApplicationRefusedToStartIsTold() throws IOException {
        Path failed = Files.writeString(
                folder.resolve("menkyo.ear.failed"),
                "\"{\\\"failed services\\\" => {\\\"X\\\" => \\\"Caused by: java.lang.IllegalStateException: a\\n"
                        + "Caused by: org.menkyo.shared.start.StartRefusedException: Something is missing: put it back.\\\"}}\"");

        assertThat(ApplicationServer.refusal(failed)).contains("Something is missing: put it back.");
        assertThat(ApplicationServer.refusal(folder.resolve("none"))).isEmpty();

        Path several = Files.writeString(
                folder.resolve("several.failed"),
                "\"{\\\"X\\\" => \\\"Caused by: org.menkyo.shared.start.StartRefusedException: Two:\n  A: a.\n  B: b.\n"
                        + "\tat org.jboss\\\"}\"");
        assertThat(ApplicationServer.refusal(several)).contains("Two:\n  A: a.\n  B: b.");
    }

    private LaunchPlan plan(boolean demo, Map<String, String> environment) {
        return LaunchPlan.of(folder, demo, 0, environment);
    }
}
