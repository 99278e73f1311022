package org.menkyo.entitlement;

/** Until when Software Assurance covers the licenses of an entitlement, as a part of native queries (LC-113). */
public final class SoftwareAssuranceEnd {

    /**
     * The last calendar day, null where none is on record and Software Assurance goes on; of the entitlement {@code e} and its
     * agreement {@code a}, with the parameter {@code zone} for the publisher's time zone. Whatever an order was collected
     * under first covers its licenses, also after a transfer.
     */
    public static final String LAST_DAY = """
            coalesce(
              e.software_assurance_ends_on,
              ((coalesce(
                (SELECT first.issued_at FROM agreement_change c
                   JOIN agreement_change_value v ON v.change_id = c.id AND v.field = 'authorizationNumber'
                   JOIN authorization_number first ON first.number = v.before_value
                 WHERE c.agreement_id = a.id AND c.kind = 'LICENSE_TRANSFERRED' ORDER BY c.id LIMIT 1),
                (SELECT n.issued_at FROM authorization_number n WHERE n.id = a.authorization_number_id))
                AT TIME ZONE :zone)::date + INTERVAL '2 years')::date)
            """;

    /** Whether Software Assurance covers the licenses of the same entitlement on the day {@code today}. */
    public static final String COVERS =
            "e.software_assurance AND coalesce(%s >= CAST(:today AS date), true)".formatted(LAST_DAY);

    private SoftwareAssuranceEnd() {}
}
