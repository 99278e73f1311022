package org.menkyo.shared.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.call.Party;

/**
 * The pages that a visitor may open, by sections (LC-303). Which license IDs a role reaches is for the page to say; here, who
 * holds roles sees all pages of roles.
 */
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

    /** The sections that have a page for a party, seen from the page at an address. */
    static List<Section> of(Party party, String address) {
        String path = address.replaceFirst("\\?.*", "");
        List<MenuEntry> shown = Arrays.stream(MenuEntry.values())
                .filter(entry -> PermissionMatrix.isFor(entry.operation(), party))
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
