package org.menkyo.securityevent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;

/**
 * One thing that happened. The values must not hold secrets, nor what a stranger typed as a name: people type passwords
 * there by mistake.
 *
 * @param values what is known of it, in the order in which the line tells it
 */
public record SecurityEvent(SecurityEventKind kind, Map<String, String> values) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:@/+-]+");
    private static final int LONGEST = 200;

    public SecurityEvent {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Something that a call brought about before it was known who calls. */
    public static SecurityEvent of(SecurityEventKind kind, CallOrigin origin) {
        return new SecurityEvent(kind, Map.of())
                .with("channel", origin.channel())
                .with("source", origin.sourceAddress())
                .with("call", origin.correlationId());
    }

    /** Something that a caller brought about. A person is named by the internal id, which tells nobody else who it is. */
    public static SecurityEvent of(SecurityEventKind kind, Caller caller) {
        SecurityEvent event = new SecurityEvent(kind, Map.of())
                .with("channel", caller.channel())
                .with("source", caller.sourceAddress())
                .with("call", caller.correlationId())
                .with("party", caller.party());
        return caller.signedInPerson()
                .map(person -> event.with("user", person))
                .orElseGet(() -> event.with("account", caller.technicalAccount()));
    }

    /** The same event with one value more; null is left out. */
    public SecurityEvent with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new SecurityEvent(kind, more);
    }

    /**
     * The event as a line: its kind and {@code name=value}, separated by spaces. A value that has anything but letters of
     * ASCII, digits and {@code ._:@/+-} stands in quotation marks, in which quotation marks, backslashes and all that is not
     * visible ASCII are written as escapes of JSON. So no value can end the line or look like another value.
     */
    public String line() {
        StringBuilder line = new StringBuilder(kind.name());
        values.forEach((name, value) -> {
            line.append(' ').append(name).append('=');
            if (PLAIN.matcher(value).matches() && value.length() <= LONGEST) {
                line.append(value);
            } else {
                quote(line, value);
            }
        });
        return line.toString();
    }

    private static void quote(StringBuilder line, String value) {
        line.append('"');
        for (int i = 0; i < Math.min(value.length(), LONGEST); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                line.append(c);
            } else {
                line.append(String.format("\\u%04x", (int) c));
            }
        }
        line.append(value.length() > LONGEST ? "…\"" : "\"");
    }
}
