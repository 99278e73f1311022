package org.menkyo.archiver;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that moves old months to files, or brings files back for a look. */
@Command(
        name = "menkyo archive",
        description = {
            "Moves the months of the KMS ledger and the audit before a month from the database to files,"
                    + " or with --restore puts files into tables of their own for a look.",
            "The database must run; the server may. The password of the role that owns the tables is taken from"
                    + " MENKYO_DB_OWNER_PASSWORD, or from the folder of ./menkyo run.",
            "Exit code: 0 done, 1 something could not be moved and is still in the database, 2 wrong options."
        },
        mixinStandardHelpOptions = true)
public final class Archive implements Callable<Integer> {

    @Option(names = "--before", paramLabel = "YYYY-MM", description = "The first month that stays.")
    private String before;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where the files are written.")
    private Path folder;

    @Option(names = "--restore", paramLabel = "FILE", description = "A file to put into a table. Several are possible.")
    private List<Path> files = List.of();

    @Option(
            names = "--url",
            description = "JDBC address of the database (default: MENKYO_DB_URL, or the database of ./menkyo run).")
    private String url;

    @Option(
            names = "--user",
            description = "The role that owns the tables (default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:MENKYO_DB_OWNER_USER:-menkyo_owner}")
    private String user;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The folder of ./menkyo run, for its database's address and password (default:"
                    + " ${DEFAULT-VALUE}).",
            defaultValue = "${env:MENKYO_DATA_DIR:-data}")
    private Path data;

    /** Archives or restores, and ends. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Archive()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (files.isEmpty() == (before == null) || (before == null) != (folder == null)) {
            System.err.println("menkyo archive: give either --before and --to, or --restore.");
            return 2;
        }
        YearMonth first;
        try {
            first = before == null ? null : YearMonth.parse(before);
        } catch (DateTimeException notAMonth) {
            System.err.println("menkyo archive: \"" + before + "\" is no month such as 2026-01.");
            return 2;
        }
        try (Connection connection = DriverManager.getConnection(address(), user, password())) {
            Archiver archiver = new Archiver(connection, folder, System.out::println);
            if (first != null) {
                int moved = archiver.archive(first, Clock.systemUTC().instant());
                System.out.println(moved == 0 ? "There was nothing to move." : moved + " partitions were moved.");
            }
            for (Path file : files) {
                System.out.println(file + " is in the table " + archiver.restore(file));
            }
            return 0;
        } catch (FileSystemException failed) {
            String reason = failed.getReason() != null
                    ? failed.getReason()
                    : failed.getClass().getSimpleName().replace("Exception", "");
            System.err.println("menkyo archive: " + failed.getFile() + " cannot be used: " + reason);
            return 1;
        } catch (ArchiveException | SQLException | IOException failed) {
            System.err.println("menkyo archive: " + failed.getMessage());
            return 1;
        }
    }

    /** What was given; or of the database of {@code ./menkyo run}, which notes its port in the fourth line of a file. */
    private String address() throws IOException {
        String given = url != null ? url : System.getenv("MENKYO_DB_URL");
        if (given != null) {
            return given;
        }
        Path running = data.resolve("postgresql").resolve("cluster").resolve("postmaster.pid");
        if (!Files.isReadable(running)) {
            throw new ArchiveException("no database runs in the folder " + data
                    + ": start it with ./menkyo run, name its folder with --data, or another database with --url.");
        }
        return "jdbc:postgresql://127.0.0.1:"
                + Files.readAllLines(running).get(3).strip() + "/menkyo";
    }

    private String password() throws IOException {
        String given = System.getenv("MENKYO_DB_OWNER_PASSWORD");
        if (given != null) {
            return given;
        }
        Path secrets = data.resolve("secrets.properties");
        if (!Files.isReadable(secrets)) {
            throw new ArchiveException(
                    "no password: set MENKYO_DB_OWNER_PASSWORD, or name the folder of ./menkyo run with --data.");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(secrets)) {
            properties.load(reader);
        }
        String password = properties.getProperty(user);
        if (password == null) {
            throw new ArchiveException(secrets + " has no password of " + user + ": set MENKYO_DB_OWNER_PASSWORD.");
        }
        return password;
    }
}
