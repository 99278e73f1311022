package org.menkyo.protocol.catalog;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.protocol.activation.ConfirmationCodec;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.certificate.VerifyingKey;
import org.menkyo.protocol.kms.CatalogKey;

/**
 * What a client product carries of its catalog (VA-306, VA-308): it knows its own threshold, and which publisher's
 * signatures to believe.
 *
 * <p>The catalog key and the confirmation key in it are no secrets from who owns a client; what each protects against
 * is said with {@link CatalogKey} and {@link ConfirmationCodec}.
 *
 * @param id the catalog's id: 1…32 letters, digits, dots, underscores, hyphens
 * @param name what people call it
 * @param catalogKey authenticates KMS requests
 * @param confirmationKey checks confirmation IDs that were read over the phone, 32 bytes
 * @param publisherKeys the keys that may sign host certificates and confirmations; several while one replaces another
 * @param serviceLabel the label of the DNS SRV record that names KMS hosts, for example {@code _menkyo-kms._tcp}
 * @param port the KMS port where none is configured or published
 * @param center base address of the publisher's activation service, for example {@code https://example.com/api}
 * @param editions the editions
 */
public record ClientCatalog(
        String id,
        String name,
        CatalogKey catalogKey,
        byte[] confirmationKey,
        List<VerifyingKey> publisherKeys,
        String serviceLabel,
        int port,
        Optional<URI> center,
        List<CatalogEdition> editions) {

    /** The service label of a new catalog (VA-308). */
    public static final String DEFAULT_SERVICE_LABEL = "_menkyo-kms._tcp";

    /** The port of a new catalog (VA-308). */
    public static final int DEFAULT_PORT = 1688;

    /** Checks the values and takes copies. */
    public ClientCatalog {
        HostCertificateContents.requireId(id);
        if (confirmationKey.length < ConfirmationCodec.KEY_LENGTH) {
            throw new IllegalArgumentException("a confirmation key has at least 32 bytes");
        }
        if (publisherKeys.isEmpty()) {
            throw new IllegalArgumentException("a client catalog has at least one publisher key");
        }
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("a port is 1…65535");
        }
        if (editions.stream().map(CatalogEdition::code).distinct().count() != editions.size()) {
            throw new IllegalArgumentException("two editions have the same code");
        }
        confirmationKey = confirmationKey.clone();
        publisherKeys = List.copyOf(publisherKeys);
        editions = List.copyOf(editions);
    }

    /** The confirmation key. */
    @Override
    public byte[] confirmationKey() {
        return confirmationKey.clone();
    }

    /** The edition with this code. */
    public Optional<CatalogEdition> edition(int code) {
        return editions.stream().filter(edition -> edition.code() == code).findFirst();
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    public static ClientCatalog parse(String text) {
        return CatalogText.parse(text);
    }

    /** The text form: a properties file in UTF-8, always the same for the same catalog. */
    public String toText() {
        return CatalogText.write(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientCatalog that && toText().equals(that.toText());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {id, catalogKey, editions});
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "ClientCatalog[" + id + ", "
                + editions.stream().map(CatalogEdition::name).collect(Collectors.joining(", ")) + "]";
    }
}
