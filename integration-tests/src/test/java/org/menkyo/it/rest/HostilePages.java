package org.menkyo.it.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Visits pages of the portal by their links and alters what visitors can send from there: addresses, parameters, headers,
 * fields of forms, their types and the parts of those with files. The same seed makes the same calls, apart from what the pages
 * have.
 */
final class HostilePages {

    private static final int MOST_PAGES = 40;
    private static final int MOST_OF_A_KIND = 2;

    /** Undertow answers what is far longer before any handler can. */
    private static final int MOST_IN_ADDRESS = 4000;

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea|button)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[^/?]*\\d[^/?]*");

    /** Forms that would change what other tests need, unless they are about the license ID of this one. */
    private static final Pattern LEFT_OUT = Pattern.compile("/(access-tokens/|agreement-records/|catalog|dead-letters"
            + "|key-support/|kms-hosts/|language|media/|orders/|partner-accounts|password|personal-data/|preferences|second-factor|sessions"
            + "|sign-ins|sign-out|support/|support-cases/|technical-accounts|two-person-rules|webhooks/).*");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "X");

    private static final List<String> FORM_TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=UTF-8",
            "application/x-www-form-urlencoded; charset=Shift_JIS",
            "application/x-www-form-urlencoded; charset=\"",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=b");

    private static final List<String> PARAMETERS = List.of(
            "active",
            "cmid",
            "cursor",
            "email",
            "endsBefore",
            "from",
            "kind",
            "licenseId",
            "next",
            "operation",
            "organization",
            "product",
            "program",
            "result",
            "section",
            "sort",
            "state",
            "until",
            "words");

    private final Random random;
    private final HostileValues values;
    private final String ownLicense;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();

    /** A form of a page with what stands in its fields. */
    private record Form(String method, String action, boolean withFile, Map<String, String> fields) {}

    /** Who visits: the session's cookie, empty for strangers, and what was found. */
    private static final class Visitor {
        private final String cookie;
        private final List<String> pages = new ArrayList<>();
        private final Map<String, Form> forms = new TreeMap<>();

        private Visitor(String cookie) {
            this.cookie = cookie;
        }
    }

    /**
     * @param known what means something to the server, by the names of fields
     * @param ownLicense the license ID that forms may change
     */
    HostilePages(long seed, Map<String, List<String>> known, String ownLicense) {
        this.random = new Random(seed);
        this.values = new HostileValues(random, known);
        this.ownLicense = ownLicense;
    }

    /**
     * Finds the pages and forms of somebody.
     *
     * @param cookie the header of the session, empty for none
     * @param open gets the page at an address with a header
     */
    void visit(String name, String cookie, BiFunction<String, String, RawHttp.Answer> open) {
        Visitor visitor = new Visitor(cookie);
        visitors.put(name, visitor);
        Deque<String> found = new ArrayDeque<>(List.of("/"));
        Set<String> seen = new HashSet<>(found);
        Map<String, Integer> kinds = new HashMap<>();
        while (!found.isEmpty() && visitor.pages.size() < MOST_PAGES) {
            String address = found.remove();
            RawHttp.Answer page = open.apply(address, cookie);
            if (page.status() != 200 || !page.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            visitor.pages.add(address);
            FORM.matcher(page.text()).results().forEach(form -> add(form.group(1), form.group(2), address, visitor));
            LINK.matcher(page.text())
                    .results()
                    .map(link -> unescaped(link.group(1)))
                    .forEach(link -> {
                        String kind = IDENTIFIER
                                .matcher(link.replaceFirst("\\?.*", ""))
                                .replaceAll("*");
                        if (!link.startsWith("/assets")
                                && seen.add(link)
                                && kinds.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
                            found.add(link);
                        }
                    });
        }
    }

    /** How many forms were found. */
    int forms() {
        return visitors.values().stream()
                .mapToInt(visitor -> visitor.forms.size())
                .sum();
    }

    private void add(String attributes, String content, String page, Visitor visitor) {
        Map<String, String> told = attributes(attributes);
        String action = told.getOrDefault("action", page).replaceFirst("[?#].*", "");
        if (LEFT_OUT.matcher(action).matches() && !action.contains(ownLicense)) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(content);
        while (field.find()) {
            Map<String, String> of = attributes(field.group(2));
            if (of.containsKey("name")) {
                fields.putIfAbsent(of.get("name"), of.getOrDefault("value", ""));
            }
        }
        visitor.forms.put(
                IDENTIFIER.matcher(action).replaceAll("*") + fields.keySet(),
                new Form(
                        told.getOrDefault("method", "get").toUpperCase(java.util.Locale.ROOT),
                        action,
                        told.containsKey("enctype"),
                        fields));
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        ATTRIBUTE.matcher(text).results().forEach(one -> attributes.put(one.group(1), unescaped(one.group(2))));
        return attributes;
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    HostileCall next() {
        String name = one(visitors.keySet());
        Visitor visitor = visitors.get(name);
        List<String> headers = new ArrayList<>();
        if (!visitor.cookie.isEmpty()) {
            headers.add("Cookie: " + visitor.cookie);
        }
        if (!oneIn(6)) {
            headers.add("Accept: text/html,application/xhtml+xml,*/*;q=0.8");
        }
        for (int i = oneIn(3) ? random.nextInt(4) : 0; i > 0; i--) {
            headers.add(values.header());
        }
        return oneIn(3) || visitor.forms.isEmpty() ? page(name, visitor, headers) : form(name, visitor, headers);
    }

    private HostileCall page(String name, Visitor visitor, List<String> headers) {
        String[] address = one(visitor.pages).split("\\?", 2);
        String path = address[0];
        if (oneIn(4)) {
            String[] steps = path.split("/", -1);
            steps[1 + random.nextInt(Math.max(1, steps.length - 1))] = escaped(values.any());
            path = String.join("/", steps);
        }
        List<String> parameters = new ArrayList<>();
        if (address.length > 1) {
            for (String parameter : address[1].split("&")) {
                parameters.add(oneIn(3) ? parameter.replaceFirst("=.*", "=") + escaped(values.any()) : parameter);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String parameter = oneIn(8) ? values.any() : one(PARAMETERS);
            parameters.add(escaped(parameter) + "=" + escaped(oneIn(3) ? values.known(parameter) : values.any()));
        }
        String target = parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
        return new HostileCall(name, oneIn(12) ? one(METHODS) : "GET", target, headers, null);
    }

    private HostileCall form(String name, Visitor visitor, List<String> headers) {
        Form form = one(visitor.forms.values());
        Map<String, String> fields = new LinkedHashMap<>();
        form.fields().forEach((field, value) -> {
            if (field.equals("formToken")) {
                fields.put(field, oneIn(30) ? values.any() : value);
            } else if (!oneIn(8)) {
                fields.put(field, filled(field, value));
            }
        });
        if (oneIn(8)) {
            fields.put(values.any(), values.any());
        }
        String encoded = encoded(fields);
        if (form.method().equals("GET")) {
            String query = encoded.substring(0, Math.min(encoded.length(), MOST_IN_ADDRESS));
            return new HostileCall(name, "GET", form.action() + "?" + query, headers, null);
        }
        boolean parts = form.withFile() != oneIn(12);
        headers.add("Content-Type: "
                + (oneIn(10)
                        ? one(FORM_TYPES)
                        : oneIn(30) ? values.mediaType() : parts ? FORM_TYPES.get(6) : FORM_TYPES.get(0)));
        byte[] body = (parts ? parts(fields) : encoded).getBytes(StandardCharsets.UTF_8);
        if (oneIn(12)) {
            body = java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
        }
        return new HostileCall(name, "POST", form.action(), headers, body);
    }

    private String filled(String field, String value) {
        int end = Math.max(field.lastIndexOf('.'), field.lastIndexOf(']'));
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> values.known(field.substring(end + 1));
            default -> values.any();
        };
    }

    private String encoded(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((field, value) -> pairs.add(values.escaped(field) + "=" + values.escaped(value)));
        return String.join("&", pairs);
    }

    private String parts(Map<String, String> fields) {
        StringBuilder parts = new StringBuilder();
        fields.forEach((field, value) -> parts.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(field.replace("\"", "%22"))
                .append(oneIn(3) ? "\"; filename=\"" + one(List.of("", "a.csv", "\u5c71.json", "../x")) : "")
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return parts.append(oneIn(10) ? "--b" : "--b--\r\n").toString();
    }

    private String escaped(String text) {
        String escaped = values.escaped(text);
        return escaped.substring(0, Math.min(escaped.length(), MOST_IN_ADDRESS / 4));
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private <T> T one(Collection<T> choices) {
        return List.copyOf(choices).get(random.nextInt(choices.size()));
    }
}
