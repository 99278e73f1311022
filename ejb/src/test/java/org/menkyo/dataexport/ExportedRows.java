package org.menkyo.dataexport;

/** Rows of all kinds that an order and a registration do not make. */
final class ExportedRows {

    private static final String ROWS = """
            CREATE TEMPORARY TABLE subject AS SELECT id AS agreement_id, organization_id, distributor_id, license_id,
              '%2$s'::varchar AS email FROM agreement WHERE license_id = '%1$s';
            INSERT INTO two_person_rule (organization_id, reveal_keys, raise_activations, changed_by, changed_at)
              SELECT organization_id, true, false, email, now() FROM subject;
            INSERT INTO agreement_change (public_id, agreement_id, kind, changed_by, changed_at, reason)
              SELECT gen_random_uuid(), agreement_id, 'ADDRESS_CHANGED', email, now(), 'Moved' FROM subject;
            INSERT INTO agreement_change_value (change_id, value_number, field, before_value, after_value)
              SELECT c.id, 1, 'city', 'Osaka', 'Tokyo' FROM subject JOIN agreement_change c USING (agreement_id);
            INSERT INTO permission_suspension (agreement_id, email_key, suspended_by, suspended_at, ended_by, ended_at)
              SELECT agreement_id, email, email, now(), email, now() FROM subject;
            INSERT INTO permission_request (id, requester_id, requester_email, requester_email_key, program, license_id, agreement_id,
                roles_requested, state, requested_at, expires_at, version)
              SELECT gen_random_uuid(), u.id, email, email, 'OPEN', license_id, agreement_id, 'ADMINISTRATOR', 'PENDING', now(), now(), 0
              FROM subject JOIN app_user u ON u.business_email_key = email;
            INSERT INTO permission_request_role (request_id, role, approved)
              SELECT r.id, 'ADMINISTRATOR', false FROM subject JOIN permission_request r USING (agreement_id);
            INSERT INTO activated_machine (product_key_id, installation_id, system_board, activated_at)
              SELECT k.id, '000000-111111', 7, now() FROM subject JOIN product_key k USING (agreement_id) WHERE k.type = 'MAK';
            INSERT INTO activated_host (product_key_id, name, installation_id, permitted_activations, used_activations,
                first_activated_at, last_activated_at)
              SELECT k.id, 'host', '000000-222222', 10, 1, now(), now()
              FROM subject JOIN product_key k USING (agreement_id) WHERE k.type = 'KMS_HOST';
            INSERT INTO benefit_activation (agreement_id, benefit_id, activated_at)
              SELECT agreement_id, (SELECT min(id) FROM benefit), now() FROM subject;
            INSERT INTO benefit_units (public_id, activation_id, email, units, taken_at)
              SELECT gen_random_uuid(), v.id, email, 2, now() FROM subject JOIN benefit_activation v USING (agreement_id);
            INSERT INTO online_service_activation (agreement_id, product_code, activated_at, activated_by)
              SELECT agreement_id, 'MAIL-ONLINE', now(), email FROM subject;
            INSERT INTO seat (id, agreement_id, product_code, email, email_key, assigned_at)
              SELECT gen_random_uuid(), agreement_id, 'OFFICE-SUB', email, email, now() FROM subject;
            INSERT INTO physical_media_request (public_id, license_id, product_code, language, media_count, requester_email, requester_key,
                recipient, street, city, country, tax_exempt, state, requested_at, changed_at)
              SELECT gen_random_uuid(), license_id, 'SVR-STD-2008', 'ja', 1, email, email, 'Hanako', '1-2-3', 'Tokyo', 'JP', false,
                'REQUESTED', now(), now() FROM subject;
            INSERT INTO support_case (public_id, distributor_id, content_digest, agreement_id, license_id, kind, state, subject, logged_by,
                logged_at)
              SELECT gen_random_uuid(), distributor_id, '\\x00', agreement_id, license_id, 'OTHER', 'OPEN', 'Help', email, now()
              FROM subject;
            INSERT INTO support_case_entry (case_id, entry_number, author, by_support, written_at, content)
              SELECT c.id, 1, email, false, now(), 'Help "me"' FROM subject JOIN support_case c USING (agreement_id);
            INSERT INTO support_case_work (case_id, kind, license_id, done_by, done_at)
              SELECT c.id, 'ADDRESS_CHANGED', c.license_id, email, now() FROM subject JOIN support_case c USING (agreement_id);
            DROP TABLE subject
            """;

    private ExportedRows() {}

    /** The statements that give a license ID something of each kind. */
    static String of(String licenseId, String email) {
        return ROWS.formatted(licenseId, email);
    }
}
