package org.menkyo.twin.scenario;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.menkyo.planning.Machines;
import org.menkyo.planning.Network;
import org.menkyo.planning.NetworkKind;

/** Reads the networks to plan for from JSON, in the form that {@code POST /activation-plans} takes (VA-701). */
public final class NetworksFile {

    private static final int MAX_MACHINES = 1_000_000;

    private NetworksFile() {}

    /**
     * Reads the networks.
     *
     * @throws ScenarioException naming the place that is wrong
     * @throws IOException if the file cannot be read
     */
    public static List<Network> read(Path file, CatalogFile catalog) throws IOException, ScenarioException {
        try (InputStream input = Files.newInputStream(file);
                JsonReader reader = Json.createReader(input)) {
            Member document = new Member("", reader.readObject());
            List<Network> networks = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (Member network : document.members("networks")) {
                networks.add(network(network, catalog));
                if (!names.add(networks.get(networks.size() - 1).name())) {
                    throw network.wrong("name", " is that of another network");
                }
            }
            if (networks.isEmpty()) {
                throw document.wrong("networks", " must not be empty");
            }
            document.done();
            return networks;
        } catch (JsonException e) {
            throw new ScenarioException(file + " is no JSON object: " + e.getMessage());
        }
    }

    private static Network network(Member network, CatalogFile catalog) throws ScenarioException {
        List<Machines> machines = new ArrayList<>();
        Set<String> editions = new HashSet<>();
        for (Member some : network.members("machines")) {
            String edition = some.text("edition");
            if (!catalog.editions().containsKey(edition)) {
                throw some.wrong("edition", " is none of the catalog's");
            }
            if (!editions.add(edition)) {
                throw some.wrong("edition", " is there twice");
            }
            machines.add(new Machines(
                    edition,
                    some.number("physical", 0, MAX_MACHINES),
                    some.optionalNumber("virtual", 0, MAX_MACHINES).orElse(0)));
            some.done();
        }
        Network read = new Network(
                network.text("name"),
                network.parsed("kind", "one of the kinds in docs/planning.md", NetworkKind::valueOf),
                network.optionalText("domain"),
                machines);
        network.done();
        return read;
    }
}
