package org.menkyo.launcher;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that makes files to import of what Keygen's API answered. It writes all of them, or none if anything is wrong. */
@Command(
        name = "menkyo convert-keygen",
        description = "Makes files for the import of licenses and product keys of an export of Keygen.",
        footer = "See docs/import.md for the files. Import them with --dry-run first.",
        mixinStandardHelpOptions = true)
public final class ConvertKeygen implements Callable<Integer> {

    /** As many lines as an import takes. */
    private static final int LINES_OF_A_FILE = 5_000;

    @Parameters(
            paramLabel = "FOLDER",
            description = "JSON files of Keygen's licenses, policies, users and machines, a page of the API each.")
    private Path export;

    @Option(
            names = "--customers",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV with the organization of each owner: email, organization, organizationName, street, city, country;"
                            + " optional: region, postalCode, contactName.")
    private Path customers;

    @Option(
            names = "--products",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV with what each policy stands for: policy (id or name), product; productGroup where the product has MAKs;"
                            + " quantity where the policy has no limit.")
    private Path products;

    @Option(
            names = "--distributor",
            required = true,
            paramLabel = "CODE",
            description = "The distributor of record of all licenses.")
    private String distributor;

    @Option(
            names = "--program",
            paramLabel = "PROGRAM",
            description = "SELECT, ENTERPRISE, OPEN_VALUE or CAMPUS (default: ${DEFAULT-VALUE}).",
            defaultValue = "SELECT")
    private String program;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Where the files are written (default: ${DEFAULT-VALUE}).",
            defaultValue = "import")
    private Path into;

    private final PrintStream out;
    private final PrintStream err;
    private final ImportTexts texts;

    ConvertKeygen(PrintStream out, PrintStream err, Locale locale) {
        this.out = out;
        this.err = err;
        this.texts = new ImportTexts(locale);
    }

    static ConvertKeygen ofProcess() {
        return new ConvertKeygen(System.out, System.err, Locale.getDefault());
    }

    /** The exit code is 0 if the files are written, 1 if something was wrong and none is, and 2 for a wrong option. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(ofProcess()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            KeygenConversion conversion = new KeygenConversion(
                    distributor,
                    program,
                    table(customers, KeygenConversion.CUSTOMER_COLUMNS, email -> email.toLowerCase(Locale.ROOT)),
                    table(products, KeygenConversion.PRODUCT_COLUMNS, policy -> policy));
            KeygenExport.read(export).licenses().forEach(conversion::add);
            return conversion.problems().isEmpty() ? write(conversion) : tell(conversion.problems());
        } catch (NoSuchFileException | NotDirectoryException missing) {
            err.println("menkyo: " + texts.text("missing", missing.getFile()));
        } catch (LaunchException wrong) {
            err.println("menkyo: " + wrong.getMessage());
        } catch (IOException failed) {
            err.println("menkyo: " + failed);
        }
        return 1;
    }

    private int tell(List<KeygenConversion.Problem> problems) {
        problems.forEach(
                problem -> err.println(texts.text("keygen." + problem.text(), problem.license(), problem.about())));
        err.println(texts.text("keygen.nothing"));
        return 1;
    }

    private int write(KeygenConversion conversion) throws IOException {
        Files.createDirectories(into);
        write("licenses", KeygenConversion.LICENSE_COLUMNS, conversion.licenseLines());
        write("product-keys", KeygenConversion.KEY_COLUMNS, conversion.keyLines());
        out.println(texts.text("keygen.done", conversion.licenseLines().size(), conversion.leftOut()));
        if (conversion.withEnd() > 0) {
            out.println(texts.text("keygen.ends", conversion.withEnd()));
        }
        return 0;
    }

    private void write(String kind, List<String> columns, List<List<String>> lines) throws IOException {
        for (int from = 0, number = 1; from < lines.size(); from += LINES_OF_A_FILE, number++) {
            Path file = into.resolve(kind + "-" + number + ".csv");
            try (CsvWriter csv = CsvWriter.builder().build(file)) {
                csv.writeRecord(columns);
                lines.subList(from, Math.min(lines.size(), from + LINES_OF_A_FILE))
                        .forEach(csv::writeRecord);
            }
            out.println(file);
        }
    }

    /** The lines of a table by its first column. */
    private Map<String, Map<String, String>> table(Path file, List<String> columns, UnaryOperator<String> key)
            throws IOException {
        Map<String, Map<String, String>> lines = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(ImportData.text(file))) {
            for (NamedCsvRecord line : csv) {
                Map<String, String> fields = line.getFieldsAsMap();
                List<String> missing = new ArrayList<>(columns);
                missing.removeIf(column -> !fields.getOrDefault(column, "").isBlank());
                if (!missing.isEmpty()) {
                    throw new LaunchException(texts.text(
                            "keygen.column", file, line.getStartingLineNumber(), String.join(", ", missing)));
                }
                lines.put(key.apply(fields.get(columns.get(0))), fields);
            }
        } catch (CharacterCodingException other) {
            throw new LaunchException(texts.text("encoding", file), other);
        } catch (CsvParseException malformed) {
            throw new LaunchException(texts.text("keygen.csv", file, malformed.getMessage()), malformed);
        }
        return lines;
    }
}
