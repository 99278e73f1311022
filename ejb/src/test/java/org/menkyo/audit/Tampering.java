package org.menkyo.audit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Alters an export somewhere, somehow, by chance: its members, its lines, its bytes. */
final class Tampering {

    private final Random random;
    private final List<String> lines;
    private final List<String> ofAnEarlierExport;
    private String told = "";

    Tampering(long seed, String export, String earlierExport) {
        this.random = new Random(seed);
        this.lines = new ArrayList<>(Arrays.asList(export.split("\n")));
        this.ofAnEarlierExport = Arrays.asList(earlierExport.split("\n"));
    }

    /** What was done, for the message of a test that did not find it. */
    String told() {
        return told;
    }

    byte[] tampered() {
        int line = random.nextInt(lines.size());
        switch (random.nextInt(14)) {
            case 0 -> remove(line);
            case 1 -> tell("doubled", line, () -> lines.add(line, lines.get(line)));
            case 2 -> move(line);
            case 3 -> tell("swapped", line, () -> Collections.swap(lines, line, random.nextInt(lines.size())));
            case 4 -> ofAnEarlierExport(line);
            case 5 -> {
                return truncated();
            }
            case 6, 7 -> {
                return withAByteAltered();
            }
            default -> member(line);
        }
        return bytes();
    }

    private byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void tell(String what, int line, Runnable change) {
        told = what + " line " + (line + 1) + ": " + lines.get(line);
        change.run();
    }

    private void remove(int line) {
        int last = Math.min(lines.size(), line + 1 + random.nextInt(3));
        tell(
                "removed up to " + last + " from",
                line,
                () -> lines.subList(line, last).clear());
    }

    private void move(int line) {
        tell("moved", line, () -> lines.add(random.nextInt(lines.size()), lines.remove(line)));
    }

    private void ofAnEarlierExport(int line) {
        String other = ofAnEarlierExport.get(random.nextInt(ofAnEarlierExport.size()));
        if (random.nextBoolean()) {
            tell("replaced by " + other, line, () -> lines.set(line, other));
        } else {
            tell("added " + other + " before", line, () -> lines.add(line, other));
        }
    }

    private byte[] truncated() {
        byte[] whole = bytes();
        int length = random.nextInt(whole.length);
        told = "cut off after " + length + " bytes";
        return Arrays.copyOf(whole, length);
    }

    private byte[] withAByteAltered() {
        byte[] whole = bytes();
        int at = random.nextInt(whole.length);
        byte other = (byte) random.nextInt(256);
        int kind = random.nextInt(3);
        told = List.of("set", "inserted", "removed").get(kind) + " byte " + at + ", " + other;
        return switch (kind) {
            case 0 -> {
                whole[at] = other;
                yield whole;
            }
            case 1 -> joined(Arrays.copyOf(whole, at), new byte[] {other}, Arrays.copyOfRange(whole, at, whole.length));
            default -> joined(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, at + 1, whole.length));
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    /** One member of a line, of its record, or of the record's details. */
    private void member(int line) {
        String text = lines.get(line);
        Map<String, Object> whole =
                members(Json.createReader(new StringReader(text)).readObject());
        Map<String, Object> object = whole;
        while (inner(object) != null && random.nextInt(3) > 0) {
            object = inner(object);
        }
        List<String> names = new ArrayList<>(object.keySet());
        if (names.isEmpty()) {
            object.put("added", "x");
            tell("a member was added to", line, () -> lines.set(line, written(whole)));
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        Object value = object.get(name);
        switch (random.nextInt(11)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(name, altered(value));
            case 2 -> object.put(name + (random.nextBoolean() ? "" : "2"), value instanceof String ? value + " " : "x");
            case 3 -> object.put("added", "x");
            case 4 -> object.put("record", new TreeMap<>(Map.of("id", "1")));
            case 5 -> object.put(name.toUpperCase(java.util.Locale.ROOT), object.remove(name));
            case 6 -> {
                object.put(name, object.get(other));
                object.put(other, value);
            }
            case 7 -> object.put(name, value instanceof String string ? string.toUpperCase(java.util.Locale.ROOT) : "");
            default -> {
                rewritten(line, name);
                return;
            }
        }
        tell("member " + name + " (" + other + ") in", line, () -> lines.set(line, written(whole)));
    }

    /** Other JSON that some readers take for the same. */
    private void rewritten(int line, String name) {
        List<UnaryOperator<String>> ways = List.of(
                text -> text.replaceFirst("\"" + name + "\":", "\"" + name + "\": "),
                text -> text.replaceFirst("\"" + name + "\":", "\"" + name + "\":\"1\",\"" + name + "\":"),
                text -> text.replaceFirst("\"" + name.charAt(0), "\"\\\\u00" + Integer.toHexString(name.charAt(0))),
                text -> text.replaceFirst("\":\"(\\d+)\"", "\":$1"),
                text -> text.replaceFirst("\":\"(\\d+)\"", "\":\"0$1\""),
                text -> text.replaceFirst("\":\"(\\d+)\"", "\":\"+$1\""),
                text -> text.replaceFirst("(\\d\\d)\\.000000Z", "$1Z"),
                text -> text.replaceFirst("\\{(\".*?\":\".*?\"),(\".*?\":\".*?\")", "{$2,$1"),
                text -> text.replaceFirst("}$", ",\"added\":\"x\"}"),
                text -> " " + text,
                text -> text + " ",
                text -> text + "{}");
        int way = random.nextInt(ways.size());
        tell(
                "rewritten by way " + way + " at " + name,
                line,
                () -> lines.set(line, ways.get(way).apply(lines.get(line))));
    }

    private Object altered(Object value) {
        if (!(value instanceof String text) || text.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(text.length());
        char other = "0123456789abcdefZé日\u0000".charAt(random.nextInt(20 - 1));
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> inner(Map<String, Object> object) {
        return (Map<String, Object>) object.values().stream()
                .filter(Map.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> members(JsonObject object) {
        Map<String, Object> members = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            members.put(
                    member.getKey(),
                    member.getValue() instanceof JsonObject inner
                            ? members(inner)
                            : ((JsonString) member.getValue()).getString());
        }
        return members;
    }

    private static String written(Map<String, Object> members) {
        return org.menkyo.protocol.audit.CanonicalJson.of(members);
    }
}
