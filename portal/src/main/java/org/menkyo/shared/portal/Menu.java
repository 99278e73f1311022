package org.menkyo.shared.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.menkyo.permission.Operation;

/** The pages that a visitor may open, by sections (LC-303). */
public final class Menu {

    /**
     * A section of the menu.
     *
     * @param textKey its name
     * @param current whether the page belongs to it
     */
    public record Section(String textKey, List<Entry> entries, boolean current) {}

    /**
     * A page of the menu.
     *
     * @param textKey its name
     * @param current whether the page is this one or below it
     */
    public record Entry(String textKey, String path, boolean current) {}

    private Menu() {}

    /**
     * The sections that have a page for a visitor, seen from the page at an address.
     *
     * @param possible what the visitor may do on some license ID or none
     */
    static List<Section> of(Set<Operation> possible, String address) {
        String path = address.replaceFirst("\\?.*", "");
        List<MenuEntry> shown = Arrays.stream(MenuEntry.values())
                .filter(entry -> possible.contains(entry.operation()))
                .toList();
        Optional<MenuEntry> current = shown.stream()
                .filter(entry -> entry.leadsTo(path))
                .max(Comparator.comparing(entry -> entry.path().length()));
        return Arrays.stream(MenuSection.values())
                .map(section -> section(section, shown, current.orElse(null)))
                .filter(section -> !section.entries().isEmpty())
                .toList();
    }

    private static Section section(MenuSection section, List<MenuEntry> shown, MenuEntry current) {
        List<Entry> entries = shown.stream()
                .filter(entry -> entry.section() == section)
                .map(entry -> new Entry(entry.textKey(), entry.path(), entry == current))
                .toList();
        return new Section("menu." + section.name(), entries, Objects.nonNull(current) && current.section() == section);
    }
}
