package org.menkyo.personaldata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.menkyo.shared.input.BusinessEmail;

/**
 * The texts that name one person: addresses and full names wherever they stand in a text, other names of accounts where they are
 * the whole of it. They compare without regard to case.
 */
final class PersonTerms {

    /**
     * One of the texts.
     *
     * @param text as it is known
     * @param whole whether it names the person only where nothing stands beside it
     */
    private record Term(String text, boolean whole) {

        /**
         * A regular expression.
         *
         * @param escaped the text without characters of special meaning
         * @param letter the class of letters and digits
         */
        String expression(String escaped, String letter) {
            return whole
                    // In JSON a whole text has quotation marks beside it.
                    ? "(^|(?<=\"))" + escaped + "($|(?=\"))"
                    : "(?<![" + letter + "._%+@-])" + escaped + "(?![" + letter + "@]|[.-][" + letter + "])";
        }

        Pattern pattern() {
            return Pattern.compile(
                    expression(Pattern.quote(text), "\\p{L}\\p{N}"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        String sql() {
            return expression(text.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1"), "[:alnum:]");
        }
    }

    /**
     * What takes the place of a text.
     *
     * @param pattern finds the text, in the form of PostgreSQL
     * @param text the other
     */
    record Replacement(String pattern, String text) {}

    private final List<Term> terms = new ArrayList<>();

    PersonTerms addEmail(BusinessEmail email) {
        return add(email.value(), false);
    }

    /** A name that the person signs in with. */
    PersonTerms addAccount(String name) {
        return add(name, !BusinessEmail.isValid(name));
    }

    /** The person's name, in both orders. */
    PersonTerms addName(String given, String family) {
        return add(given + " " + family, false).add(family + " " + given, false);
    }

    private PersonTerms add(String text, boolean whole) {
        if (terms.stream().noneMatch(term -> term.text().equalsIgnoreCase(text))) {
            terms.add(new Term(text, whole));
        }
        return this;
    }

    /** The addresses in their form for comparisons. */
    List<String> emailKeys() {
        return terms.stream()
                .map(Term::text)
                .filter(BusinessEmail::isValid)
                .map(BusinessEmail::keyOf)
                .toList();
    }

    /** The texts in lower case. */
    List<String> lowered() {
        return terms.stream().map(term -> term.text().toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether a text names the person. */
    boolean areIn(String text) {
        return text != null
                && terms.stream().anyMatch(term -> term.pattern().matcher(text).find());
    }

    /** A text in which the person is not named any more. */
    String removedFrom(String text) {
        String removed = text;
        for (Term term : terms) {
            removed = term.pattern().matcher(removed).replaceAll("…");
        }
        return removed;
    }

    /** Finds a text that names the person, in the form of PostgreSQL. */
    String pattern() {
        return terms.stream().map(term -> "(" + term.sql() + ")").collect(Collectors.joining("|"));
    }

    /** What takes the place of each text: an address that there cannot be for an address (RFC 2606), a word for a name. */
    List<Replacement> replacements(String name) {
        List<Replacement> replacements = new ArrayList<>();
        int emails = 0;
        for (Term term : terms) {
            String other = name;
            if (BusinessEmail.isValid(term.text())) {
                emails++;
                other = name + (emails == 1 ? "" : "-" + emails) + "@erased.invalid";
            }
            replacements.add(new Replacement(term.sql(), other));
        }
        return replacements;
    }

    /** Names nobody, so that no log does. */
    @Override
    public String toString() {
        return terms.size() + " terms";
    }
}
