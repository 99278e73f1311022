package org.menkyo.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.menkyo.agreement.AuthorizationNumberPolicy;
import org.menkyo.catalog.CatalogExtract;
import org.menkyo.catalog.CatalogExtracts;
import org.menkyo.catalog.ProductKind;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.StorableText;

/** Says what is wrong with what distributors submit, field by field (LC-104). */
@ApplicationScoped
public class OrderValidation {

    private static final int MAX_LINES = 1_000;

    private static final int MAX_PRODUCT_CODE = 64;

    private static final int MAX_BASE_LICENSE = 200;

    /** What nobody agrees on further ahead is a typing error. */
    private static final int MAX_ASSURANCE_YEARS = 100;

    /** What a path of a URL takes away (RFC 3986, section 5.2.4), so that an order of this number could not be named. */
    private static final List<String> DOT_SEGMENTS = Arrays.asList(".", "..");

    private final CatalogExtracts catalog;
    private final Settings settings;

    @Inject
    public OrderValidation(CatalogExtracts catalog, Settings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    /** What the catalog says of the products of lines that came from outside. */
    CatalogExtract catalog(List<OrderLine> lines) {
        return catalog.of(products(lines));
    }

    /** What the catalog says of the products of orders that came from outside. */
    CatalogExtract catalogOf(Collection<SubmitOrder> orders) {
        return catalog.of(orders.stream()
                .flatMap(order -> products(order.lines()).stream())
                .collect(Collectors.toSet()));
    }

    /** The codes that can be looked up in the catalog, of lines that came from outside. */
    static Set<String> products(List<OrderLine> lines) {
        if (lines == null || lines.size() > MAX_LINES) {
            return Set.of();
        }
        return lines.stream()
                .filter(line -> line != null && line.product() != null)
                .map(OrderLine::product)
                .filter(code -> code.length() <= MAX_PRODUCT_CODE && StorableText.isStorable(code))
                .collect(Collectors.toSet());
    }

    /**
     * Throws if anything is wrong with an order by itself; the authorization number's use is looked at later.
     *
     * @param catalog what the catalog says of its products
     */
    static void check(SubmitOrder order, CatalogExtract catalog) {
        InputCheck check = new InputCheck();
        check.text("orderNumber", order.orderNumber(), 64);
        if (DOT_SEGMENTS.contains(order.orderNumber())) {
            check.reject("orderNumber", FieldProblem.MALFORMED);
        }
        OrganizationDetails.check(check, order.organization());
        endCustomer(check, order.endCustomers());
        reseller(check, order.resellerEmails());
        check.optionalText("authorizationNumber", order.authorizationNumber(), 32);
        lines(check, order.lines(), 1, catalog);
        noAssuranceEnds(check, order.lines());
        check.done();
    }

    /** Reports what is wrong with the reseller. */
    static void reseller(InputCheck check, List<String> resellerEmails) {
        check.size("resellerEmails", resellerEmails, 0, 1);
        if (resellerEmails != null && resellerEmails.size() == 1) {
            check.optionalEmail("resellerEmails[0]", resellerEmails.get(0));
        }
    }

    /** Reports what is wrong with lines by what the catalog says now. */
    void lines(InputCheck check, List<OrderLine> lines, int min) {
        lines(check, lines, min, catalog(lines));
        noAssuranceEnds(check, lines);
    }

    /** Lines in which nothing is wrong with what may be left out, by what the catalog says now. */
    List<OrderLine> inFull(List<OrderLine> lines) {
        return inFull(lines, catalog(lines));
    }

    /** Lines in which nothing is wrong with what may be left out: whether a base license is confirmed if one is needed. */
    static List<OrderLine> inFull(List<OrderLine> lines, CatalogExtract catalog) {
        return lines.stream()
                .map(line -> new OrderLine(
                        line.product(),
                        line.quantity(),
                        line.includesSoftwareAssurance(),
                        line.softwareAssuranceEnd(),
                        isUpgrade(line, catalog) ? line.confirmsBaseLicense() : null,
                        line.baseLicense()))
                .toList();
    }

    /** The same for programs other than OPEN, where Software Assurance lasts as long as a number unless a line says else. */
    List<OrderLine> inFull(List<OrderLine> lines, CatalogExtract catalog, Instant now) {
        String end =
                new AuthorizationNumberPolicy(settings.timeZone()).lastDay(now).toString();
        return inFull(lines, catalog).stream()
                .map(line -> line.withAssuranceEndOr(end))
                .toList();
    }

    private static boolean isUpgrade(OrderLine line, CatalogExtract catalog) {
        return kind(line, catalog) == ProductKind.UPGRADE_LICENSE;
    }

    private static ProductKind kind(OrderLine line, CatalogExtract catalog) {
        CatalogExtract.Entry product =
                line.product() == null ? null : catalog.products().get(line.product());
        return product == null ? null : product.kind();
    }

    /** Reports ends of Software Assurance, which for OPEN the authorization number says (LC-113). */
    private static void noAssuranceEnds(InputCheck check, List<OrderLine> lines) {
        for (int i = 0; i < checked(lines).size(); i++) {
            if (lines.get(i) != null && lines.get(i).softwareAssuranceEnd() != null) {
                check.reject("lines[" + i + "].softwareAssuranceEnd", FieldProblem.NOT_ALLOWED);
            }
        }
    }

    /** Reports ends of Software Assurance that are no days, in the past or of no use (LC-113). */
    void assuranceEnds(InputCheck check, List<OrderLine> lines, Instant now) {
        LocalDate today = now.atZone(settings.timeZone()).toLocalDate();
        for (int i = 0; i < checked(lines).size(); i++) {
            OrderLine line = lines.get(i);
            if (line == null || line.softwareAssuranceEnd() == null) {
                continue;
            }
            String field = "lines[" + i + "].softwareAssuranceEnd";
            if (!line.includesSoftwareAssurance()) {
                check.reject(field, FieldProblem.NOT_ALLOWED);
                continue;
            }
            try {
                LocalDate end = LocalDate.parse(line.softwareAssuranceEnd());
                LocalDate latest = today.plusYears(MAX_ASSURANCE_YEARS);
                if (end.isBefore(today) || end.isAfter(latest)) {
                    check.reject(field, FieldProblem.OUT_OF_RANGE, today, latest);
                }
            } catch (DateTimeParseException e) {
                check.reject(field, FieldProblem.MALFORMED);
            }
        }
    }

    /** The lines that are looked at one by one; none of a list that is missing or too long. */
    private static List<OrderLine> checked(List<OrderLine> lines) {
        return lines == null || lines.size() > MAX_LINES ? List.of() : lines;
    }

    /** Reports what is wrong with lines. */
    static void lines(InputCheck check, List<OrderLine> lines, int min, CatalogExtract catalog) {
        check.size("lines", lines, min, MAX_LINES);
        if (lines == null || lines.size() > MAX_LINES) {
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            if (line != null) {
                product(check, "lines[" + i + "].product", line.product(), catalog);
                check.range("lines[" + i + "].quantity", line.quantity(), 1, OrderLine.MAX_QUANTITY);
                ofKind(check, "lines[" + i + "].", line, kind(line, catalog));
            }
        }
    }

    /** Reports what products of a kind do not have. */
    private static void ofKind(InputCheck check, String at, OrderLine line, ProductKind kind) {
        if (kind != null && kind != ProductKind.UPGRADE_LICENSE && line.confirmsBaseLicense()) {
            check.reject(at + "baseLicenseConfirmed", FieldProblem.NOT_ALLOWED);
        }
        if (kind != null && !kind.isInstalled() && line.includesSoftwareAssurance()) {
            check.reject(at + "softwareAssurance", FieldProblem.NOT_ALLOWED);
        }
        check.optionalText(at + "baseLicense", line.baseLicense(), MAX_BASE_LICENSE);
        if (line.baseLicense() != null && !line.confirmsBaseLicense()) {
            check.reject(at + "baseLicense", FieldProblem.NOT_ALLOWED);
        }
    }

    /** Reports what is wrong with the end customer. */
    static void endCustomer(InputCheck check, List<EndCustomer> endCustomers) {
        check.size("endCustomers", endCustomers, 1, 1);
        if (endCustomers == null) {
            return;
        }
        for (int i = 0; i < Math.min(endCustomers.size(), 2); i++) {
            EndCustomer endCustomer = endCustomers.get(i);
            if (endCustomer != null) {
                check.text("endCustomers[" + i + "].name", endCustomer.name(), 200)
                        .email("endCustomers[" + i + "].email", endCustomer.email());
            }
        }
    }

    private static void product(InputCheck check, String field, String code, CatalogExtract catalog) {
        if (!TypedText.isVisible(code)) {
            check.required(field, null);
            return;
        }
        CatalogExtract.Entry product = catalog.products().get(code);
        if (product == null) {
            check.reject(field, FieldProblem.UNKNOWN);
        } else if (!product.orderable()) {
            check.reject(field, FieldProblem.NOT_ORDERABLE);
        }
    }
}
