package org.menkyo.shared.portal;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.Texts;

/** The texts of pages in one language, and dates and numbers as that language writes them. */
final class PageTexts {

    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");
    private static final String FIELD = "field.";
    private static final String NOTICE = "notice.";
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
    private static final double ROUNDED_TO_NEXT_UNIT = 999.95;
    private static final char NO_BREAK_SPACE = '\u00a0';

    /** The file as a whole, one of its lines, or a column of one. */
    private static final Pattern LINE = Pattern.compile("(?:csv|file)?(?:\\[(\\d+)](?:\\.(.+))?)?");

    /** One of several entries that were typed into the same field. */
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z]+)\\[(\\d+)]");

    /** How programs name roles and parties. */
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)*\\b");

    private final Texts texts;
    private final Language language;
    private final ZoneId zone;

    PageTexts(Language language, ZoneId zone) {
        this.texts = in(language);
        this.language = language;
        this.zone = zone;
    }

    /** The texts alone. */
    static Texts in(Language language) {
        return Texts.beside(PageTexts.class, "texts", language);
    }

    /** {@code t("key", arguments…)}: a text with its placeholders filled. */
    TemplateMethodModelEx text() {
        return arguments -> {
            String key = String.valueOf(unwrap(arguments.get(0)));
            Object[] rest = new Object[arguments.size() - 1];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = unwrap(arguments.get(i + 1));
            }
            return texts.format(key, rest);
        };
    }

    /**
     * {@code label("lines[1].quantity")}: what a field is called on the page, by the name that an error has for it. Of several
     * with the same name, it says which.
     */
    TemplateMethodModelEx label() {
        return arguments -> {
            String name = String.valueOf(unwrap(arguments.get(0)));
            String plain = INDEX.matcher(name).replaceAll("");
            String last = plain.substring(plain.lastIndexOf('.') + 1);
            String key = texts.has(FIELD + plain) ? plain : last;
            String text = texts.has(FIELD + key) ? texts.text(FIELD + key) : name;
            String place = INDEX.matcher(name)
                    .results()
                    .map(index -> String.valueOf(Integer.parseInt(index.group(1)) + 1))
                    .collect(Collectors.joining(", "));
            return place.isEmpty() ? text : text + " (" + place + ")";
        };
    }

    /** {@code moment(instant)}: a moment in the publisher's time zone. */
    TemplateMethodModelEx moment() {
        DateTimeFormatter format = moments();
        return arguments -> format.format((Instant) unwrap(arguments.get(0)));
    }

    /** {@code day(text)}: a calendar day, given as in 2028-02-29, or that of a moment in the publisher's time zone. */
    TemplateMethodModelEx day() {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale());
        return arguments -> {
            Object given = unwrap(arguments.get(0));
            return format.format(
                    given instanceof Instant moment
                            ? LocalDate.ofInstant(moment, zone)
                            : LocalDate.parse(String.valueOf(given)));
        };
    }

    /** {@code count(number)}: a whole number. */
    TemplateMethodModelEx count() {
        return arguments -> NumberFormat.getIntegerInstance(locale()).format(unwrap(arguments.get(0)));
    }

    /** {@code bytes(number)}: a length in the unit that people use for it, in powers of 1,000. */
    TemplateMethodModelEx bytes() {
        return arguments -> bytes(((Number) unwrap(arguments.get(0))).longValue());
    }

    String bytes(long length) {
        double shown = length;
        int unit = 0;
        while (shown >= ROUNDED_TO_NEXT_UNIT && unit < UNITS.size() - 1) {
            shown /= 1_000;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(shown) + NO_BREAK_SPACE + UNITS.get(unit);
    }

    /** {@code languageName(tag)}: the name of the language that a tag of BCP 47 means. */
    TemplateMethodModelEx languageName() {
        return arguments -> languageName(String.valueOf(unwrap(arguments.get(0))));
    }

    String languageName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(locale());
    }

    boolean isNotice(String key) {
        return texts.has(NOTICE + key);
    }

    String notice(String key) {
        return texts.text(NOTICE + key);
    }

    /** What a failure says above a form; which fields are wrong is said beside each. */
    String failure(LicensingException failure) {
        return failure instanceof InvalidInputException
                ? texts.text("error.input")
                : named(readable(failure.text(language)));
    }

    /** A text with the names that roles and parties have for people (LC-1104). */
    private String named(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(Stream.of("role.", "party.")
                        .map(prefix -> prefix + word.group())
                        .filter(texts::has)
                        .map(texts::text)
                        .findFirst()
                        .orElse(word.group())));
    }

    /** What is wrong with the fields of a form, by their names. */
    Map<String, String> fields(LicensingException failure) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (failure instanceof InvalidInputException invalid) {
            invalid.errors().forEach(error -> {
                Matcher entry = ENTRY.matcher(error.field());
                if (entry.matches()) {
                    int number = Integer.parseInt(entry.group(2)) + 1;
                    wrong.merge(
                            entry.group(1),
                            texts.format("field.entry", number, readable(error.text(language))),
                            (one, other) -> one + " " + other);
                } else {
                    wrong.putIfAbsent(error.field(), readable(error.text(language)));
                }
            });
        }
        return wrong;
    }

    /** What a failure says above a form whose file was refused. */
    String fileFailure(LicensingException failure) {
        return failure instanceof InvalidInputException ? texts.text("error.file") : readable(failure.text(language));
    }

    /** What is wrong within a file, in its order: each with its place, as the name of it says, and its text. */
    List<Map<String, String>> places(LicensingException failure) {
        return failure instanceof InvalidInputException invalid
                ? invalid.errors().stream()
                        .map(error -> Map.of("place", place(error.field()), "text", readable(error.text(language))))
                        .toList()
                : List.of();
    }

    /** A line and its column for people; a place in a document as it is, such as {@code editions[3].productGroup}. */
    private String place(String field) {
        Matcher line = LINE.matcher(field);
        if (!line.matches()) {
            return field;
        }
        if (line.group(1) == null) {
            return texts.text("file");
        }
        return line.group(2) == null
                ? texts.format("file.line", line.group(1))
                : texts.format("file.column", line.group(1), line.group(2));
    }

    /** Programs are told moments in UTC, people as they write them. */
    private String readable(String text) {
        DateTimeFormatter format = moments();
        return MOMENT.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(format.format(Instant.parse(found.group()))));
    }

    private DateTimeFormatter moments() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale())
                .withZone(zone);
    }

    /** Of the countries that speak it, the one whose dates most readers of English without a country expect. */
    private Locale locale() {
        return language == Language.JA ? Locale.JAPAN : Locale.US;
    }

    private static Object unwrap(Object argument) throws TemplateModelException {
        return DeepUnwrap.unwrap((TemplateModel) argument);
    }
}
