package org.menkyo.summary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.text.StreamedFile;

/**
 * Makes printable license statements: the license summary as it is filed and shown to auditors (LC-701). No transaction spans
 * the setting of pages, and all of a statement is there before any of it is sent.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LicenseStatementService {

    /** How many lines one statement has at most, since all of it is laid out in memory. */
    static final int MOST_LINES = 500;

    private final AccessControl access;
    private final LicenseSummaryRepository summary;
    private final LicenseSummaryLines lines;
    private final StatementPdf pdf;
    private final Clock clock;

    /** For the container's proxy. */
    protected LicenseStatementService() {
        this(null, null, null, null, null);
    }

    @Inject
    public LicenseStatementService(
            AccessControl access,
            LicenseSummaryRepository summary,
            LicenseSummaryLines lines,
            StatementPdf pdf,
            Clock clock) {
        this.access = access;
        this.summary = summary;
        this.lines = lines;
        this.pdf = pdf;
        this.clock = clock;
    }

    /**
     * The statement of one license ID, in the caller's language.
     *
     * @throws NotFoundException if the caller has no role on the license ID
     * @throws RejectedException with {@link ErrorCode#STATEMENT_TOO_LONG}
     * @throws UnavailableException if as many statements as there is room for are being made
     */
    @Performs(Operation.READ_LICENSE_STATEMENT)
    public StreamedFile read(Caller caller, String licenseId) {
        access.requireToRead(caller, Operation.READ_LICENSE_STATEMENT, licenseId);
        PermittedAgreements agreements = access.permittedFor(caller, Operation.READ_LICENSE_STATEMENT);
        LicenseSummaryFilter filter = new LicenseSummaryFilter(licenseId, null, null, null, null, null, null);
        List<StatementSection> sections = sections(agreements, filter);
        return statement(caller, sections.isEmpty() ? List.of(withoutLines(agreements, licenseId)) : sections);
    }

    /**
     * One statement over all license IDs on which the caller may view license information, with the filters of the license
     * summary.
     *
     * @throws NotFoundException if there is no such line, since a statement of nothing would only mislead
     * @throws RejectedException with {@link ErrorCode#STATEMENT_TOO_LONG}
     * @throws UnavailableException if as many statements as there is room for are being made
     */
    @Performs(Operation.EXPORT_LICENSE_STATEMENT)
    public StreamedFile export(Caller caller, LicenseSummaryFilter filter) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.EXPORT_LICENSE_STATEMENT);
        List<StatementSection> sections = sections(agreements, filter);
        if (sections.isEmpty()) {
            throw new NotFoundException();
        }
        return statement(caller, sections);
    }

    private StreamedFile statement(Caller caller, List<StatementSection> sections) {
        byte[] file = pdf.of(sections, clock.instant(), caller.language());
        return output -> output.write(file);
    }

    private List<StatementSection> sections(PermittedAgreements agreements, LicenseSummaryFilter filter) {
        List<SummaryRow> rows =
                summary.lines(agreements, filter, LicenseSummaryOrder.LICENSE_ID, Optional.empty(), MOST_LINES + 1);
        if (rows.size() > MOST_LINES) {
            throw new RejectedException(ErrorCode.STATEMENT_TOO_LONG, MOST_LINES);
        }
        return StatementSection.of(lines.of(rows));
    }

    private StatementSection withoutLines(PermittedAgreements agreements, String licenseId) {
        return summary
                .relationships(agreements, new RelationshipFilter(licenseId, null, null), Optional.empty(), 1)
                .stream()
                .map(row -> StatementSection.empty(lines.relationship(row), resellers(row)))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private List<LicenseView.Reseller> resellers(Tuple row) {
        Long agreement = row.get("agreement_id", Long.class);
        return row.get("administered", Boolean.class)
                ? summary.resellers(Set.of(agreement)).getOrDefault(agreement, List.of())
                : List.of();
    }
}
