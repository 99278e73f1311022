package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that comes along, as real processes. */
class PostgresServerTest {

    @TempDir
    private Path folder;

    private DataDirectory data;
    private PostgresServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        data = DataDirectory.open(folder.resolve("data"));
        server = server();
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        data.close();
    }

    @Test
    void waitsForTheDiskAtEveryCommit() throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(value("show " + setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void asksForTheRightPassword() {
        DatabaseAccess access = server.access();

        assertThatThrownBy(() -> DriverManager.getConnection(access.url(), access.user(), "wrong"))
                .isInstanceOf(SQLException.class);
        assertThat(access.toString()).doesNotContain(access.password()).doesNotContain(access.ownerPassword());
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws Exception {
        execute("create table kept (id int)");
        execute("insert into kept values (42)");
        ProcessHandle killed =
                ChildProcess.leftOver(data.run().resolve("postgresql.pid")).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().get(30, TimeUnit.SECONDS);

        PostgresServer.endLeftOver(data);
        server = server();
        server.start();

        assertThat(value("select id from kept")).isEqualTo("42");
    }

    @Test
    void startsAgainAfterItWasKilledAndKeepsTheLogOfItsDeath() throws Exception {
        execute("create table kept (id int)");
        execute("insert into kept values (43)");
        ChildProcess.leftOver(data.run().resolve("postgresql.pid"))
                .orElseThrow()
                .destroyForcibly();
        assertThat(server.waitFor()).isNotZero();

        assertThat(server.startAgain()).isTrue();

        assertThat(value("select id from kept")).isEqualTo("43");
        assertThat(data.log().resolve("postgresql-died.log")).isNotEmptyFile();
        assertThat(server.log()).content().contains("database system was interrupted");
    }

    @Test
    void aDeathDuringANewStartIsTheSupervisorsMatter() throws Exception {
        Path pidFile = data.run().resolve("postgresql.pid");
        Path control = data.postgres().resolve("cluster/global/pg_control");
        ChildProcess.leftOver(pidFile).orElseThrow().destroyForcibly();
        assertThat(server.waitFor()).isNotZero();
        // Without this file the server ends before it serves, as it would if it were killed just then.
        Files.move(control, folder.resolve("pg_control"));

        assertThat(server.startAgain()).isFalse();

        Files.move(folder.resolve("pg_control"), control);
        assertThat(server.startAgain()).isTrue();
    }

    @Test
    void isNotStartedAgainOnceItWasStopped() {
        server.stop();

        assertThatThrownBy(() -> server.startAgain()).isInstanceOf(LaunchException.class);
    }

    @Test
    void aServerThatWasLeftBehindIsEndedAtTheNextStart() throws Exception {
        ProcessHandle leftBehind =
                ChildProcess.leftOver(data.run().resolve("postgresql.pid")).orElseThrow();

        PostgresServer.endLeftOver(data);

        assertThat(leftBehind.isAlive()).isFalse();
        server = server();
        server.start();
        assertThat(value("select 1")).isEqualTo("1");
    }

    @Test
    void aNoteOfAnotherProcessHarmsNobody() throws IOException {
        // The id of this very process, but not its time of start: the id was used again.
        Path note = folder.resolve("stale.pid");
        Files.writeString(note, ProcessHandle.current().pid() + " 1\n");

        assertThat(ChildProcess.leftOver(note)).isEmpty();
    }

    private PostgresServer server() {
        return new PostgresServer(
                PostgresBinaries.unpack(Path.of("target", "postgresql").toAbsolutePath()),
                data,
                new Secrets(data.secrets()),
                port);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String query) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private Connection owner() throws SQLException {
        DatabaseAccess access = server.access();
        return DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
    }
}
