package org.menkyo.twin.report;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.menkyo.planning.MakForecast;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.twin.world.Course;
import org.menkyo.twin.world.DayState;

/** Says where a plan breaks, and when. */
public final class Findings {

    /** How long before a MAK ends its end is worth predicting. */
    private static final int WARNING_DAYS = 60;

    private final Words words;
    private final DateTimeFormatter dates;

    /** @param locale the language of what is said: Japanese, or English */
    public Findings(Locale locale) {
        this.words = new Words(locale);
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    /** What is wrong with a plan, in the order in which it is worth knowing; that nothing is, if so. */
    public List<String> of(Course course) {
        List<String> found = new ArrayList<>();
        course.days().get(0).states().keySet().forEach(group -> group(course, group, found));
        course.plan().mak().forEach((group, permitted) -> mak(course, group, permitted, found));
        int suspected = last(course).suspected();
        if (suspected > 0) {
            DayState first = first(course, day -> day.suspected() > 0);
            found.add(words.text("finding.duplicates", suspected, first.day(), date(first)));
        }
        if (found.isEmpty()) {
            found.add(words.text("finding.none"));
        }
        return found;
    }

    private void group(Course course, String group, List<String> found) {
        for (LicenseState state : List.of(LicenseState.NOTIFICATION, LicenseState.OUT_OF_TOLERANCE_GRACE)) {
            ToIntFunction<DayState> number = day -> day.states().get(group).getOrDefault(state, 0);
            DayState first = first(course, day -> number.applyAsInt(day) > 0);
            if (first != null) {
                DayState worst = first;
                for (DayState day : course.days()) {
                    worst = number.applyAsInt(day) > number.applyAsInt(worst) ? day : worst;
                }
                found.add(words.text(
                        "finding." + state,
                        group,
                        first.day(),
                        date(first),
                        number.applyAsInt(worst),
                        worst.day(),
                        number.applyAsInt(last(course))));
            }
        }
    }

    private void mak(Course course, String group, int permitted, List<String> found) {
        List<Integer> used =
                course.days().stream().map(day -> day.makUsed().get(group)).toList();
        OptionalInt end = MakForecast.exhaustedOn(used, permitted);
        if (end.isEmpty()) {
            return;
        }
        int day = end.getAsInt();
        if (day >= used.size()) {
            found.add(words.text("finding.mak.will", group, permitted, day));
            return;
        }
        int refused = last(course).makRefused().get(group);
        String said = words.text(
                "finding.mak.ended", group, permitted, day, date(course.days().get(day)), refused);
        OptionalInt predicted = day > WARNING_DAYS
                ? MakForecast.exhaustedOn(used.subList(0, day - WARNING_DAYS + 1), permitted)
                : OptionalInt.empty();
        found.add(
                predicted.isPresent()
                        ? said + words.text("finding.mak.predicted", WARNING_DAYS, predicted.getAsInt())
                        : said);
    }

    private static DayState first(Course course, Predicate<DayState> wanted) {
        return course.days().stream().filter(wanted).findFirst().orElse(null);
    }

    private static DayState last(Course course) {
        return course.days().get(course.days().size() - 1);
    }

    private String date(DayState day) {
        return dates.format(day.date());
    }
}
