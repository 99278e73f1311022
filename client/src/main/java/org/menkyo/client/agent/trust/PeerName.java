package org.menkyo.client.agent.trust;

import java.security.cert.X509Certificate;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * The name of a machine, a tool or an authority as certificates carry it: 1 to 64 letters, digits, hyphens, dots and
 * underscores, so that it can stand in logs and files as it is.
 *
 * @param text the name
 */
public record PeerName(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException if this can be no name */
    public PeerName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a name has 1 to 64 letters, digits, hyphens, dots and underscores");
        }
    }

    /** A machine's own name in this form: what does not fit becomes a hyphen. */
    public static PeerName fitting(String machineName) {
        String fit = machineName.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        return new PeerName(fit.isEmpty() ? "unnamed" : fit.substring(0, Math.min(64, fit.length())));
    }

    /**
     * Whose certificate this is.
     *
     * @throws IllegalArgumentException if its subject has no such name
     */
    public static PeerName of(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        if (subject.getRDNs(BCStyle.CN).length != 1) {
            throw new IllegalArgumentException("the certificate has no name");
        }
        return new PeerName(IETFUtils.valueToString(
                subject.getRDNs(BCStyle.CN)[0].getFirst().getValue()));
    }

    X500Name toX500() {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, text).build();
    }

    @Override
    public String toString() {
        return text;
    }
}
