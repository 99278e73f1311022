package org.menkyo.shared.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.menkyo.help.HelpSection;
import org.menkyo.permission.Operation;

/** The pages that a visitor may open, by sections, seen from one of them (LC-303). */
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

    private final List<MenuEntry> shown;
    private final MenuEntry current;

    private Menu(List<MenuEntry> shown, MenuEntry current) {
        this.shown = shown;
        this.current = current;
    }

    /**
     * The menu of a visitor on the page at an address.
     *
     * @param possible what the visitor may do on some license ID or none
     */
    static Menu of(Set<Operation> possible, String address) {
        List<MenuEntry> shown = Arrays.stream(MenuEntry.values())
                .filter(entry -> possible.contains(entry.operation()))
                .toList();
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        MenuEntry current = shown.stream()
                .filter(entry -> entry.leadsTo(path))
                .max(Comparator.comparing(entry -> entry.path().length()))
                .orElse(null);
        return new Menu(shown, current);
    }

    /** The sections that have a page for the visitor. */
    List<Section> sections() {
        return Arrays.stream(MenuSection.values())
                .map(this::section)
                .filter(section -> !section.entries().isEmpty())
                .toList();
    }

    /** The part of the help that is about this page; empty if there is none, or the visitor has no help. */
    Optional<HelpSection> help() {
        return shown.contains(MenuEntry.HELP) ? current().flatMap(Menu::about) : Optional.empty();
    }

    /** The page of the menu that this page belongs to. */
    Optional<String> path() {
        return current().map(MenuEntry::path);
    }

    private Optional<MenuEntry> current() {
        return Optional.ofNullable(current);
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

    private Section section(MenuSection section) {
        List<Entry> entries = shown.stream()
                .filter(entry -> entry.section() == section)
                .map(entry -> new Entry(entry.textKey(), entry.path(), entry == current))
                .toList();
        return new Section("menu." + section.name(), entries, current != null && current.section() == section);
    }
}
