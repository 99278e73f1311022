package org.menkyo.kms;

import jakarta.annotation.Nullable;
import org.menkyo.shared.input.Limits;

/**
 * What the center has answered by phone (VA-301). The certificate comes in one of three forms.
 *
 * @param confirmationId the confirmation ID as read out: 8 groups of 6 digits, with or without hyphens
 * @param certificate the certificate: the contents of its file in Base64, or the lines of checked text as typed; null if
 *     the picture is given
 * @param certificatePicture a picture with the certificate's QR code, PNG or JPEG, at most 4 MiB, in Base64; null if the
 *     certificate is given
 */
public record CertifyKmsHost(
        @Limits(maxLength = 200) String confirmationId,
        @Limits(maxLength = 2_000) @Nullable String certificate,

        @Limits(maxLength = CarriedCertificate.MAX_PICTURE) @Nullable
        String certificatePicture) {

    /** Without the picture. */
    @Override
    public String toString() {
        return "CertifyKmsHost[confirmationId=" + confirmationId + "]";
    }
}
