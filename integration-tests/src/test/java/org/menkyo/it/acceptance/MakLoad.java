package org.menkyo.it.acceptance;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.menkyo.it.activation.KeyOwner;
import org.menkyo.it.demo.Addresses;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.soap.RawPeer;
import org.menkyo.it.soap.RawPeer.RawAnswer;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/** Machines that activate themselves with one multiple activation key: over REST, over SOAP and by phone, each a machine of its own. */
final class MakLoad {

    private static final String NAMESPACE = "urn:menkyo:activation:v1";

    private final ProductKey key;
    private final RestSession machine;
    private final RestSession phone;
    private final RawPeer soap;
    private final Repetition repetition;

    /** By the digits of the installation ID without those of the key, as they are recorded. */
    private final Map<String, String> confirmed = new ConcurrentHashMap<>();

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger answeredAgain = new AtomicInteger();

    /** @param addresses where the machines find a server */
    MakLoad(Addresses addresses, KeyOwner owner, Repetition repetition) {
        this.key = owner.mak();
        this.machine = RestSession.stranger(addresses.rest());
        this.phone = owner.phoneSystem(addresses.rest());
        this.soap = new RawPeer(URI.create(addresses.soap() + "/ActivationService"));
        this.repetition = repetition;
    }

    /** What is done all the time. */
    List<Runnable> works() {
        return List.of(this::activateByRest, this::activateBySoap, this::activateByPhone);
    }

    private void activateByRest() {
        InstallationId installation = next();
        RestAnswer answer =
                repetition.of(() -> askByRest(installation), RestAnswer::status).expect(200);
        confirm(installation, answer.text("confirmationId"), answer.flag("counted"));
    }

    private RestAnswer askByRest(InstallationId installation) {
        return machine.post("/activations", KeyOwner.body(key, installation));
    }

    private void activateBySoap() {
        InstallationId installation = next();
        String call = "<activateInstallation xmlns='" + NAMESPACE + "'><productKey>" + key.formatted()
                + "</productKey><installationId>" + installation.formatted()
                + "</installationId></activateInstallation>";
        RawAnswer answer = repetition.of(() -> soap.call(call), RawAnswer::status);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        confirm(installation, answer.text("confirmationId"), Boolean.parseBoolean(answer.text("counted")));
    }

    /** Somebody reads the groups of the ID to the phone system, and is told those of the confirmation. */
    private void activateByPhone() {
        InstallationId installation = next();
        JsonObject body = Json.createObjectBuilder()
                .add(
                        "groups",
                        Json.createArrayBuilder(List.of(installation.formatted().split("-"))))
                .build();
        RestAnswer answer = repetition
                .of(() -> phone.post("/phone-activations", body), RestAnswer::status)
                .expect(200);
        String told = answer.object().getJsonArray("groups").getValuesAs(JsonString::getString).stream()
                .collect(Collectors.joining("-"));
        confirm(installation, told, answer.flag("counted"));
    }

    private InstallationId next() {
        return KeyOwner.installationId(key, machine(numbers.incrementAndGet()));
    }

    /** The name of the machine with a number, of which the first is 1. */
    static String machine(int number) {
        return "machine " + number;
    }

    /** An activation that was recorded although its answer was lost is not counted when it is asked for again. */
    private void confirm(InstallationId installation, String confirmationId, boolean counted) {
        if (!counted) {
            answeredAgain.incrementAndGet();
        }
        confirmed.put(installation.withoutKey().digits(), confirmationId);
    }

    /** The confirmation IDs that were answered, by the installation ID's digits as they are recorded. */
    Map<String, String> confirmed() {
        return confirmed;
    }

    @Override
    public String toString() {
        return confirmed.size() + " activations, of which " + answeredAgain + " had been recorded before their answer";
    }
}
