package org.menkyo.shared.soap;

import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

/**
 * Collects what the check against the schema finds, and says it in the same words as the services say what they find.
 */
final class SchemaProblems implements ValidationEventHandler {

    /** More would only make the answer long. */
    private static final int MAX_FIELDS = 100;

    /** A validity rule of XML Schema, Part 1, appendix C.1, with which each message of the validator begins. */
    private static final Pattern RULE = Pattern.compile("^([a-z]+-[a-zA-Z]+(?:-[a-zA-Z]+)*(?:\\.[0-9a-z]+)*): ");

    /** The name of the element that would be needed, as in <code>'{"urn:menkyo:order:v1":orderNumber}'</code>. */
    private static final Pattern EXPECTED = Pattern.compile("One of '\\{(?:\"[^\"]*\":)?([A-Za-z]+)");

    /**
     * The last name of all elements that would be allowed. The message also has the name of what was sent, with a namespace
     * of the sender's choice: a name is looked for at its beginning only, not at each of its letters.
     */
    private static final Pattern LAST_EXPECTED = Pattern.compile("One of '\\{[^']*?(?<![A-Za-z])([A-Za-z]++)}'");

    /** A value without text, in the messages about values of simple types. */
    private static final Pattern EMPTY = Pattern.compile("^(?:[^:]+: )(?:The )?(?:[Vv]alue )?'\\s*' ");

    /** A limit that the message names, as in <code>maxLength '64'</code>. */
    private static final Pattern LIMIT = Pattern.compile("(?:maxLength|minLength|length|maxOccurs) '(\\d+)'");

    private final PathReader reader;
    private final Map<String, FieldError> found = new LinkedHashMap<>();

    SchemaProblems(PathReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean handleEvent(ValidationEvent event) {
        String message = event.getMessage() == null ? "" : event.getMessage();
        FieldError problem;
        if (EMPTY.matcher(message).find()) {
            // Empty means absent, where that is allowed.
            if (!reader.isRequired()) {
                return true;
            }
            problem = error(reader.path(), FieldProblem.REQUIRED);
        } else {
            problem = missing(message).orElseGet(() -> problem(reader.path(), message));
        }
        // A wrong value is reported twice: as a value of its type and as the content of its element.
        found.putIfAbsent(problem.field(), problem);
        if (found.size() == MAX_FIELDS) {
            // More are not told, so nothing more is read in vain.
            done();
        }
        return true;
    }

    /** @throws InvalidInputException if anything was found */
    void done() {
        if (!found.isEmpty()) {
            throw new InvalidInputException(List.copyOf(found.values()));
        }
    }

    /** A field that is missing is noticed at the one behind it, which is not to blame. */
    private Optional<FieldError> missing(String message) {
        Matcher last = LAST_EXPECTED.matcher(message);
        return message.startsWith("cvc-complex-type.2.4.a") && last.find()
                ? reader.missing(last.group(1)).map(field -> error(field, FieldProblem.REQUIRED))
                : Optional.empty();
    }

    static FieldError problem(String path, String message) {
        Matcher rule = RULE.matcher(message);
        return switch (rule.find() ? rule.group(1) : "") {
            case "cvc-complex-type.2.4.b" -> error(child(path, message), FieldProblem.REQUIRED);
            case "cvc-complex-type.2.4.a",
                    "cvc-complex-type.2.4.d",
                    "cvc-complex-type.2.4.e",
                    "cvc-complex-type.2.4.f",
                    "cvc-complex-type.2.1",
                    "cvc-complex-type.2.3",
                    "cvc-complex-type.3.2.2",
                    "cvc-elt.3.1",
                    "cvc-type.3.1.1",
                    "cvc-type.3.1.2" -> error(path, FieldProblem.NOT_ALLOWED);
            case "cvc-maxLength-valid" -> limited(path, message);
            default -> error(path, FieldProblem.MALFORMED);
        };
    }

    private static FieldError limited(String path, String message) {
        Matcher limit = LIMIT.matcher(message);
        return limit.find()
                ? error(path, FieldProblem.TOO_LONG, Integer.valueOf(limit.group(1)))
                : error(path, FieldProblem.MALFORMED);
    }

    private static String child(String path, String message) {
        Matcher expected = EXPECTED.matcher(message);
        if (!expected.find()) {
            return path;
        }
        return path.isEmpty() ? expected.group(1) : path + "." + expected.group(1);
    }

    private static FieldError error(String field, FieldProblem problem, Object... arguments) {
        return new FieldError(field, problem, List.of(arguments));
    }
}
