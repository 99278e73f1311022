package org.menkyo.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What an operator has set, by system properties and environment variables. A system property goes before the variable. */
public final class SettingsSource {

    private static final String PROPERTY = "menkyo.";
    private static final String VARIABLE = "MENKYO_";

    /** What the tests of Menkyo are told, which concerns no installation. */
    private static final String OF_TESTS = "MENKYO_TEST_";

    private final Map<String, String> properties;
    private final Map<String, String> environment;

    /** Only names that can be of settings are taken over. Blank texts are as if not set. */
    public SettingsSource(Map<String, String> properties, Map<String, String> environment) {
        this.properties = ours(properties, PROPERTY);
        this.environment = ours(environment, VARIABLE);
        this.environment.keySet().removeIf(name -> name.startsWith(OF_TESTS));
    }

    private static Map<String, String> ours(Map<String, String> all, String prefix) {
        Map<String, String> ours = new TreeMap<>(all);
        ours.keySet().removeIf(name -> !name.startsWith(prefix));
        ours.values().removeIf(String::isBlank);
        return ours;
    }

    /** What this process was started with. */
    public static SettingsSource ofProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PROPERTY)) {
                properties.put(name, System.getProperty(name));
            }
        }
        return new SettingsSource(properties, System.getenv());
    }

    /** What this process was told now for the name of a system property; a blank text is as none. */
    public static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(System.getenv(Setting.variable(name))))
                .filter(text -> !text.isBlank());
    }

    /**
     * The text that a setting has.
     *
     * @param calledBy the name that it was set by, as the operator wrote it
     */
    record Given(String calledBy, String text) {}

    Optional<Given> given(Setting<?> setting) {
        return given(properties, setting.name()).or(() -> given(environment, setting.variable()));
    }

    private static Optional<Given> given(Map<String, String> source, String name) {
        return Optional.ofNullable(source.get(name)).map(text -> new Given(name, text));
    }

    /** The text that a setting has; empty if it is not set. */
    public Optional<String> text(Setting<?> setting) {
        return given(setting).map(Given::text);
    }

    boolean has(Setting<?> setting) {
        return given(setting).isPresent();
    }

    /** Each name that was set, and the name of a variable that it would be. */
    void eachName(BiConsumer<String, String> reader) {
        properties.keySet().forEach(name -> reader.accept(name, Setting.variable(name)));
        environment.keySet().forEach(name -> reader.accept(name, name));
    }

    /** Everything that was set, by the names of environment variables. */
    public Map<String, String> asEnvironment() {
        Map<String, String> all = new HashMap<>(environment);
        properties.forEach((name, text) -> all.put(Setting.variable(name), text));
        return all;
    }
}
