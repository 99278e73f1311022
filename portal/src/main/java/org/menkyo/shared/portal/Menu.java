package org.menkyo.shared.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.menkyo.help.HelpSection;
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
        List<MenuEntry> shown = shown(possible);
        Optional<MenuEntry> current = current(shown, address);
        return Arrays.stream(MenuSection.values())
                .map(section -> section(section, shown, current.orElse(null)))
                .filter(section -> !section.entries().isEmpty())
                .toList();
    }

    /** The part of the help that is about the page at an address; empty if there is none, or the visitor has no help. */
    static Optional<HelpSection> help(Set<Operation> possible, String address) {
        return possible.contains(Operation.LIST_HELP_TOPICS)
                ? current(shown(possible), address).flatMap(Menu::about)
                : Optional.empty();
    }

    /** The page of the menu that an address belongs to. */
    static Optional<String> path(Set<Operation> possible, String address) {
        return current(shown(possible), address).map(MenuEntry::path);
    }

    private static Optional<HelpSection> about(MenuEntry entry) {
        return switch (entry) {
            case OPEN_LICENSES -> Optional.of(HelpSection.OPEN_LICENSES);
            case BENEFITS, OWN_SUBSCRIPTIONS, OWN_ONLINE_SERVICES -> Optional.of(HelpSection.BENEFITS);
            case DOWNLOADS, PHYSICAL_MEDIA -> Optional.of(HelpSection.DOWNLOADS);
            case REPORTS, ACTIVATION_PLAN -> Optional.of(HelpSection.ACTIVATION);
            case OWN_SUPPORT_CASES -> Optional.of(HelpSection.SUPPORT);
            default -> ofSection(entry.section());
        };
    }

    private static Optional<HelpSection> ofSection(MenuSection section) {
        return switch (section) {
            case ACCESS -> Optional.of(HelpSection.PERMISSIONS);
            case LICENSES -> Optional.of(HelpSection.LICENSES);
            case SOFTWARE -> Optional.of(HelpSection.PRODUCT_KEYS);
            case ACCOUNT -> Optional.of(HelpSection.REGISTRATION);
            default -> Optional.empty();
        };
    }

    private static List<MenuEntry> shown(Set<Operation> possible) {
        return Arrays.stream(MenuEntry.values())
                .filter(entry -> possible.contains(entry.operation()))
                .toList();
    }

    private static Optional<MenuEntry> current(List<MenuEntry> shown, String address) {
        String path = address.replaceFirst("\\?.*", "");
        return shown.stream()
                .filter(entry -> entry.leadsTo(path))
                .max(Comparator.comparing(entry -> entry.path().length()));
    }

    private static Section section(MenuSection section, List<MenuEntry> shown, MenuEntry current) {
        List<Entry> entries = shown.stream()
                .filter(entry -> entry.section() == section)
                .map(entry -> new Entry(entry.textKey(), entry.path(), entry == current))
                .toList();
        return new Section("menu." + section.name(), entries, Objects.nonNull(current) && current.section() == section);
    }
}
