package org.menkyo.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AuthorizationNumber;

/** A recorded order of a distributor (LC-104, LC-108). */
@Entity
@Table(name = "license_order")
public class LicenseOrder {

    /** The revision of an order as it was submitted. */
    static final int FIRST_REVISION = 1;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "distributor_id")
    private long distributorId;

    @Column(name = "order_number")
    private String orderNumber;

    @Column(name = "content_digest")
    private byte[] contentDigest;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Column(name = "received_at")
    private Instant receivedAt;

    private int revision;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "change_digest")
    private byte[] changeDigest;

    @ElementCollection
    @CollectionTable(name = "license_order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line_number")
    private List<Line> lines = new ArrayList<>();

    protected LicenseOrder() {}

    private void setLines(List<OrderLine> ordered) {
        lines.clear();
        ordered.forEach(line -> lines.add(new Line(
                line.product(),
                line.quantity(),
                line.includesSoftwareAssurance(),
                line.baseLicenseConfirmed(),
                line.baseLicense())));
    }

    /** Makes the next revision of the order, with a digest by which a repetition of the change is known. */
    void change(OrderState newState, List<OrderLine> newLines, byte[] digest, Instant now) {
        state = newState;
        setLines(newLines);
        revision++;
        changedAt = now;
        changeDigest = digest.clone();
    }

    /** Whether the last change is the one that started from the revision and has the digest (LC-108). */
    boolean wasChangedBy(int fromRevision, byte[] digest) {
        return revision == fromRevision + 1 && Arrays.equals(changeDigest, digest);
    }

    Agreement agreement() {
        return agreement;
    }

    String orderNumber() {
        return orderNumber;
    }

    OrderState state() {
        return state;
    }

    int revision() {
        return revision;
    }

    /** The lines as they stand. */
    List<OrderLine> lines() {
        return lines.stream()
                .map(line -> new OrderLine(
                        line.productCode(),
                        line.quantity(),
                        line.softwareAssurance(),
                        null,
                        line.baseLicenseConfirmed(),
                        line.baseLicense()))
                .toList();
    }

    /** Whether an order of the same number has the same content (LC-108). */
    boolean hasContent(byte[] digest) {
        return Arrays.equals(contentDigest, digest);
    }

    /** The order as its distributor sees it. */
    OrderView view() {
        return new OrderView(
                orderNumber,
                state,
                agreement.licenseId(),
                agreement.authorizationNumber().map(AuthorizationNumber::number).orElseThrow(),
                agreement.organization().identifier(),
                lines(),
                receivedAt,
                revision,
                changedAt);
    }

    /** A line as it was ordered. */
    @Embeddable
    public record Line(
            @Column(name = "product_code") String productCode,
            @Column(name = "quantity") int quantity,
            @Column(name = "software_assurance") boolean softwareAssurance,
            @Column(name = "base_license_confirmed") Boolean baseLicenseConfirmed,
            @Column(name = "base_license") String baseLicense) {}
}
