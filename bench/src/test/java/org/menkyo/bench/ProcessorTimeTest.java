package org.menkyo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessorTimeTest {

    @Test
    void whatAProcessWorksIsCounted() {
        double before = ProcessorTime.used(ProcessHandle.current(), false);
        SplittableRandom random = new SplittableRandom(1);
        long sum = 0;
        for (int i = 0; ProcessorTime.used(ProcessHandle.current(), false) < before + 0.05; i++) {
            for (int j = 0; j < 100_000; j++) {
                sum += random.nextInt();
            }
            assertThat(i).as("rounds of work, %d", sum).isLessThan(100_000);
        }
    }

    @Test
    void whatEndedCountsWithItsParent() throws Exception {
        double before = ProcessorTime.used(ProcessHandle.current(), true);
        double own = ProcessorTime.used(ProcessHandle.current(), false);
        Process child = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();
        assertThat(child.waitFor()).isZero();

        double ofChildren = ProcessorTime.used(ProcessHandle.current(), true)
                - ProcessorTime.used(ProcessHandle.current(), false)
                - (before - own);
        assertThat(ofChildren).isPositive();
        assertThat(ProcessorTime.used(child.toHandle(), false)).isZero();
    }

    @Test
    void isToldForEachAnswer() {
        ProcessorTime used = new ProcessorTime(3, 1.5).since(new ProcessorTime(1, 1));

        assertThat(used.serverMicros(1_000)).isEqualTo(2_000);
        assertThat(used.databaseMicros(1_000)).isEqualTo(500);
    }
}
