package org.menkyo.support;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What somebody wrote in a support case.
 *
 * @param author the account, or the business e-mail of who opened the case
 * @param bySupport whether it is support's; else the distributor's or the opener's
 * @param writtenAt when
 * @param text what was written
 */
@Embeddable
public record SupportCaseEntry(
        String author,
        @Column(name = "by_support") boolean bySupport,
        @Column(name = "written_at") Instant writtenAt,
        @Column(name = "content") String text) {}
