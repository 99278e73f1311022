package org.menkyo.auditverifier;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.menkyo.protocol.audit.CanonicalJson;
import org.menkyo.protocol.audit.ChainStatement;
import org.menkyo.protocol.audit.ChainedRow;
import org.menkyo.protocol.audit.SaltedValue;
import org.menkyo.protocol.crypto.Sha256;

/** One line of an export, or of a file of checkpoints. */
final class Line {

    /** A line that is not what it should be; the message says why. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** A name that stands twice could mean two things to two readers. */
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final String written;
    private final JsonObject json;

    private Line(String written, JsonObject json) {
        this.written = written;
        this.json = json;
    }

    static Line parse(String text) throws UnreadableException {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            Line line = new Line(text, reader.readObject());
            requireNothingBehind(text);
            return line;
        } catch (JsonException | IllegalStateException e) {
            throw new UnreadableException("it is not one JSON object with each name once");
        }
    }

    /** Readers stop at the end of the object, whatever follows. */
    private static void requireNothingBehind(String text) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }

    Optional<String> type() throws UnreadableException {
        return json.containsKey("type") ? Optional.of(text("type")) : Optional.empty();
    }

    /** A member that is text or, as in the server's answers, a number. */
    String text(String name) throws UnreadableException {
        JsonValue value = json.get(name);
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.toString();
        }
        throw new UnreadableException(name + " is missing");
    }

    long number(String name) throws UnreadableException {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new UnreadableException(name + " is no whole number");
        }
    }

    byte[] bytes(String name, int length) throws UnreadableException {
        try {
            byte[] bytes = HexFormat.of().parseHex(text(name));
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below, like a wrong length
        }
        throw new UnreadableException(name + " is not " + length + " bytes in hexadecimal");
    }

    Instant time(String name) throws UnreadableException {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new UnreadableException(name + " is no time");
        }
    }

    ChainStatement statement() throws UnreadableException {
        return new ChainStatement(number("sealNumber"), bytes("chainHash", Sha256.LENGTH), time("signedAt"));
    }

    /** What a link says of the row that it stands for. */
    ChainedRow row() throws UnreadableException {
        return new ChainedRow(text("source"), number("refId"), bytes("recordDigest", Sha256.LENGTH), time("sealedAt"));
    }

    /** Whether this, to the character, is what stands in the line. */
    boolean isWritten(String form) {
        return form.equals(written);
    }

    /**
     * Requires that the line is written as a server writes it, in the only way that it can be: nothing else than what was
     * verified stands in it, and no two readers can take it for two things.
     *
     * @param form what a server writes for the values that were read
     */
    void requireForm(String form) throws UnreadableException {
        if (!isWritten(form)) {
            Set<String> excess = new TreeSet<>(json.keySet());
            excess.removeAll(parse(form).json.keySet());
            throw new UnreadableException(
                    excess.isEmpty()
                            ? "it is not in canonical form"
                            : "it has members in excess: " + String.join(", ", excess));
        }
    }

    boolean hasRecord() {
        return json.containsKey("record");
    }

    String recordId() throws UnreadableException {
        return record().get("id") instanceof String id ? id : "";
    }

    /** The SHA-256 of the record's canonical form, however the line is written. */
    byte[] recordDigest() throws UnreadableException {
        return Sha256.digest().digest(CanonicalJson.of(record()).getBytes(StandardCharsets.UTF_8));
    }

    /** Text within the record. */
    String recordText(String name) throws UnreadableException {
        if (record().get(name) instanceof String text) {
            return text;
        }
        throw new UnreadableException("the record's " + name + " is missing");
    }

    long recordNumber(String name) throws UnreadableException {
        try {
            return Long.parseLong(recordText(name));
        } catch (NumberFormatException e) {
            throw new UnreadableException("the record's " + name + " is no whole number");
        }
    }

    /** The members of the record. */
    Map<String, Object> record() throws UnreadableException {
        return members("record");
    }

    private Map<String, Object> members(String name) throws UnreadableException {
        if (json.get(name) instanceof JsonObject object) {
            return members(object);
        }
        throw new UnreadableException(name + " is no object");
    }

    private static Map<String, Object> members(JsonObject object) throws UnreadableException {
        Map<String, Object> members = new TreeMap<>();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (member.getValue() instanceof JsonString string) {
                members.put(member.getKey(), string.getString());
            } else if (member.getValue() instanceof JsonObject inner) {
                members.put(member.getKey(), members(inner));
            } else {
                throw new UnreadableException("the record's " + member.getKey() + " is neither text nor an object");
            }
        }
        return members;
    }

    /** The personal values beside the record. */
    Map<String, SaltedValue> personal() throws UnreadableException {
        Map<String, SaltedValue> personal = new TreeMap<>();
        if (json.containsKey("personal")) {
            for (Map.Entry<String, Object> member : members("personal").entrySet()) {
                if (!(member.getValue() instanceof Map<?, ?> value
                        && value.get("salt") instanceof String salt
                        && value.get("value") instanceof String text
                        && isHexadecimal(salt, SaltedValue.SALT_LENGTH))) {
                    throw new UnreadableException("personal has no salt and value for " + member.getKey());
                }
                personal.put(member.getKey(), new SaltedValue(HexFormat.of().parseHex(salt), text));
            }
        }
        return personal;
    }

    /** The digests of personal values within the record; none in a record of before there were salts. */
    Map<String, Object> personalDigests() throws UnreadableException {
        Object digests = record().get("personal");
        if (digests == null) {
            return Map.of();
        }
        if (digests instanceof Map<?, ?> object) {
            Map<String, Object> byName = new TreeMap<>();
            object.forEach((name, digest) -> byName.put((String) name, digest));
            return byName;
        }
        throw new UnreadableException("the record's personal is no object");
    }

    private static boolean isHexadecimal(String text, int bytes) {
        return text.length() == 2 * bytes && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
