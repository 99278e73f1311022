package org.menkyo.protocol.catalog;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.kms.CatalogKey;

/**
 * The text form of a client catalog: Java properties. Settings: {@code format=1}, {@code catalog.id}, {@code
 * catalog.name}, {@code catalog.key}, {@code confirmation.key}, {@code publisher.keys} (Base64, several separated by
 * spaces), {@code service.label}, {@code port}, {@code center} (optional), and for each edition code {@code edition.N.}
 * with {@code name}, {@code platform}, {@code group.rank} and {@code group.number} (both optional), {@code threshold},
 * {@code grace.days}, {@code rearms}.
 */
final class CatalogText {

    private static final String FORMAT = "1";
    private static final Pattern EDITION_NAME = Pattern.compile("edition\\.([0-9]{1,5})\\.name");

    private final Properties settings = new Properties();

    private CatalogText(String text) {
        try {
            settings.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalStateException("reading a text does not fail", e);
        }
    }

    static ClientCatalog parse(String text) {
        return new CatalogText(text).catalog();
    }

    static String write(ClientCatalog catalog) {
        StringBuilder text =
                new StringBuilder("# A client product's catalog. Its keys are no secrets from who owns a client.\n");
        put(text, "format", FORMAT);
        put(text, "catalog.id", catalog.id());
        put(text, "catalog.name", catalog.name());
        put(text, "catalog.key", catalog.catalogKey().toText());
        put(text, "confirmation.key", Base64.getEncoder().encodeToString(catalog.confirmationKey()));
        put(
                text,
                "publisher.keys",
                catalog.publisherKeys().stream().map(VerifyingKey::toString).collect(Collectors.joining(" ")));
        put(text, "service.label", catalog.serviceLabel());
        put(text, "port", catalog.port());
        catalog.center().ifPresent(center -> put(text, "center", center));
        catalog.editions().stream()
                .sorted(Comparator.comparingInt(CatalogEdition::code))
                .forEach(edition -> putEdition(text, edition));
        return text.toString();
    }

    private static void putEdition(StringBuilder text, CatalogEdition edition) {
        String prefix = "edition." + edition.code() + ".";
        put(text, prefix + "name", edition.name());
        put(text, prefix + "platform", edition.platform());
        edition.groupRank().ifPresent(rank -> put(text, prefix + "group.rank", rank));
        edition.groupNumber().ifPresent(number -> put(text, prefix + "group.number", number));
        put(text, prefix + "threshold", edition.threshold());
        put(text, prefix + "grace.days", edition.graceDays());
        put(text, prefix + "rearms", edition.rearms());
    }

    private static void put(StringBuilder text, String name, Object value) {
        String escaped =
                value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(name)
                .append(escaped.startsWith(" ") ? "=\\" : "=")
                .append(escaped)
                .append('\n');
    }

    private ClientCatalog catalog() {
        read("format", format -> {
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException("only format " + FORMAT + " is known");
            }
            return format;
        });
        List<CatalogEdition> editions = new ArrayList<>();
        for (String name : settings.stringPropertyNames()) {
            Matcher matcher = EDITION_NAME.matcher(name);
            if (matcher.matches()) {
                editions.add(edition(Integer.parseInt(matcher.group(1))));
            }
        }
        editions.sort(Comparator.comparingInt(CatalogEdition::code));
        return new ClientCatalog(
                read("catalog.id", Function.identity()),
                read("catalog.name", Function.identity()),
                read("catalog.key", CatalogKey::parse),
                read("confirmation.key", Base64.getDecoder()::decode),
                read(
                        "publisher.keys",
                        keys -> Stream.of(keys.split("\\s+"))
                                .map(VerifyingKey::parse)
                                .toList()),
                read("service.label", Function.identity()),
                read("port", Integer::valueOf),
                Optional.ofNullable(settings.getProperty("center")).map(center -> read("center", URI::create)),
                editions);
    }

    private CatalogEdition edition(int code) {
        String prefix = "edition." + code + ".";
        return new CatalogEdition(
                code,
                read(prefix + "name", Function.identity()),
                read(prefix + "platform", Platform::valueOf),
                readOptional(prefix + "group.rank"),
                readOptional(prefix + "group.number"),
                read(prefix + "threshold", Integer::valueOf),
                read(prefix + "grace.days", Integer::valueOf),
                read(prefix + "rearms", Integer::valueOf));
    }

    private OptionalInt readOptional(String name) {
        return settings.getProperty(name) == null ? OptionalInt.empty() : OptionalInt.of(read(name, Integer::valueOf));
    }

    private <T> T read(String name, Function<String, T> reader) {
        String value = settings.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("the client catalog has no setting " + name);
        }
        try {
            return reader.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the client catalog's setting " + name + " is wrong", e);
        }
    }
}
