package org.menkyo.it.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Party;

/**
 * Opens every page of the portal as everybody: what the permission tables do not allow is neither in the menu nor behind its
 * address (LC-303). Pages are found by their classes.
 */
class PortalMatrixIT {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(:[^/]*)?}(?=/|$)");
    private static final Pattern MENU = Pattern.compile("<nav.*?</nav>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static MatrixWorld world;
    private static final Map<String, Credentials> VISITORS = new LinkedHashMap<>();
    private static final Map<Credentials, String> COOKIES = new HashMap<>();

    /**
     * A page and what it begins with.
     *
     * @param path with its parameters in braces
     */
    private record Opened(String path, Operation operation) {

        /** Whether it may not exist for those who may see it, since not all of its parameters are of the world. */
        boolean isOfSomethingElse() {
            return PARAMETER.matcher(address()).find() || address().contains("none-of-these");
        }

        String address() {
            Matcher parameter = PARAMETER.matcher(path);
            return parameter.replaceAll(
                    found -> found.group(1).equals("licenseId") ? world.licenseId() : "none-of-these");
        }
    }

    @BeforeAll
    static void prepare() throws Exception {
        world = MatrixWorld.in(RunningProduct.get());
        for (Role role : Role.values()) {
            VISITORS.put(role.name(), world.holder(role));
        }
        VISITORS.put(Party.REGISTERED_USER.name(), world.registeredWithoutRole());
        VISITORS.put(Party.UNREGISTERED_USER.name(), world.unregistered());
        for (Party party : List.of(
                Party.DISTRIBUTOR,
                Party.SUPPORT_AGENT,
                Party.AUDITOR,
                Party.OPERATOR,
                Party.PHONE_SYSTEM,
                Party.PARTNER)) {
            VISITORS.put(party.name(), world.technical(party));
        }
        for (Credentials credentials : VISITORS.values()) {
            COOKIES.put(credentials, signIn(credentials));
        }
    }

    @TestFactory
    @Tag("LC-303")
    Stream<DynamicTest> noPageOpensForWhomItIsNot() {
        List<Opened> pages = pages();
        assertThat(pages).hasSizeGreaterThan(30);
        return pages.stream()
                .map(page -> dynamicTest(page.path(), () -> {
                    List<String> wrong = new ArrayList<>();
                    for (Map.Entry<String, Credentials> visitor : VISITORS.entrySet()) {
                        int status = open(page.address(), visitor.getValue()).statusCode();
                        // What must be typed first is asked for.
                        boolean opens = status == 200 || status == 422 || page.isOfSomethingElse() && status == 404;
                        boolean allowed = isAllowed(page, visitor.getKey());
                        boolean refused = status == 403 || status == 404;
                        // Who has the role nowhere finds nothing on a page over all license IDs.
                        boolean empty = allowed && refused && !isPossible(page.operation(), visitor.getKey());
                        if (allowed ? !opens && !empty : !refused) {
                            wrong.add(visitor.getKey() + " " + status);
                        }
                    }
                    int stranger = open(page.address(), Credentials.NONE).statusCode();
                    // What an address of no such form would name is not looked for.
                    boolean asksToSignIn = stranger == 303 || page.isOfSomethingElse() && stranger == 404;
                    if (!asksToSignIn && !isOpenToStrangers(page)) {
                        wrong.add("stranger " + stranger);
                    }
                    assertThat(wrong).as(page.path()).isEmpty();
                }));
    }

    @TestFactory
    @Tag("LC-303")
    Stream<DynamicTest> theMenuShowsWhatOpens() {
        Map<String, Operation> operations = new HashMap<>();
        pages().forEach(page -> operations.put(page.path(), page.operation()));
        return VISITORS.entrySet().stream()
                .map(visitor -> dynamicTest(visitor.getKey(), () -> {
                    TreeSet<String> shown = new TreeSet<>();
                    for (String section : menu("/", visitor.getValue())) {
                        shown.addAll(menu(section, visitor.getValue()));
                    }
                    assertThat(shown).isNotEmpty().isSubsetOf(operations.keySet());
                    for (String path : shown) {
                        assertThat(isPossible(operations.get(path), visitor.getKey()))
                                .as(path)
                                .isTrue();
                        assertThat(open(path, visitor.getValue()).statusCode())
                                .as(path)
                                .isEqualTo(200);
                    }
                }));
    }

    @TestFactory
    @Tag("LC-303")
    Stream<DynamicTest> noPageLinksToOneThatIsNotForTheVisitor() {
        Set<String> addresses = pages().stream().map(Opened::address).collect(Collectors.toCollection(TreeSet::new));
        return VISITORS.entrySet().stream()
                .map(visitor -> dynamicTest(visitor.getKey(), () -> {
                    Map<String, String> found = new TreeMap<>();
                    for (String address : addresses) {
                        HttpResponse<String> page = open(address, visitor.getValue());
                        if (page.statusCode() == 200) {
                            LINK.matcher(page.body())
                                    .results()
                                    .map(link ->
                                            link.group(1).replace("&amp;", "&").replaceFirst("#.*", ""))
                                    .filter(link -> link.startsWith("/") && !link.startsWith("/assets/"))
                                    .forEach(link -> found.putIfAbsent(link, address));
                        }
                    }
                    assertThat(found).isNotEmpty();
                    List<String> wrong = new ArrayList<>();
                    for (Map.Entry<String, String> link : found.entrySet()) {
                        if (open(link.getKey(), visitor.getValue()).statusCode() == 403) {
                            wrong.add(link.getValue() + " links to " + link.getKey());
                        }
                    }
                    assertThat(wrong).isEmpty();
                }));
    }

    /** At the address of the first page, everybody finds something. */
    private static boolean isOpenToStrangers(Opened page) {
        return page.path().equals("/");
    }

    private static boolean isAllowed(Opened page, String visitor) {
        if (isOpenToStrangers(page)) {
            return true;
        }
        boolean isRole = Stream.of(Role.values()).anyMatch(role -> role.name().equals(visitor));
        if (page.path().contains("{licenseId}") && PermissionMatrix.needsRole(page.operation())) {
            return isRole && PermissionMatrix.allows(page.operation(), EnumSet.of(Role.valueOf(visitor)));
        }
        return PermissionMatrix.isFor(page.operation(), party(visitor));
    }

    /** Whether a visitor, who has one role on one license ID or none, may do an operation somewhere. */
    private static boolean isPossible(Operation operation, String visitor) {
        boolean isRole = Stream.of(Role.values()).anyMatch(role -> role.name().equals(visitor));
        return PermissionMatrix.isFor(operation, party(visitor))
                && (operation.activity().isEmpty()
                        || PermissionMatrix.allows(operation, isRole ? EnumSet.of(Role.valueOf(visitor)) : Set.of()));
    }

    private static Party party(String visitor) {
        return Stream.of(Role.values()).anyMatch(role -> role.name().equals(visitor))
                ? Party.REGISTERED_USER
                : Party.valueOf(visitor);
    }

    private static List<Opened> pages() {
        List<Opened> pages = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .importPath(java.nio.file.Path.of("..", "portal", "target", "classes")
                        .toAbsolutePath())) {
            if (!type.isAnnotatedWith(Path.class)) {
                continue;
            }
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(GET.class) && method.isAnnotatedWith(Performs.class)) {
                    String below = method.isAnnotatedWith(Path.class)
                            ? method.getAnnotationOfType(Path.class).value()
                            : "";
                    String path = (type.getAnnotationOfType(Path.class).value() + "/" + below)
                            .replaceAll("/{2,}", "/")
                            .replaceFirst("(?<=.)/$", "");
                    JavaEnumConstant operation = (JavaEnumConstant) method.getAnnotationOfType(Performs.class.getName())
                            .get("value")
                            .orElseThrow();
                    // Sending browsers to the identity provider and back is no page.
                    if (!operation.name().equals(Operation.START_SESSION.name())) {
                        pages.add(new Opened(path, Operation.valueOf(operation.name())));
                    }
                }
            }
        }
        return pages;
    }

    private static List<String> menu(String path, Credentials visitor) throws IOException, InterruptedException {
        List<String> links = new ArrayList<>();
        Matcher menu = MENU.matcher(open(path, visitor).body());
        while (menu.find()) {
            LINK.matcher(menu.group()).results().forEach(link -> links.add(link.group(1)));
        }
        return links.stream()
                .filter(link -> link.startsWith("/") && !link.contains("?"))
                .distinct()
                .toList();
    }

    private static String signIn(Credentials credentials) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=" + encoded(credentials.name()) + "&password=" + encoded(credentials.password())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(credentials.name()).isEqualTo(303);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> open(String path, Credentials visitor)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).header("Accept", "text/html,*/*;q=0.8");
        if (COOKIES.containsKey(visitor)) {
            request.header("Cookie", COOKIES.get(visitor));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return RunningProduct.get().server().resolve(path);
    }
}
