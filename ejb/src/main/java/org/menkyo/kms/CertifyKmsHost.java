package org.menkyo.kms;

/**
 * What the center has answered by phone (VA-301). The certificate comes in one of three forms.
 *
 * @param confirmationId the confirmation ID as read out: 8 groups of 6 digits, with or without hyphens
 * @param certificate the certificate: the contents of its file in Base64, or the lines of checked text as typed; null if
 *     the picture is given
 * @param certificatePicture a picture with the certificate's QR code, PNG or JPEG, at most 4 MiB, in Base64; null if the
 *     certificate is given
 */
public record CertifyKmsHost(String confirmationId, String certificate, String certificatePicture) {

    /** Without the picture. */
    @Override
    public String toString() {
        return "CertifyKmsHost[confirmationId=" + confirmationId + "]";
    }
}
