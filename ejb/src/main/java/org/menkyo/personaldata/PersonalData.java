package org.menkyo.personaldata;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of a person, for whoever has a right to know it (LC-1204).
 *
 * @param email the confirmed business e-mail, or null
 * @param account the name of the account, or the subject at another identity provider; or null
 * @param givenName the given name, or null
 * @param familyName the family name, or null
 * @param language the language of mails, or null for who never signed in
 * @param createdAt when the person signed in for the first time, or null
 * @param lastSignInAt the last sign-in, or null
 * @param places where else the person is named
 * @param auditValues values of audit records that name the person, or tell from where the person called; the oldest first
 */
public record PersonalData(
        @Nullable String email,
        @Nullable String account,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String language,
        @Nullable Instant createdAt,
        @Nullable Instant lastSignInAt,
        List<Place> places,
        List<AuditValue> auditValues) {

    /**
     * Where a person is named.
     *
     * @param place the table and its column, as {@code docs/personal-data.md} lists them
     * @param content what stands there
     */
    public record Place(String place, String content) {}

    /**
     * A value of an audit record.
     *
     * @param recordId names the record
     * @param occurredAt when what it tells of happened
     * @param member the member of the record
     * @param value its value
     */
    public record AuditValue(long recordId, Instant occurredAt, String member, String value) {}
}
