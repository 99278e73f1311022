package org.menkyo.order;

import jakarta.annotation.Nullable;
import java.util.List;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.text.Language;

/**
 * What became of one order of a bulk submission (LC-108): either the order, or why it was rejected.
 *
 * @param position its place in the submission, counted from 0
 * @param orderNumber as submitted; null if it had none
 * @param order the recorded order, or null
 * @param error why it was rejected, or null
 */
public record OrderResult(
        int position,
        @Nullable String orderNumber,
        @Nullable OrderView order,
        @Nullable Rejection error) {

    /**
     * Why an order was rejected.
     *
     * @param code the stable name of the error
     * @param text the same for people
     * @param fields the fields that are wrong, if that is why
     */
    public record Rejection(ErrorCode code, String text, List<Field> fields) {

        static Rejection of(LicensingException refusal, Language language) {
            List<Field> fields = refusal instanceof InvalidInputException invalid
                    ? invalid.errors().stream()
                            .map(error -> new Field(error.field(), error.text(language)))
                            .toList()
                    : List.of();
            return new Rejection(refusal.code(), refusal.text(language), fields);
        }
    }

    /**
     * A field that is wrong.
     *
     * @param field where it is in the order, as in {@code lines[0].quantity}
     * @param text what is wrong with it
     */
    public record Field(String field, String text) {}
}
