package org.menkyo.client.center;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList.Completion;

/** Asks the activation service over HTTP: {@code POST proxy-activations} below the base address (VA-404). */
public final class HttpProxyCenter implements ProxyCenter {

    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private final JsonService service;

    /**
     * Asks the service at this base address.
     *
     * @param base for example {@code https://example.com/api}
     */
    public HttpProxyCenter(URI base) {
        this.service = new JsonService(base, MAX_ANSWER_BYTES).patient();
    }

    @Override
    public List<Completion> activate(List<Item> items) throws IOException {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Item item : items) {
            array.add(Json.createObjectBuilder()
                    .add("productKey", item.key().formatted())
                    .add("installationId", item.installationId().formatted()));
        }
        JsonObject body = Json.createObjectBuilder().add("items", array).build();
        JsonService.Answer answer = service.send("POST", "proxy-activations", body, Locale.ENGLISH);
        if (answer.isError()) {
            throw new IOException("the activation service refused: " + answer.code() + " " + answer.detail());
        }
        try {
            return completions(answer.body(), items);
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new IOException("the activation service's answer is not understood", e);
        }
    }

    private static List<Completion> completions(JsonObject body, List<Item> items) {
        List<JsonObject> answers = body.getJsonArray("items").getValuesAs(JsonObject.class);
        if (answers.size() != items.size()) {
            throw new IllegalArgumentException("there are more or fewer answers than questions");
        }
        List<Completion> completions = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            completions.add(completion(answers.get(i), items.get(i).installationId()));
        }
        return completions;
    }

    private static Completion completion(JsonObject answer, InstallationId asked) {
        if (!InstallationId.parse(answer.getString("installationId")).equals(asked)) {
            throw new IllegalArgumentException("an answer is for another installation");
        }
        String result = answer.getString("result");
        return new Completion(
                result,
                result.equals(ComputerInformation.ACTIVATED)
                        ? Optional.of(ConfirmationId.parse(answer.getString("confirmationId")))
                        : Optional.empty());
    }
}
