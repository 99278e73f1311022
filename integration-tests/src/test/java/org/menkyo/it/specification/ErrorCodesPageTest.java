package org.menkyo.it.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keeps the one list of error codes: {@code docs/error-codes.md} for people, the properties that the OpenAPI document is
 * made with, and the documentation of each operation in the WSDL. They are written anew by this test with
 * {@code -Derror-codes.write=true}; otherwise it fails where one of them is out of date.
 */
@Tag("LC-1109")
class ErrorCodesPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean WRITE = Boolean.getBoolean("error-codes.write");
    private static final Path REST_CODES = ROOT.resolve("web/src/main/openapi/error-codes.properties");
    private static final Path REST_TEXTS = ROOT.resolve("web/src/main/resources/org/menkyo/shared/rest");
    private static final Path SOAP_TEXTS = ROOT.resolve("ws/src/main/resources/org/menkyo/shared/soap");
    private static final Path TEXTS = ROOT.resolve("ejb/src/main/resources/org/menkyo/shared/error");
    private static final Path CONTRACT = ROOT.resolve("ws/src/main/webapp/WEB-INF/wsdl");
    private static final Pattern PORT_OPERATION = Pattern.compile(
            "(<wsdl:operation name=\"(\\w+)\">\\s*<wsdl:documentation>)([^<]*?)(?:\\s*Error codes: [^<]*)?(</wsdl:documentation>)");

    private static SortedMap<String, RestOperations.Described> rest;
    private static SortedMap<String, SortedSet<String>> soap;

    @BeforeAll
    static void readTheProduct() throws IOException {
        ErrorReach reach = new ErrorReach(ROOT);
        rest = RestOperations.of(reach, ROOT);
        soap = SoapOperations.of(reach);
        assertThat(rest).hasSizeGreaterThan(100);
        assertThat(soap).hasSizeGreaterThan(30);
    }

    @Test
    void openApiHasTheCodesOfEachOperation() throws IOException {
        keep(
                REST_CODES,
                rest.entrySet().stream()
                        .map(operation -> operation.getKey() + "="
                                + String.join(" ", operation.getValue().codes()))
                        .collect(Collectors.joining(
                                "\n",
                                "# Which errors each operation can give; written by ErrorCodesPageTest.\n",
                                "\n")));
    }

    @Test
    void wsdlHasTheCodesOfEachOperation() throws IOException {
        Set<String> documented = new TreeSet<>();
        try (Stream<Path> files = Files.list(CONTRACT)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Port.wsdl")).toList()) {
                String port = file.getFileName().toString().replace("Port.wsdl", "");
                keep(file, PORT_OPERATION.matcher(Files.readString(file)).replaceAll(found -> {
                    String operation = port + "." + found.group(2);
                    documented.add(operation);
                    return Matcher.quoteReplacement(
                            found.group(1) + found.group(3).strip() + " Error codes: "
                                    + String.join(", ", soap.get(operation)) + "." + found.group(4));
                }));
            }
        }
        assertThat(documented).isEqualTo(soap.keySet());
    }

    @Test
    void thePageHasThemAll() throws IOException {
        keep(ROOT.resolve("docs/error-codes.md"), page());
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Error codes

                Written by `ErrorCodesPageTest`; do not edit.

                Programs go by the code; the text is for people and may become better. A code never changes its meaning or its
                status. Later versions may add codes: treat one that you do not know by its HTTP status over REST, and over SOAP as
                a fault that repeating does not mend unless `retryAfterSeconds` is there.

                ## What each means

                | code | REST | SOAP | English | 日本語 |
                |---|---|---|---|---|
                """);
        Properties status = properties(ROOT.resolve("web/src/main/openapi/error-status.properties"));
        SortedSet<String> overRest = new TreeSet<>();
        rest.values().forEach(operation -> overRest.addAll(operation.codes()));
        overRest.add("METHOD_NOT_ALLOWED");
        SortedSet<String> overSoap = new TreeSet<>();
        soap.values().forEach(overSoap::addAll);
        SortedSet<String> all = new TreeSet<>(overRest);
        all.addAll(overSoap);
        assertThat(status.keySet().stream().map(Object::toString)).containsAll(overRest);
        for (String code : all) {
            row(
                    page,
                    "`" + code + "`",
                    overRest.contains(code) ? status.getProperty(code) : "–",
                    overSoap.contains(code) ? "✓" : "–",
                    text(code, ""),
                    text(code, "_ja"));
        }
        page.append("\n## Over REST\n\n| operation | | codes |\n|---|---|---|\n");
        rest.forEach((id, operation) ->
                row(page, "`" + id + "`", "`" + operation.address() + "`", words(operation.codes())));
        page.append("\n## Over SOAP\n\n| operation | codes |\n|---|---|\n");
        soap.forEach((name, codes) -> row(page, "`" + name + "`", words(codes)));
        return page.toString();
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String words(SortedSet<String> codes) {
        return codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", "));
    }

    /**
     * What callers read, without the form of numbers; the numbered places stand for what the call is about. Where REST and
     * SOAP have texts of their own for a code, both are there.
     */
    private static String text(String code, String language) throws IOException {
        Map<Path, String> places = new LinkedHashMap<>();
        places.put(TEXTS.resolve("errors" + language + ".properties"), code);
        places.put(REST_TEXTS.resolve("problems" + language + ".properties"), "detail." + code);
        places.put(SOAP_TEXTS.resolve("faults" + language + ".properties"), code);
        Set<String> texts = new LinkedHashSet<>();
        for (Map.Entry<Path, String> place : places.entrySet()) {
            String text = properties(place.getKey()).getProperty(place.getValue());
            if (text != null
                    && !(code.equals("NOT_PERMITTED") && place.getValue().startsWith("detail."))) {
                texts.add(text.replaceAll("\\{\\d+(?:,[^}]*)?}", "…")
                        .replace("''", "'")
                        .replace("|", "\\|"));
            }
        }
        assertThat(texts).as(code + " has no text" + language).isNotEmpty();
        return String.join("<br>", texts);
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static void keep(Path file, String text) throws IOException {
        if (WRITE) {
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(ROOT.relativize(file) + "; write it anew with -Derror-codes.write=true")
                .isEqualTo(text);
    }
}
