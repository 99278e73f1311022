package org.menkyo.productkey;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.menkyo.approval.Approvals;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.text.CsvLine;
import org.menkyo.shared.text.Language;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.shared.text.Texts;

/** Exports product keys in clear text (LC-704): what revealing each of them would show and record, as one file. */
@Stateless
public class ProductKeyExportService {

    /** How many keys one export has at most. */
    static final int MOST_KEYS = 500;

    /** For each person, whatever it exports. */
    private static final Quota EXPORTS = new Quota("product-key-export", 10, Duration.ofDays(1));

    private static final String[] COLUMNS = {
        "licenseId",
        "organizationIdentifier",
        "organizationName",
        "type",
        "keyFor",
        "productKey",
        "state",
        "permitted",
        "used",
        "issuedOn"
    };

    private final AccessControl access;
    private final ProductKeyRepository keys;
    private final ProductKeyVault vault;
    private final Approvals approvals;
    private final Quotas quotas;
    private final AuditTrail audit;
    private final Settings settings;

    /** For the container's proxy. */
    protected ProductKeyExportService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public ProductKeyExportService(
            AccessControl access,
            ProductKeyRepository keys,
            ProductKeyVault vault,
            Approvals approvals,
            Quotas quotas,
            AuditTrail audit,
            Settings settings) {
        this.access = access;
        this.keys = keys;
        this.vault = vault;
        this.approvals = approvals;
        this.quotas = quotas;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * The keys in clear text, of all license IDs on which the caller may view keys, as CSV with a first line in the caller's
     * language. Each is recorded in the audit. Of an organization that requires two people, a second one must have approved
     * before that the caller reveals the key, each of them (LC-1105).
     *
     * @throws ConflictException SECOND_PERSON_NEEDED if one of the keys needs an approval that there is not; then none is
     *     exported and no approval is used
     * @throws NotFoundException if there are none, or none that the caller may know of
     * @throws RejectedException TOO_MANY_PRODUCT_KEYS if there are more than {@value #MOST_KEYS}
     * @throws UnavailableException TOO_MANY_REQUESTS after 10 exports within a day
     */
    @Performs(Operation.EXPORT_PRODUCT_KEYS)
    public StreamedFile export(Caller caller, ProductKeyFilter filter) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.EXPORT_PRODUCT_KEYS);
        List<IssuedProductKey> found = keys.list(agreements, filter, 0, MOST_KEYS + 1);
        if (found.isEmpty()) {
            throw new NotFoundException();
        }
        if (found.size() > MOST_KEYS) {
            throw new RejectedException(ErrorCode.TOO_MANY_PRODUCT_KEYS, MOST_KEYS);
        }
        quotas.take(EXPORTS, agreements.holder()).ifPresent(wait -> {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
        });
        StringBuilder csv = new StringBuilder(header(caller.language()));
        for (IssuedProductKey key : found) {
            useApproval(caller, key);
            record(caller, key);
            csv.append(line(key));
        }
        byte[] file = csv.toString().getBytes(StandardCharsets.UTF_8);
        return output -> output.write(file);
    }

    /** The approval is that of revealing the key, which an export does (LC-1105). */
    private void useApproval(Caller caller, IssuedProductKey key) {
        approvals.use(caller, Operation.REVEAL_PRODUCT_KEY, key.agreement(), key.publicId(), "");
    }

    private void record(Caller caller, IssuedProductKey key) {
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.EXPORT_PRODUCT_KEYS,
                                "product_key",
                                key.publicId(),
                                key.agreement().licenseId())
                        .with("key", key.masked())
                        .with("type", key.type())
                        .with("for", key.coverage()));
    }

    private static String header(Language language) {
        Texts texts = Texts.beside(ProductKeyExportService.class, "columns", language);
        return CsvLine.header(Stream.of(COLUMNS).map(texts::text).toArray(String[]::new));
    }

    private String line(IssuedProductKey key) {
        ProductKeyView view = key.view();
        return CsvLine.of(
                view.licenseId(),
                view.organization(),
                view.organizationName(),
                view.type(),
                key.coverage(),
                vault.open(key.publicId(), key.sealed()).formatted(),
                view.state(),
                view.permitted(),
                view.used(),
                view.issuedAt().atZone(settings.timeZone()).toLocalDate());
    }
}
