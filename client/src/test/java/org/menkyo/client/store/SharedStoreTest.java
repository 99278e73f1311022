package org.menkyo.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.RefusedException;

/** Several programs and threads over one folder, all at once. */
@Tag("VA-212")
class SharedStoreTest {

    static final int EVENTS = 300;
    static final int ROUNDS = 10;

    private static final int THREADS = 8;
    private static final int PROGRAMS = 4;
    private static final int REARMS = 3;

    @TempDir
    private Path folder;

    @Test
    @Tag("VA-208")
    void threadsDoNotPassTheLimitOfRearms() throws Exception {
        List<Integer> done = atOnce(number -> SharedStoreProgram.rearms(SharedStoreProgram.client(folder)));
        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(REARMS);
        assertThat(SharedStoreProgram.client(folder).status().rearmsLeft()).isZero();
    }

    @Test
    @Tag("VA-601")
    void rearmAndGeneralizeShareTheLimit() throws Exception {
        List<Boolean> done = atOnce(number -> {
            ActivationClient client = SharedStoreProgram.client(folder);
            try {
                if (number % 2 == 0) {
                    client.rearm();
                } else {
                    client.generalize();
                }
                return true;
            } catch (RefusedException e) {
                assertThat(e.reason()).isEqualTo(RefusedException.Reason.NO_REARM);
                return false;
            }
        });
        assertThat(done).filteredOn(Boolean::booleanValue).hasSize(REARMS);
    }

    @Test
    @Tag("VA-208")
    void programsDoNotPassTheLimitOfRearms() throws Exception {
        List<Program> programs = programs("rearm");
        programs.forEach(Program::go);
        int done = 0;
        for (Program program : programs) {
            done += Integer.parseInt(program.says());
            assertThat(program.ends()).isZero();
        }
        assertThat(done).isEqualTo(ROUNDS * REARMS);
    }

    @Test
    void noChangeIsLostBesideAnother() throws Exception {
        ActivationClient client = SharedStoreProgram.client(folder);
        atOnce(number -> {
            for (int i = 0; i < 5; i++) {
                if (number % 2 == 0) {
                    SharedStoreProgram.client(folder).setKmsHost("kms" + number + ".example.com");
                } else {
                    client.setKmsPort(OptionalInt.of(1700 + number));
                }
            }
            return number;
        });
        assertThat(client.status().kms().host()).get().asString().matches("kms[0246]\\.example\\.com");
        assertThat(client.status().kms().port().orElseThrow()).isBetween(1701, 1707);
    }

    @Test
    @Tag("VA-210")
    void aProgramThatIsKilledLeavesAWholeStateAndNoLock() throws Exception {
        SharedStoreProgram.client(folder).rearm();
        for (int round = 0; round < 3; round++) {
            Program program = new Program("change", folder);
            program.go();
            assertThat(program.says()).isEqualTo("changing");
            program.process().destroyForcibly().waitFor();
            assertThat(new FileLicenseStore(folder).load()).isPresent();
            assertThat(SharedStoreProgram.client(folder).status().rearmsLeft()).isEqualTo(REARMS - 1);
        }
    }

    @Test
    @Tag("VA-210")
    void programsWriteWholeLinesIntoOneEventLog() throws Exception {
        List<Program> programs = programs("log");
        programs.forEach(Program::go);
        for (Program program : programs) {
            assertThat(program.ends()).isZero();
        }
        List<String> lines = Files.readAllLines(folder.resolve("events.log"));
        assertThat(lines)
                .hasSize(PROGRAMS * EVENTS)
                .allMatch(line -> line.matches("at=\\S+ kind=REQUEST "
                        + "host=((\\d)\\2{49}) cmid=\\S+ clientTime=\\S+ machine=PHYSICAL state=INITIAL_GRACE "
                        + "remainingMinutes=\\d+ renewalMinutes=1 retryMinutes=2"));
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void aLineThatACrashCutOffIsEnded() throws Exception {
        Path log = folder.resolve("events.log");
        Files.writeString(log, "at=2026 ki");
        SharedStoreProgram.log(new FileEventLog(log), "h");
        assertThat(Files.readAllLines(log)).hasSize(1 + EVENTS).startsWith("at=2026 ki");
    }

    /** As where two copies of the client live under two class loaders, for example in an application server. */
    @Test
    void aLockThatAnotherPartOfTheProcessHoldsIsWaitedFor() throws Exception {
        SharedStoreProgram.client(folder).rearm();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (FileChannel channel = FileChannel.open(folder.resolve("license.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Thread[] worker = new Thread[1];
            Future<?> rearm = threads.submit(() -> {
                worker[0] = Thread.currentThread();
                SharedStoreProgram.client(folder).rearm();
            });
            while (worker[0] == null || worker[0].getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            assertThat(rearm.isDone()).isFalse();
            lock.release();
            rearm.get();
        } finally {
            threads.shutdown();
        }
        assertThat(SharedStoreProgram.client(folder).status().rearmsLeft()).isEqualTo(REARMS - 2);
    }

    @Test
    void workCanBeginFurtherWorkAndFailInAWayOfItsOwn() throws Exception {
        FileMutex mutex = new FileMutex(folder.resolve("a.lock"));
        assertThat(mutex.<Integer, RuntimeException>exclusively(() -> mutex.exclusively(() -> 7)))
                .isEqualTo(7);
        assertThatThrownBy(() -> mutex.exclusively(() -> {
                    throw new TamperedException("of its own");
                }))
                .isInstanceOf(TamperedException.class);
        assertThat(atOnce(number -> mutex.exclusively(() -> number))).hasSize(THREADS);
    }

    @FunctionalInterface
    private interface Numbered<T> {

        T run(int number) throws Exception;
    }

    private static <T> List<T> atOnce(Numbered<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                tasks.add(() -> {
                    start.await();
                    return work.run(number);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private List<Program> programs(String work) throws IOException {
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(new Program(work, folder, "" + i));
        }
        for (Program program : programs) {
            assertThat(program.says()).isEqualTo("ready");
        }
        return programs;
    }

    /** A program of its own that waits to be told to go. */
    private record Program(Process process, BufferedReader out) {

        private Program(Process process) {
            this(process, process.inputReader());
        }

        private Program(String work, Path folder, String name) throws IOException {
            this(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SharedStoreProgram.class.getName(),
                            work,
                            folder.toString(),
                            name)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }

        private Program(String work, Path folder) throws IOException {
            this(work, folder, "");
            assertThat(says()).isEqualTo("ready");
        }

        private void go() {
            try {
                process.outputWriter().write("go\n");
                process.outputWriter().flush();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private String says() throws IOException {
            return out.readLine();
        }

        private int ends() throws InterruptedException {
            return process.waitFor();
        }
    }
}
