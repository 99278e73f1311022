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
 * Keeps {@code docs/interfaces.md}: which operation is where over REST and SOAP, read from the edges themselves, and why one is
 * not over SOAP. What partner systems do must be in both. The page is written anew with {@code -Dinterfaces.write=true}.
 */
@Tag("LC-1101")
class InterfacesPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/interfaces.md");
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
    void isUpToDate() throws IOException {
        StringBuilder page = new StringBuilder("# Operations and interfaces\n\n")
                .append("Written by `InterfacesPageTest` from the sources of REST and SOAP; do not edit. Everything is"
                        + " over ")
                .append(
                        "REST. Over SOAP is what the systems of distributors, partners, customers, phone desks and device"
                                + " management ")
                .append("do; the last column says why an operation is not.\n\n")
                .append("| operation | REST | SOAP | why not over SOAP |\n|---|---|---|---|\n");
        for (Operation operation : Operation.values()) {
            page.append("| ")
                    .append(operation)
                    .append(" | ")
                    .append(cell(REST, operation))
                    .append(" | ")
                    .append(cell(SOAP, operation))
                    .append(" | ")
                    .append(whyRestOnly(operation))
                    .append(" |\n");
        }
        if (Boolean.getBoolean("interfaces.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/interfaces.md; write it anew with -Dinterfaces.write=true")
                .isEqualTo(page.toString());
    }

    @Test
    void saysWhyAnOperationIsNotOverSoap() {
        assertThat(Operation.values())
                .allSatisfy(operation -> assertThat(whyRestOnly(operation).isEmpty())
                        .as(operation.name())
                        .isEqualTo(SOAP.containsKey(operation)));
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

    /** Empty for an operation that is over both. */
    private static String whyRestOnly(Operation operation) {
        return switch (operation) {
            case READ_USER, READ_PERMISSION_REQUEST, READ_SUBSCRIPTION_SEAT, READ_ONLINE_SERVICE_SEAT ->
                "an entry of the list, which is over SOAP";
            case SIGN_UP,
                    REGISTER_BUSINESS_EMAIL,
                    RESEND_CONFIRMATION,
                    CONFIRM_BUSINESS_EMAIL,
                    READ_REGISTRATION,
                    READ_PROFILE,
                    UPDATE_PROFILE,
                    CHOOSE_INHERITANCE,
                    ADD_OPEN_LICENSE,
                    LIST_OWN_OPEN_LICENSES,
                    REQUEST_PASSWORD_RESET,
                    RESET_PASSWORD,
                    CHANGE_PASSWORD,
                    END_OWN_SIGN_INS,
                    READ_SECOND_FACTOR,
                    ENROLL_SECOND_FACTOR,
                    CONFIRM_SECOND_FACTOR,
                    RENEW_RECOVERY_CODES,
                    REMOVE_SECOND_FACTOR -> "done by a person for themselves, some of it through links in mails";
            case START_SESSION, LIST_SESSIONS, END_SESSION -> "a session's token is the password over SOAP";
            case CREATE_ACCESS_TOKEN, LIST_ACCESS_TOKENS, REVOKE_ACCESS_TOKEN ->
                "done once by whom a token is for; what it opens is over SOAP";
            case LIST_CHILD_AGREEMENTS, LIST_OPEN_LICENSE_ADDITIONS, STOP_OPEN_LICENSE_ADDITION, EXPLAIN_ACCESS ->
                "asked by an administrator at a page; refusals over SOAP explain themselves in the fault";
            case READ_OWN_TWO_PERSON_RULE, SET_OWN_TWO_PERSON_RULE -> "set by administrators at a page, seldom";
            case READ_LICENSE_AUDIT,
                    EXPORT_LICENSE_AUDIT,
                    READ_AUDIT,
                    VERIFY_AUDIT,
                    EXPORT_AUDIT,
                    READ_AUDIT_CHECKPOINT -> "files and lists for auditors, which are kept and verified as they are";
            case EXPORT_LICENSE_SUMMARY, EXPORT_BENEFITS -> "a file of the list, which is over SOAP";
            case LIST_OWN_SUBSCRIPTIONS, LIST_OWN_ONLINE_SERVICES -> "read by a person for themselves, at a page";
            case EXPORT_PRODUCT_KEYS -> "a file for people; systems read keys one by one";
            case REQUEST_PHYSICAL_MEDIA, LIST_OWN_PHYSICAL_MEDIA, CANCEL_OWN_PHYSICAL_MEDIA ->
                "asked by people, seldom";
            case UPLOAD_MACHINE_INVENTORY,
                    LIST_MACHINE_INVENTORIES,
                    LIST_INVENTORY_MACHINES,
                    DELETE_MACHINE_INVENTORY -> "done by Menkyo's own management tool, and looked at by people";
            case READ_REPORT -> "files and lists for people, who look at them at a page";
            case IMPORT_LICENSES, IMPORT_PRODUCT_KEYS, IMPORT_MACHINES -> "files that an operator sends, once";
            case LIST_PRODUCTS, LIST_EDITIONS -> "the catalog, which is open to be read and cached by address";
            case PLAN_ACTIVATION -> "advice for people, which changes nothing";
            case LIST_HELP_TOPICS, READ_HELP_TOPIC, LIST_SUPPORT_CONTACTS -> "read by people, at a page";
            case READ_HOST_CERTIFICATE_STATUS -> "asked by Menkyo's own client";
            default ->
                SOAP.containsKey(operation)
                        ? ""
                        : operation
                                .partyActivity()
                                .map(InterfacesPageTest::whoseDeskItIs)
                                .orElse("");
        };
    }

    private static String whoseDeskItIs(PartyActivity activity) {
        return switch (activity) {
            case ASSIST_USERS, CARE_FOR_PRODUCT_KEYS, ISSUE_INDIVIDUAL_KEYS -> "done at support's desk";
            case OPERATE_INSTALLATION, OPERATE_KMS_HOSTS -> "done by operators, and by their tools over REST";
            case READ_PUBLISHER_REPORTS -> "looked at by the publisher's staff, at a page";
            case SHIP_MEDIA -> "done at the desks of support and operators";
            case OPEN_SUPPORT_CASES -> "done by customers and resellers at a page, and by partners' systems over REST";
            case KEEP_PARTNER_ACCOUNTS -> "done by a person for their own systems, seldom";
            case SUBSCRIBE_WEBHOOKS -> "webhooks carry JSON, so who gets them speaks REST";
            default -> "";
        };
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
