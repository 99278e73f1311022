package org.menkyo.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.settings.Problem;
import org.menkyo.settings.ProblemCode;
import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsCheck;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.settings.SettingsSource;

/** What {@code ./menkyo run} and the server that it starts are told, checked before anything starts (LC-1206). */
final class LaunchSettings {

    private static final Pattern OF_SERVER = Pattern.compile("(?:^|\\s)-D(menkyo\\.[^\\s=]+)=(\\S*)");
    private static final Pattern PORT_OFFSET = Pattern.compile("(?:^|\\s)-Djboss\\.socket\\.binding\\.port-offset=");
    /** What is needed besides its address to reach a database of one's own. */
    static final List<Setting<?>> WITH_A_DATABASE = List.of(
            SettingsRegister.DB_USER,
            SettingsRegister.DB_PASSWORD,
            SettingsRegister.DB_OWNER_USER,
            SettingsRegister.DB_OWNER_PASSWORD);

    private final SettingsSource source;
    private final SettingsCheck check;

    LaunchSettings(SettingsSource ofThisProcess) {
        Map<String, String> environment = ofThisProcess.asEnvironment();
        Map<String, String> properties = new HashMap<>();
        // What the server's Java is told by its options are its system properties.
        Matcher option = OF_SERVER.matcher(environment.getOrDefault(SettingsRegister.JAVA_OPTS.variable(), ""));
        while (option.find()) {
            properties.put(option.group(1), option.group(2));
        }
        this.source = new SettingsSource(properties, environment);
        this.check = new SettingsCheck(source);
    }

    static LaunchSettings ofProcess() {
        return new LaunchSettings(SettingsSource.ofProcess());
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(check.problems());
        if (source.text(SettingsRegister.DB_URL).isPresent()) {
            WITH_A_DATABASE.stream()
                    .filter(needed -> source.text(needed).isEmpty())
                    .map(needed -> new Problem(
                            ProblemCode.MISSING,
                            needed.variable() + " must be set, since " + SettingsRegister.DB_URL.variable() + " is."))
                    .forEach(problems::add);
        }
        if (PORT_OFFSET
                .matcher(source.text(SettingsRegister.JAVA_OPTS).orElse(""))
                .find()) {
            problems.add(new Problem(
                    ProblemCode.CONTRADICTION,
                    SettingsRegister.JAVA_OPTS.variable()
                            + " must not move the server's ports, which ./menkyo run gives it: set "
                            + SettingsRegister.PORT_OFFSET.variable() + "."));
        }
        return problems;
    }

    List<String> effective() {
        return check.effective();
    }

    /**
     * What this process was told, by the names of environment variables.
     *
     * @throws LaunchException with all problems at once
     */
    static Map<String, String> checked() {
        List<Problem> problems = ofProcess().problems();
        if (!problems.isEmpty()) {
            throw new LaunchException(SettingsCheck.report(problems));
        }
        return SettingsSource.ofProcess().asEnvironment();
    }
}
