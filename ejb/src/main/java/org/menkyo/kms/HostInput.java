package org.menkyo.kms;

import org.menkyo.kms.host.ConfigureKmsHost;
import org.menkyo.kms.host.InstallKmsHostKey;
import org.menkyo.kms.host.InstalledHost;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.key.ProductKeyFormatException;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;

/** Checks what operators send about hosts before anything is done. */
final class HostInput {

    private static final int MAX_NAME = 255;
    private static final int MAX_KEY = 200;
    private static final int MAX_PORT = 65_535;

    private HostInput() {}

    /**
     * The product key of a well-formed command.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming all fields that are wrong
     */
    static ProductKey check(InstallKmsHostKey command) {
        InputCheck check = new InputCheck();
        ProductKey key = productKey(check, command.productKey());
        check.required("platform", command.platform());
        check.text("name", command.name(), MAX_NAME);
        checkIntervals(check, command.renewalMinutes(), command.retryMinutes());
        check.done();
        return key;
    }

    /** @throws org.menkyo.shared.error.InvalidInputException naming all fields that are wrong */
    static void check(ConfigureKmsHost command) {
        InputCheck check = new InputCheck();
        checkIntervals(check, command.renewalMinutes(), command.retryMinutes());
        if (Boolean.FALSE.equals(command.serving())) {
            check.reject("serving", FieldProblem.NOT_ALLOWED);
        }
        if (command.port() != null) {
            check.range("port", command.port(), 0, MAX_PORT);
        }
        check.done();
    }

    private static ProductKey productKey(InputCheck check, String text) {
        if (!TypedText.isVisible(text)) {
            check.reject("productKey", FieldProblem.REQUIRED);
            return null;
        }
        if (TypedText.length(text) > MAX_KEY) {
            check.reject("productKey", FieldProblem.TOO_LONG, MAX_KEY);
            return null;
        }
        try {
            return ProductKey.parse(text);
        } catch (ProductKeyFormatException e) {
            check.reject("productKey", FieldProblem.MALFORMED);
            return null;
        }
    }

    private static void checkIntervals(InputCheck check, Integer renewal, Integer retry) {
        if (renewal != null) {
            check.range("renewalMinutes", renewal, 1, InstalledHost.MAX_INTERVAL_MINUTES);
        }
        if (retry != null) {
            check.range("retryMinutes", retry, 1, InstalledHost.MAX_INTERVAL_MINUTES);
        }
    }
}
