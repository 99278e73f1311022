package org.menkyo.physicalmedia;

import java.util.Locale;
import java.util.Optional;
import org.menkyo.media.StartMediaUpload;
import org.menkyo.organization.Address;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.InputCheck;

/** What a request for physical media must have (LC-703). */
final class PhysicalMediaPolicy {

    private PhysicalMediaPolicy() {}

    /** @param path of the request within the command, empty or ending with a dot */
    static void check(InputCheck check, String path, RequestPhysicalMedia request) {
        check.text(path + "product", request.product(), 64)
                .text(path + "language", request.language(), 35)
                .range(path + "count", request.count(), 1, RequestPhysicalMedia.MOST)
                .text(path + "recipient", request.recipient(), 200)
                .required(path + "taxExempt", request.taxExempt());
        Address.check(check, path + "address", request.address());
        if (request.language() != null
                && !request.language().isBlank()
                && !StartMediaUpload.isLanguage(request.language())) {
            check.reject(path + "language", FieldProblem.MALFORMED);
        }
        if (request.isTaxExempt()
                && request.address() != null
                && UsState.COUNTRY.equals(request.address().country())
                && UsState.of(request.address()).isEmpty()) {
            // Who may mean one of the states must not slip past the warning by a typing error.
            check.reject(path + "address.region", FieldProblem.MALFORMED);
        }
    }

    /** The tag's usual form. */
    static String language(RequestPhysicalMedia request) {
        return Locale.forLanguageTag(request.language()).toLanguageTag();
    }

    /**
     * Who accepted the warning; null where none is needed.
     *
     * @throws RejectedException TAX_WARNING_NOT_ACCEPTED if it is needed and was not accepted
     */
    static String acceptedBy(Caller caller, RequestPhysicalMedia request) {
        Optional<UsState> state = UsState.of(request.address()).filter(UsState::endsExemption);
        if (!request.isTaxExempt() || state.isEmpty()) {
            return null;
        }
        if (!request.acceptsWarning()) {
            throw new RejectedException(
                    ErrorCode.TAX_WARNING_NOT_ACCEPTED, state.get().title());
        }
        return caller.name();
    }
}
