package org.menkyo.settings;

import java.util.List;

/** The tables of settings in docs/configuration.md. */
public final class SettingsTable {

    private SettingsTable() {}

    /** A table of each part, in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder();
        for (Part part : Part.values()) {
            List<Setting<?>> settings = SettingsRegister.all().stream()
                    .filter(setting -> setting.part() == part)
                    .toList();
            page.append("\n**")
                    .append(part.title())
                    .append("**\n\n| variable | meaning | values | default |\n|---|---|---|---|\n");
            for (Setting<?> setting : settings) {
                page.append("| `")
                        .append(setting.variable())
                        .append("` | ")
                        .append(setting.description())
                        .append(setting.isSecret() ? " (secret)" : "")
                        .append(" | ")
                        .append(setting.range())
                        .append(" | ")
                        .append(setting.defaultWords())
                        .append(" |\n");
            }
        }
        return page.append('\n').toString();
    }
}
