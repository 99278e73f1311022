package org.menkyo.seat.portal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.menkyo.seat.SeatView;
import org.menkyo.seat.SeatsAssigned;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.portal.Fields;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.Redirect;

/** The pages that subscriptions and online services have alike, each with its own words. */
enum SeatPages {
    SUBSCRIPTIONS("subscriptions"),
    ONLINE_SERVICES("online-services");

    private final String kind;

    SeatPages(String kind) {
        this.kind = kind;
    }

    /** What a license ID has, and the form that assigns a seat of it. */
    HtmlPage purchased(String licenseId, Page<?> products) {
        return of("seats", licenseId).with("products", products);
    }

    /** The form that assigns seats to several people. */
    HtmlPage several(String licenseId, Page<?> products) {
        return of("seats-several", licenseId).with("products", products);
    }

    /** What became of seats for several people. */
    HtmlPage assigned(String licenseId, String product, SeatsAssigned result) {
        return of("seats-assigned", licenseId).with("product", product).with("result", result);
    }

    /** Who has seats. */
    HtmlPage people(String licenseId, Fields filter) {
        return of("seat-people", licenseId).filteredBy(filter);
    }

    /** One seat, and the form that changes it. */
    HtmlPage seat(SeatView seat) {
        return of("seat", seat.licenseId()).with("seat", seat);
    }

    /** What is assigned to the visitor. */
    HtmlPage own(Page<?> seats) {
        return HtmlPage.of("own-seats").with("kind", kind).with("seats", seats);
    }

    private HtmlPage of(String template, String licenseId) {
        return HtmlPage.of(template)
                .with("kind", kind)
                .with("licenseId", licenseId)
                .with("action", address(licenseId));
    }

    /** Back to what the license ID has. */
    Response toPurchased(String licenseId, String notice) {
        return Redirect.to(address(licenseId), notice);
    }

    /** To what a license ID that was typed has; to one's own seats where none was. */
    Response toPurchased(String licenseId) {
        return Redirect.to(Fields.given(licenseId) == null ? "/own-" + kind : address(licenseId.strip()));
    }

    /** Back to who has seats. */
    Response toPeople(String licenseId, String notice) {
        return Redirect.to(address(licenseId) + "/seats", notice);
    }

    private String address(String licenseId) {
        return UriBuilder.fromPath("/licenses/{licenseId}/{kind}")
                .build(licenseId, kind)
                .toString();
    }
}
