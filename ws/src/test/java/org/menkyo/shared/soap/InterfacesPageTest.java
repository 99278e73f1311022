package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PartyActivity;

/**
 * Writes {@code target/interfaces.md}: which operation is where over REST and SOAP, read from the edges themselves. What
 * partner systems do must be in both.
 */
@Tag("LC-1101")
class InterfacesPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = Path.of("target/interfaces.md");
    private static final Pattern PERFORMS = Pattern.compile("@Performs\\(Operation\\.(\\w+)\\)");
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");
    private static final Pattern VERB = Pattern.compile("@(GET|POST|PUT|PATCH|DELETE)\\b");
    private static final Pattern METHOD = Pattern.compile("public \\S+ (\\w+)\\(");
    private static final Pattern SERVICE = Pattern.compile("serviceName = \"(\\w+)\"");

    /** What distributors' and partners' systems do, which speak SOAP as well as REST. */
    private static final Set<PartyActivity> OF_PARTNER_SYSTEMS = EnumSet.of(
            PartyActivity.SUBMIT_ORDERS,
            PartyActivity.RECORD_AGREEMENTS,
            PartyActivity.SERVE_AGREEMENTS,
            PartyActivity.LOG_SUPPORT_CASES,
            PartyActivity.FOLLOW_SUPPORT_CASES);

    private static final Map<Operation, SortedSet<String>> REST = new EnumMap<>(Operation.class);
    private static final Map<Operation, SortedSet<String>> SOAP = new EnumMap<>(Operation.class);

    @BeforeAll
    static void readTheEdges() throws IOException {
        for (String source : sources("web/src/main/java", "Resource.java")) {
            String root = first(PATH, source.substring(0, source.indexOf("public class")));
            for (String member : members(source)) {
                String below = PATH.matcher(member).find() ? first(PATH, member) : "";
                add(REST, member, first(VERB, member) + " " + (root + below).replace("//", "/"));
            }
        }
        for (String source : sources("ws/src/main/java", "Endpoint.java")) {
            for (String member : members(source)) {
                add(SOAP, member, first(SERVICE, source) + "." + first(METHOD, member));
            }
        }
    }

    @Test
    void writesTheList() throws IOException {
        StringBuilder page = new StringBuilder("# Operations and interfaces\n\n")
                .append("Written by `InterfacesPageTest` from the edges' sources.\n\n")
                .append("| operation | REST | SOAP |\n|---|---|---|\n");
        for (Operation operation : Operation.values()) {
            page.append("| ")
                    .append(operation)
                    .append(" | ")
                    .append(cell(REST, operation))
                    .append(" | ")
                    .append(cell(SOAP, operation))
                    .append(" |\n");
        }
        Files.createDirectories(PAGE.getParent());
        Files.writeString(PAGE, page);
        assertThat(Files.readAllLines(PAGE)).hasSize(Operation.values().length + 6);
    }

    @Test
    void everyOperationIsOverRest() {
        assertThat(REST.keySet()).containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    void whatPartnerSystemsDoIsOverBoth() {
        List<Operation> expected = Stream.of(Operation.values())
                .filter(operation -> operation
                        .partyActivity()
                        .filter(OF_PARTNER_SYSTEMS::contains)
                        .isPresent())
                .toList();

        assertThat(expected).hasSizeGreaterThan(15);
        assertThat(SOAP.keySet()).containsAll(expected);
    }

    private static String cell(Map<Operation, SortedSet<String>> found, Operation operation) {
        return found.containsKey(operation) ? "`" + String.join("`<br>`", found.get(operation)) + "`" : "–";
    }

    private static void add(Map<Operation, SortedSet<String>> found, String member, String place) {
        Operation operation = Operation.valueOf(first(PERFORMS, member));
        found.computeIfAbsent(operation, any -> new TreeSet<>()).add(place);
    }

    /** The members that name an operation; between members stands an empty line. */
    private static List<String> members(String source) {
        return Stream.of(source.split("\n\n"))
                .filter(member -> PERFORMS.matcher(member).find())
                .toList();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static List<String> sources(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.toString().endsWith("Soap12" + suffix))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            List<String> sources = new ArrayList<>();
            for (Path file : found) {
                String source = Files.readString(file);
                if (PERFORMS.matcher(source).find()) {
                    sources.add(source);
                }
            }
            return sources;
        }
    }
}
