package org.menkyo.twin.scenario;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.planning.KeyGroup;
import org.menkyo.planning.PlannedEdition;
import org.menkyo.planning.PlanningCatalog;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.certificate.Platform;

/**
 * What is played or planned with of a catalog document.
 *
 * @param code the catalog's own id
 * @param name what people call it
 * @param serviceLabel label of the DNS records of KMS hosts
 * @param port their TCP port
 * @param hostsPerKey how many hosts a KMS host key activates
 * @param groups the product groups by their codes
 * @param editions the editions by their codes, in the order of the document
 * @param groupOfEdition code of the product group of each edition that has one
 */
public record CatalogFile(
        String code,
        String name,
        String serviceLabel,
        int port,
        int hostsPerKey,
        Map<String, Group> groups,
        Map<String, CatalogEdition> editions,
        Map<String, String> groupOfEdition) {

    private static final int MANY = 1_000_000;

    /**
     * A product group.
     *
     * @param name what people call it
     * @param number stands for it in product keys
     * @param rank place in the hierarchy
     */
    public record Group(String name, int number, int rank) {}

    /** The highest rank of all groups. */
    public int highestRank() {
        return groups.values().stream().mapToInt(Group::rank).max().orElse(0);
    }

    /** The part of the catalog that plans depend on. */
    public PlanningCatalog forPlanning(URI center) {
        List<PlannedEdition> planned = new ArrayList<>();
        editions.forEach((editionCode, edition) -> {
            Optional<String> groupCode = Optional.ofNullable(groupOfEdition.get(editionCode));
            planned.add(new PlannedEdition(
                    editionCode,
                    edition.name(),
                    groupCode.map(given -> new KeyGroup(
                            given, groups.get(given).name(), groups.get(given).rank())),
                    edition.platform() == Platform.CLIENT,
                    edition.threshold(),
                    edition.graceDays(),
                    edition.rearms()));
        });
        return new PlanningCatalog(serviceLabel, port, hostsPerKey, center, planned);
    }

    /**
     * Reads a catalog document, as {@code docs/catalog} describes it.
     *
     * @throws ScenarioException if something that is needed is missing or wrong
     * @throws IOException if the file cannot be read
     */
    public static CatalogFile read(Path file) throws IOException, ScenarioException {
        try (InputStream input = Files.newInputStream(file);
                JsonReader reader = Json.createReader(input)) {
            return of(new Member("", reader.readObject()));
        } catch (JsonException e) {
            throw new ScenarioException(file + " is no JSON object: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(file + ": " + e.getMessage());
        }
    }

    private static CatalogFile of(Member document) throws ScenarioException {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Member group : document.members("productGroups")) {
            groups.put(
                    group.text("code"),
                    new Group(group.text("name"), group.number("number", 0, 255), group.number("rank", 0, 0xffff)));
        }
        Map<String, CatalogEdition> editions = new LinkedHashMap<>();
        Map<String, String> groupOfEdition = new HashMap<>();
        for (Member edition : document.members("editions")) {
            String code = edition.text("code");
            Optional<String> group = edition.optionalText("productGroup");
            if (group.isPresent() && !groups.containsKey(group.get())) {
                throw edition.wrong("productGroup", " is none of the catalog's");
            }
            group.ifPresent(given -> groupOfEdition.put(code, given));
            editions.put(code, edition(edition, group.map(groups::get)));
        }
        Member kms = document.optionalMember("kms").orElseThrow(() -> document.wrong("kms", " is missing"));
        return new CatalogFile(
                document.text("code"),
                document.text("name"),
                kms.text("serviceLabel"),
                kms.number("port", 1, 0xffff),
                kms.number("hostsPerKey", 1, MANY),
                groups,
                editions,
                groupOfEdition);
    }

    private static CatalogEdition edition(Member edition, Optional<Group> group) throws ScenarioException {
        return new CatalogEdition(
                edition.number("number", 1, MANY),
                edition.text("name"),
                edition.parsed("platform", "CLIENT, SERVER or OTHER_SERVER", Platform::valueOf),
                group.map(given -> OptionalInt.of(given.rank())).orElseGet(OptionalInt::empty),
                group.map(given -> OptionalInt.of(given.number())).orElseGet(OptionalInt::empty),
                edition.number("threshold", 1, MANY),
                edition.number("graceDays", 0, MANY),
                edition.number("rearmCount", 0, MANY));
    }
}
