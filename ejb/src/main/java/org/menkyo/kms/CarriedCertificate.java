package org.menkyo.kms;

import java.util.Base64;
import java.util.Optional;
import org.menkyo.activation.host.QrPicture;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.certificate.Platform;
import org.menkyo.protocol.text.CheckedText;
import org.menkyo.protocol.text.CheckedTextException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.InputCheck;

/** A certificate as it was carried from the center: file, checked text or picture (VA-301). */
final class CarriedCertificate {

    private static final int MAX_ID = 200;
    private static final int MAX_TEXT = 2000;
    static final int MAX_PICTURE = QrPicture.MAX_BYTES / 3 * 4 + 4;

    private final CertifyKmsHost command;

    private CarriedCertificate(CertifyKmsHost command) {
        this.command = command;
    }

    /** @throws org.menkyo.shared.error.InvalidInputException if something is missing or far too long */
    static CarriedCertificate check(CertifyKmsHost command) {
        InputCheck check = new InputCheck();
        check.text("confirmationId", command.confirmationId(), MAX_ID);
        if (command.certificatePicture() == null) {
            check.paragraphs("certificate", command.certificate(), MAX_TEXT);
        } else {
            if (command.certificate() != null) {
                check.reject("certificate", FieldProblem.NOT_ALLOWED);
            }
            check.optionalParagraphs("certificatePicture", command.certificatePicture(), MAX_PICTURE);
        }
        check.done();
        return new CarriedCertificate(command);
    }

    /** @throws RejectedException saying what cannot be read */
    HostCertificate certificate() {
        try {
            if (command.certificatePicture() != null) {
                byte[] picture = Base64.getMimeDecoder().decode(command.certificatePicture());
                return HostCertificate.parse(
                        QrPicture.read(picture).orElseThrow(() -> invalid("the picture shows no QR code")));
            }
            String typed = command.certificate().strip();
            return typed.indexOf(':') < 0
                    ? HostCertificate.parse(typed)
                    : HostCertificate.parse(CheckedText.parse(typed));
        } catch (CheckedTextException e) {
            throw invalid(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw invalid("it is no certificate, or was damaged on its way");
        }
    }

    /** What is wrong if the center has certified another platform than was applied for (VA-104). */
    static Optional<String> otherPlatform(HostCertificate certificate, Platform applied) {
        return certificate.contents().platform() == applied ? Optional.empty() : Optional.of("OTHER_PLATFORM");
    }

    private static RejectedException invalid(String reason) {
        return new RejectedException(ErrorCode.HOST_CERTIFICATE_NOT_VALID, reason);
    }
}
