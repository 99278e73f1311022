package org.menkyo.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds everything that is wrong with the settings of an installation, before anything of it starts (LC-1206). */
public final class SettingsCheck {

    /** A name is taken for a mistyped one if at most one letter in so many is another. */
    private static final int LETTERS_FOR_A_MISTAKE = 4;

    private static final int PREFIX = "MENKYO_".length();

    private final SettingsSource source;

    public SettingsCheck(SettingsSource source) {
        this.source = source;
    }

    /** All problems: of names, of values, and of settings that do not go together. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(unknown());
        SettingsRegister.all()
                .forEach(setting -> source.given(setting)
                        .flatMap(given -> setting.problem(given.calledBy(), given.text()))
                        .ifPresent(problems::add));
        addContradictions(problems);
        return problems;
    }

    private List<Problem> unknown() {
        Map<String, Setting<?>> known =
                SettingsRegister.all().stream().collect(Collectors.toMap(Setting::variable, setting -> setting));
        Set<String> names = new HashSet<>();
        SettingsRegister.all().forEach(setting -> names.add(setting.name()));
        List<Problem> problems = new ArrayList<>();
        source.eachName((name, variable) -> {
            boolean isVariable = name.equals(variable);
            if (isVariable ? known.containsKey(variable) : names.contains(name)) {
                return;
            }
            String meant = nearest(variable, known.keySet())
                    .map(known::get)
                    .map(setting -> "did you mean " + (isVariable ? setting.variable() : setting.name()) + "?")
                    .orElse("remove it.");
            problems.add(new Problem(ProblemCode.UNKNOWN_SETTING, name + " is no setting; " + meant));
        });
        return problems;
    }

    private static Optional<String> nearest(String variable, Set<String> known) {
        String name = variable.substring(PREFIX);
        LevenshteinDistance distance = new LevenshteinDistance(
                Math.max(2, (name.length() + LETTERS_FOR_A_MISTAKE - 1) / LETTERS_FOR_A_MISTAKE));
        record Near(String name, int distance) {}
        return known.stream()
                .map(candidate -> new Near(candidate, distance.apply(name, candidate.substring(PREFIX))))
                .filter(near -> near.distance() >= 0)
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .map(Near::name);
    }

    private void addContradictions(List<Problem> problems) {
        needs(problems, SettingsRegister.OIDC_ISSUER, SettingsRegister.OIDC_AUDIENCE);
        together(problems, SettingsRegister.DNS_SERVER, SettingsRegister.DNS_DOMAINS);
        together(problems, SettingsRegister.DNS_TSIG_NAME, SettingsRegister.DNS_TSIG_SECRET);
        needs(problems, SettingsRegister.TLS_KEY_STORE_PASSWORD, SettingsRegister.TLS_KEY_STORE);
        together(problems, SettingsRegister.SMTP_USER, SettingsRegister.SMTP_PASSWORD);
        together(problems, SettingsRegister.S3_ACCESS_KEY, SettingsRegister.S3_SECRET_KEY);
        if (value(SettingsRegister.MEDIA_STORE)
                .filter(SettingsRegister.S3::equals)
                .isPresent()) {
            needs(problems, SettingsRegister.MEDIA_STORE, SettingsRegister.S3_BUCKET);
        }
        if (value(SettingsRegister.MODE).filter("host"::equals).isPresent()) {
            needs(problems, SettingsRegister.MODE, SettingsRegister.CLIENT_CATALOG);
        }
        Optional<Duration> first = value(SettingsRegister.REDELIVERY_DELAY);
        Optional<Duration> longest = value(SettingsRegister.REDELIVERY_MAX_DELAY);
        if (first.isPresent() && longest.isPresent() && first.get().compareTo(longest.get()) > 0) {
            problems.add(new Problem(
                    ProblemCode.CONTRADICTION,
                    SettingsRegister.REDELIVERY_DELAY.variable() + " must not be more than "
                            + SettingsRegister.REDELIVERY_MAX_DELAY.variable() + ", which is "
                            + longest.get().toMillis() + "."));
        }
    }

    /** The value that holds; empty if it has none, or a wrong one, which is told already. */
    private <T> Optional<T> value(Setting<T> setting) {
        return source.given(setting)
                .map(given -> setting.problem(given.calledBy(), given.text()).isPresent()
                        ? Optional.<T>empty()
                        : Optional.of(setting.parse(given.text())))
                .orElseGet(setting::defaultValue);
    }

    private void together(List<Problem> problems, Setting<?> one, Setting<?> other) {
        needs(problems, one, other);
        needs(problems, other, one);
    }

    private void needs(List<Problem> problems, Setting<?> set, Setting<?> needed) {
        if (source.has(set) && !source.has(needed)) {
            problems.add(new Problem(
                    ProblemCode.MISSING, needed.variable() + " must be set, since " + set.variable() + " is."));
        }
    }

    /** What is told to people who start Menkyo with wrong settings. */
    public static String report(List<Problem> problems) {
        String head = problems.size() == 1 ? "one setting is wrong" : problems.size() + " settings are wrong";
        return "Menkyo does not start, since " + head + ":" + Problem.lines(problems);
    }

    /** A line for each setting, with the value that holds and where it is from; secrets are not shown. */
    public List<String> effective() {
        return SettingsRegister.all().stream().map(this::effective).toList();
    }

    private String effective(Setting<?> setting) {
        Optional<SettingsSource.Given> given = source.given(setting);
        if (given.isPresent()) {
            String origin = given.get().calledBy().equals(setting.name()) ? "system property" : "environment";
            String value = setting.isSecret()
                    ? "(set, not shown)"
                    : Shown.of(given.get().text());
            return setting.variable() + " = " + value + " [" + origin + "]";
        }
        String byDefault = setting.defaultText()
                .orElseGet(() -> setting.defaultWords().isEmpty()
                        ? "(not set)"
                        : "(" + setting.defaultWords().replace("`", "") + ")");
        return setting.variable() + " = " + byDefault + " [default]";
    }
}
