package org.menkyo.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.menkyo.protocol.activation.MakConfirmation;
import org.menkyo.protocol.certificate.HostCertificate;

/** Certificates and confirmations in their binary form, also behind the right beginning. */
class CertificatesFuzz {

    private static final Inputs INPUTS = Inputs.of("certificates");

    @FuzzTest
    @Tag("VA-302")
    @Tag("VA-402")
    void certificates(byte @NotNull [] bytes) {
        INPUTS.tried();
        readBoth(bytes);
        readBoth(behind("MKHC\u0001", bytes));
        readBoth(behind("MKMC\u0001", bytes));
    }

    private static byte[] behind(String beginning, byte[] bytes) {
        byte[] joined = new byte[beginning.length() + bytes.length];
        for (int i = 0; i < beginning.length(); i++) {
            joined[i] = (byte) beginning.charAt(i);
        }
        System.arraycopy(bytes, 0, joined, beginning.length(), bytes.length);
        return joined;
    }

    private static void readBoth(byte[] bytes) {
        try {
            if (!Arrays.equals(HostCertificate.parse(bytes).toBytes(), bytes)) {
                throw new AssertionError();
            }
        } catch (IllegalArgumentException defined) {
            // Refused as documented.
        }
        try {
            if (!Arrays.equals(MakConfirmation.parse(bytes).toBytes(), bytes)) {
                throw new AssertionError();
            }
        } catch (IllegalArgumentException defined) {
            // Refused as documented.
        }
    }
}
