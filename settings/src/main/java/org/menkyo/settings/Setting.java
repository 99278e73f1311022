package org.menkyo.settings;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The declaration of a setting.
 *
 * @param <T> what its values are
 */
public final class Setting<T> {

    private static final String PREFIX = "menkyo.";

    private final Part part;
    private final String name;
    private final SettingType<T> type;
    private final String description;
    private final String defaultText;
    private final String defaultWords;
    private final boolean secret;

    private Setting(
            Part part,
            String name,
            SettingType<T> type,
            String description,
            String defaultText,
            String defaultWords,
            boolean secret) {
        this.part = part;
        this.name = name;
        this.type = type;
        this.description = description;
        this.defaultText = defaultText;
        this.defaultWords = defaultWords;
        this.secret = secret;
    }

    /** A setting without a default, see {@link #orElse} and its like. */
    static <T> Setting<T> of(Part part, String name, SettingType<T> type, String description) {
        if (!name.startsWith(PREFIX)) {
            throw new IllegalArgumentException(name);
        }
        return new Setting<>(part, name, type, description, null, "", false);
    }

    /** The same with a default, which is read like a value that was set. */
    Setting<T> orElse(String text) {
        type.parser().parse(text);
        return new Setting<>(part, name, type, description, text, "`" + text + "`", secret);
    }

    /** The same with words for what holds where it is not set: whoever reads it finds that out. */
    Setting<T> orElseAs(String words) {
        return new Setting<>(part, name, type, description, defaultText, words, secret);
    }

    /** The same, and its value is never shown. */
    Setting<T> hidden() {
        return new Setting<>(part, name, type, description, defaultText, defaultWords, true);
    }

    /** What it is about. */
    public Part part() {
        return part;
    }

    /** The name as a system property, such as {@code menkyo.time-zone}. */
    public String name() {
        return name;
    }

    /** The name as an environment variable, such as {@code MENKYO_TIME_ZONE}. */
    public String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** One sentence for operators, in Markdown, without its full stop. */
    public String description() {
        return description;
    }

    /** Which values it may have, for operators; empty if that needs no saying. */
    public String range() {
        return type.range();
    }

    /** What holds where it is not set, for operators, in Markdown; empty if nothing does. */
    public String defaultWords() {
        return defaultWords;
    }

    /** Whether its value must never be shown. */
    public boolean isSecret() {
        return secret;
    }

    /** The value where it is not set, if it has such. */
    public Optional<T> defaultValue() {
        return Optional.ofNullable(defaultText).map(type.parser()::parse);
    }

    Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    /**
     * The value that a text means.
     *
     * @throws IllegalStateException if it is none; the message never has the value of a secret
     */
    public T parse(String text) {
        try {
            return type.parser().parse(text.strip());
        } catch (WrongValueException wrong) {
            throw new IllegalStateException(sentence(name, text, wrong));
        }
    }

    /** What is wrong with a text, if anything is. @param calledBy the name that it was set by */
    Optional<Problem> problem(String calledBy, String text) {
        try {
            type.parser().parse(text.strip());
            return Optional.empty();
        } catch (WrongValueException wrong) {
            return Optional.of(new Problem(wrong.code(), sentence(calledBy, text, wrong)));
        }
    }

    private String sentence(String calledBy, String text, WrongValueException wrong) {
        return secret
                ? calledBy + " " + wrong.getMessage() + "."
                : calledBy + " is '" + Shown.of(text) + "' and " + wrong.getMessage() + ".";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Setting<?> setting && setting.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
