package org.menkyo.client.center;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.menkyo.protocol.activation.ReturnStatement;

/** Hands statements of return in at the center, for who may use the product keys of a license ID (VA-409). */
public final class ActivationReturns {

    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final JsonService service;
    private final Locale language;

    /**
     * What became of a statement.
     *
     * @param isDone whether the activation is given back, now or before
     * @param code the stable name of why not; empty if it is
     * @param detail why not, in words; empty if it is
     * @param remainingActivations how many activations the product key has left; 0 if it is not done
     * @param remainingReturns how many can still be given back this year; 0 if it is not done
     */
    public record Result(boolean isDone, String code, String detail, int remainingActivations, int remainingReturns) {}

    /**
     * For the center at this address.
     *
     * @param base for example {@code https://example.com/api}
     * @param language of the reasons, if it refuses
     */
    public ActivationReturns(URI base, Account account, Locale language) {
        this.service = new JsonService(base, MAX_ANSWER_BYTES).signedIn(account);
        this.language = language;
    }

    /**
     * Hands one statement in. The same statement again changes nothing.
     *
     * @param licenseId the license ID of the product key
     * @throws IOException if the center cannot be reached or is not understood
     */
    public Result giveBack(String licenseId, ReturnStatement statement) throws IOException {
        JsonObject body =
                Json.createObjectBuilder().add("statement", statement.toText()).build();
        String path = "licenses/" + URLEncoder.encode(licenseId, StandardCharsets.UTF_8) + "/activation-returns";
        JsonService.Answer answer = service.send("POST", path, body, language);
        if (answer.isError()) {
            return new Result(false, answer.code(), answer.detail(), 0, 0);
        }
        try {
            return new Result(
                    true,
                    "",
                    "",
                    answer.body().getInt("remainingActivations"),
                    answer.body().getInt("remainingReturns"));
        } catch (NullPointerException | ClassCastException e) {
            throw new IOException("the center's answer is not understood", e);
        }
    }
}
