package org.menkyo.machines.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.menkyo.client.state.Activation;
import org.menkyo.machines.agent.Contact;
import org.menkyo.protocol.activation.LicenseState;

/**
 * Which machines of the inventory are meant: those that fit all that is given. What is empty leaves none out.
 *
 * @param names patterns of addresses or of machines' own names, with {@code *} and {@code ?}
 * @param groups names of groups; one is enough
 * @param states license states, as they were told last; one is enough
 * @param contacts what came of the last attempt to ask; one is enough
 * @param editions patterns of names of editions
 * @param ways how it was activated; one is enough
 * @param neverActivated whether only those are meant that were not activated in any way
 * @param endsBefore only those whose license state ends before this time
 * @param failed whether only those are meant that did not do what they were last asked to do
 */
public record Selection(
        List<String> names,
        List<String> groups,
        Set<LicenseState> states,
        Set<Contact> contacts,
        List<String> editions,
        Set<Activation.Way> ways,
        boolean neverActivated,
        Optional<Instant> endsBefore,
        boolean failed) {

    /** All machines. */
    public static final Selection ALL = new Selection(
            List.of(), List.of(), Set.of(), Set.of(), List.of(), Set.of(), false, Optional.empty(), false);

    /** A time so many days ahead. */
    public static Instant days(Instant now, int days) {
        return now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A condition on the table {@code machine} and the values of its question marks, in their order. */
    record Condition(String sql, List<String> values) {}

    Condition condition() {
        List<String> parts = new ArrayList<>();
        List<String> values = new ArrayList<>();
        if (!names.isEmpty()) {
            parts.add(anyOf("(lower(host) GLOB ? OR lower(machine_name) GLOB ?)", names.size()));
            names.forEach(name -> values.addAll(Collections.nCopies(2, name.toLowerCase(Locale.ROOT))));
        }
        if (!editions.isEmpty()) {
            parts.add(anyOf("lower(edition) GLOB ?", editions.size()));
            editions.forEach(edition -> values.add(edition.toLowerCase(Locale.ROOT)));
        }
        if (!groups.isEmpty()) {
            parts.add("id IN (SELECT machine_id FROM machine_group WHERE name IN (" + marks(groups.size()) + "))");
            values.addAll(groups);
        }
        in("license_state", states, parts, values);
        in("contact", contacts, parts, values);
        in("way", ways, parts, values);
        if (neverActivated) {
            parts.add("license_state IS NOT NULL AND way IS NULL");
        }
        endsBefore.ifPresent(end -> {
            parts.add("ends_at < ?");
            values.add(end.toString());
        });
        if (failed) {
            parts.add("work_done = 0");
        }
        return new Condition(parts.isEmpty() ? "1" : String.join(" AND ", parts), values);
    }

    private static void in(String column, Set<? extends Enum<?>> words, List<String> parts, Collection<String> values) {
        if (!words.isEmpty()) {
            parts.add(column + " IN (" + marks(words.size()) + ")");
            words.forEach(word -> values.add(word.name()));
        }
    }

    private static String anyOf(String condition, int times) {
        return "(" + String.join(" OR ", Collections.nCopies(times, condition)) + ")";
    }

    private static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }
}
