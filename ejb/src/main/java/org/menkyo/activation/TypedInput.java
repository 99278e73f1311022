package org.menkyo.activation;

import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyFormatException;
import org.menkyo.protocol.text.CheckedText;
import org.menkyo.protocol.text.CheckedTextException;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.InputCheck;

/** Reads what people and devices send: keys, installation IDs and public keys in text form. */
public final class TypedInput {

    private static final int MAX_LENGTH = 200;

    private TypedInput() {}

    /** The product key, or null after reporting what is wrong; mistyped keys are found without the database (VA-106). */
    public static ProductKey productKey(InputCheck check, String field, String text) {
        if (!TypedText.isVisible(text)) {
            check.reject(field, FieldProblem.REQUIRED);
            return null;
        }
        if (TypedText.length(text) > MAX_LENGTH) {
            check.reject(field, FieldProblem.TOO_LONG, MAX_LENGTH);
            return null;
        }
        try {
            return ProductKey.parse(text);
        } catch (ProductKeyFormatException e) {
            check.reject(field, FieldProblem.MALFORMED);
            return null;
        }
    }

    /** Reports an installation ID that is missing or far too long. */
    public static void checkInstallationId(InputCheck check, String field, String text) {
        if (!TypedText.isVisible(text)) {
            check.reject(field, FieldProblem.REQUIRED);
        } else if (TypedText.length(text) > MAX_LENGTH) {
            check.reject(field, FieldProblem.TOO_LONG, MAX_LENGTH);
        }
    }

    /**
     * The installation ID.
     *
     * @throws RejectedException naming the groups that are mistyped (VA-403)
     */
    public static InstallationId installationId(String text) {
        try {
            return InstallationId.parse(text);
        } catch (DigitGroupException e) {
            throw new RejectedException(ErrorCode.INSTALLATION_ID_NOT_VALID, InstallationIdProblem.of(e));
        }
    }

    /** The public key, in Base64 or as lines of checked text; or null after reporting what is wrong. */
    public static VerifyingKey publicKey(InputCheck check, String field, String base64) {
        if (!TypedText.isVisible(base64)) {
            check.reject(field, FieldProblem.REQUIRED);
            return null;
        }
        if (base64.length() > MAX_LENGTH) {
            check.reject(field, FieldProblem.TOO_LONG, MAX_LENGTH);
            return null;
        }
        try {
            return base64.indexOf(':') < 0 ? VerifyingKey.parse(base64) : VerifyingKey.of(CheckedText.parse(base64));
        } catch (IllegalArgumentException | CheckedTextException e) {
            check.reject(field, FieldProblem.MALFORMED);
            return null;
        }
    }
}
