package org.menkyo.dataexport;

/**
 * The kinds of things of an export, in the order of their lines: what a line refers to stands before it. A member has the name of
 * its column in camel case; a column without a value makes none.
 */
enum ExportedKind {
    DISTRIBUTOR(
            "distributor",
            """
            SELECT d.code AS distributor, d.name, d.created_at
            FROM distributor d""",
            "EXISTS (SELECT 1 FROM organization o WHERE o.distributor_id = d.id AND o.id = ANY (?))",
            "d.id"),

    ORGANIZATION("organization", """
            SELECT d.code AS distributor, o.identifier AS organization, o.name, o.street, o.city, o.region, o.postal_code, o.country,
              o.created_at
            FROM organization o JOIN distributor d ON d.id = o.distributor_id""", "o.id = ANY (?)", "o.id"),

    TWO_PERSON_RULE("twoPersonRule", """
            SELECT d.code AS distributor, o.identifier AS organization, r.reveal_keys, r.raise_activations, r.changed_by, r.changed_at
            FROM two_person_rule r JOIN organization o ON o.id = r.organization_id JOIN distributor d ON d.id = o.distributor_id""", "o.id = ANY (?)", "o.id"),

    AUTHORIZATION_NUMBER("authorizationNumber", """
            SELECT n.number AS authorization_number, d.code AS distributor, o.identifier AS organization, n.issued_at
            FROM authorization_number n JOIN organization o ON o.id = n.organization_id
              JOIN distributor d ON d.id = o.distributor_id""", "o.id = ANY (?)", "n.id"),

    AGREEMENT("agreement", """
            SELECT a.license_id, a.program, d.code AS distributor, o.identifier AS organization, m.license_id AS master_license_id,
              n.number AS authorization_number, a.created_at, a.ended_at, a.end_reason
            FROM agreement a JOIN organization o ON o.id = a.organization_id JOIN distributor d ON d.id = a.distributor_id
              LEFT JOIN agreement m ON m.id = a.parent_id LEFT JOIN authorization_number n ON n.id = a.authorization_number_id""", "o.id = ANY (?)", "a.id"),

    CONTACT("contact", """
            SELECT a.license_id, c.kind, c.name, c.email, c.created_at, c.ended_at
            FROM agreement_contact c JOIN agreement a ON a.id = c.agreement_id""", ExportedKind.OF_AGREEMENT, "c.id"),

    ENTITLEMENT("entitlement", """
            SELECT a.license_id, e.product_code AS product, e.quantity, e.software_assurance, e.software_assurance_ends_on,
              e.base_license_confirmed, e.base_license, e.starts_at, e.ends_at, e.term_ends_at
            FROM entitlement e JOIN agreement a ON a.id = e.agreement_id""", ExportedKind.OF_AGREEMENT, "e.id"),

    ORDER("order", """
            SELECT d.code AS distributor, r.order_number, a.license_id, r.state, r.revision, r.received_at, r.changed_at
            FROM license_order r JOIN distributor d ON d.id = r.distributor_id JOIN agreement a ON a.id = r.agreement_id""", ExportedKind.OF_AGREEMENT, "r.id"),

    ORDER_LINE("orderLine", """
            SELECT d.code AS distributor, r.order_number, l.line_number AS line, l.product_code AS product, l.quantity,
              l.software_assurance, l.base_license_confirmed, l.base_license
            FROM license_order_line l JOIN license_order r ON r.id = l.order_id JOIN distributor d ON d.id = r.distributor_id
              JOIN agreement a ON a.id = r.agreement_id""", ExportedKind.OF_AGREEMENT, "l.order_id, l.line_number"),

    CHANGE("change", """
            SELECT c.public_id AS change, a.license_id, c.kind, c.changed_by, c.changed_at, c.reason, c.form_number
            FROM agreement_change c JOIN agreement a ON a.id = c.agreement_id""", ExportedKind.OF_AGREEMENT, "c.id"),

    CHANGED_VALUE("changedValue", """
            SELECT c.public_id AS change, v.value_number AS number, v.field, v.before_value AS before, v.after_value AS after
            FROM agreement_change_value v JOIN agreement_change c ON c.id = v.change_id
              JOIN agreement a ON a.id = c.agreement_id""", ExportedKind.OF_AGREEMENT, "v.change_id, v.value_number"),

    PERSON("person", """
            SELECT u.email, u.issuer, u.subject, u.given_name, u.family_name, u.language, u.inherits_administration, u.confirmed_at,
              u.last_sign_in_at, u.created_at
            FROM (
              SELECT *, coalesce(business_email, lapsed_email) AS email FROM app_user
              WHERE coalesce(business_email, lapsed_email) IS NOT NULL) u""", """
            EXISTS (SELECT 1 FROM permission p JOIN agreement a ON a.id = p.agreement_id
              WHERE p.email_key = lower(u.email) AND a.organization_id = ANY (?))""", "u.created_at, u.id"),

    PERMISSION("permission", """
            SELECT a.license_id, p.email, p.role, p.way, p.given_by, p.given_at, p.ended_at, p.ended_by
            FROM permission p JOIN agreement a ON a.id = p.agreement_id""", ExportedKind.OF_AGREEMENT, "p.id"),

    SUSPENSION("suspension", """
            SELECT a.license_id, s.email_key AS email, s.suspended_by, s.suspended_at, s.ended_by, s.ended_at
            FROM permission_suspension s JOIN agreement a ON a.id = s.agreement_id""", ExportedKind.OF_AGREEMENT, "s.id"),

    PERMISSION_REQUEST("permissionRequest", """
            SELECT r.id AS request, r.license_id, r.program, r.requester_email AS email, r.comment, r.state, r.undelivered_because,
              r.requested_at, r.expires_at, r.decided_by, r.decided_at, r.reason
            FROM permission_request r LEFT JOIN agreement a ON a.id = r.agreement_id""", ExportedKind.OF_AGREEMENT, "r.requested_at, r.id"),

    REQUESTED_ROLE("requestedRole", """
            SELECT q.request_id AS request, q.role, q.approved
            FROM permission_request_role q JOIN permission_request r ON r.id = q.request_id
              LEFT JOIN agreement a ON a.id = r.agreement_id""", ExportedKind.OF_AGREEMENT, "r.requested_at, r.id, q.role"),

    PRODUCT_KEY("productKey", """
            SELECT k.public_id AS key, a.license_id, g.code AS product_group, e.code AS edition, k.type AS key_type, k.last_characters, k.state,
              k.licensed, k.granted, k.permitted, k.used, k.returned, i.unlisted_uses, k.activations_per_host,
              x.public_id AS replaced_by, k.issued_at
            FROM product_key k JOIN agreement a ON a.id = k.agreement_id LEFT JOIN product_group g ON g.id = k.product_group_id
              LEFT JOIN edition e ON e.id = k.edition_id LEFT JOIN product_key x ON x.id = k.replaced_by_id
              LEFT JOIN imported_key i ON i.product_key_id = k.id""", ExportedKind.OF_AGREEMENT, "k.id"),

    MACHINE("machine", """
            SELECT k.public_id AS key, m.installation_id, m.activated_at, m.revoked_at, m.returned_at
            FROM activated_machine m JOIN product_key k ON k.id = m.product_key_id
              JOIN agreement a ON a.id = k.agreement_id""", ExportedKind.OF_AGREEMENT, "m.id"),

    KMS_HOST("kmsHost", """
            SELECT k.public_id AS key, h.name, h.installation_id, h.permitted_activations, h.used_activations, h.first_activated_at,
              h.last_activated_at, h.revoked_at
            FROM activated_host h JOIN product_key k ON k.id = h.product_key_id
              JOIN agreement a ON a.id = k.agreement_id""", ExportedKind.OF_AGREEMENT, "h.id"),

    BENEFIT_ACTIVATION("benefitActivation", """
            SELECT a.license_id, b.code AS benefit, v.activated_at
            FROM benefit_activation v JOIN benefit b ON b.id = v.benefit_id
              JOIN agreement a ON a.id = v.agreement_id""", ExportedKind.OF_AGREEMENT, "v.id"),

    BENEFIT_UNITS("benefitUnits", """
            SELECT t.public_id AS units_id, a.license_id, b.code AS benefit, t.email, t.purpose, t.units, t.taken_at, t.withdrawn_at
            FROM benefit_units t JOIN benefit_activation v ON v.id = t.activation_id JOIN benefit b ON b.id = v.benefit_id
              JOIN agreement a ON a.id = v.agreement_id""", ExportedKind.OF_AGREEMENT, "t.id"),

    ONLINE_SERVICE_ACTIVATION("onlineServiceActivation", """
            SELECT a.license_id, v.product_code AS product, v.activated_at, v.activated_by, v.ended_at, v.ended_by
            FROM online_service_activation v JOIN agreement a ON a.id = v.agreement_id""", ExportedKind.OF_AGREEMENT, "v.id"),

    SEAT("seat", """
            SELECT s.id AS seat, a.license_id, s.product_code AS product, s.email, s.assigned_at, s.ended_at, s.ended_by, s.end_reason
            FROM seat s JOIN agreement a ON a.id = s.agreement_id""", ExportedKind.OF_AGREEMENT, "s.assigned_at, s.id"),

    PHYSICAL_MEDIA("physicalMedia", """
            SELECT p.public_id AS request, p.license_id, p.product_code AS product, p.language, p.media_count,
              p.requester_email AS email, p.recipient, p.street, p.city, p.region, p.postal_code, p.country, p.tax_exempt,
              p.warning_accepted_at, p.warning_accepted_by, p.state, p.comment, p.requested_at, p.changed_at
            FROM physical_media_request p LEFT JOIN agreement a ON a.license_id = p.license_id""", ExportedKind.OF_AGREEMENT, "p.id"),

    SUPPORT_CASE("supportCase", """
            SELECT c.public_id AS support_case, d.code AS distributor, c.opener_email, c.reference, c.license_id, c.kind, c.state,
              c.subject, c.logged_by, c.logged_at, c.assigned_to, c.closed_at
            FROM support_case c LEFT JOIN distributor d ON d.id = c.distributor_id
              LEFT JOIN agreement a ON a.id = c.agreement_id""", ExportedKind.OF_AGREEMENT, "c.id"),

    SUPPORT_CASE_ENTRY("supportCaseEntry", """
            SELECT c.public_id AS support_case, n.entry_number AS number, n.author, n.by_support, n.written_at, n.content
            FROM support_case_entry n JOIN support_case c ON c.id = n.case_id
              LEFT JOIN agreement a ON a.id = c.agreement_id""", ExportedKind.OF_AGREEMENT, "n.case_id, n.entry_number"),

    SUPPORT_CASE_WORK("supportCaseWork", """
            SELECT c.public_id AS support_case, w.kind, w.subject_id, w.license_id, w.done_by, w.done_at
            FROM support_case_work w JOIN support_case c ON c.id = w.case_id
              LEFT JOIN agreement a ON a.id = c.agreement_id""", ExportedKind.OF_AGREEMENT, "w.id");

    /** The agreement's organization now: what a license ID that was handed over had before goes with it. */
    private static final String OF_AGREEMENT = "a.organization_id = ANY (?)";

    private final String type;
    private final String rows;
    private final String ofOrganizations;
    private final String order;

    ExportedKind(String type, String rows, String ofOrganizations, String order) {
        this.type = type;
        this.rows = rows;
        this.ofOrganizations = ofOrganizations;
        this.order = order;
    }

    /** What a line of this kind has in its member {@code type}. */
    String type() {
        return type;
    }

    /** The query of all things of this kind. */
    String ofAll() {
        return rows + " ORDER BY " + order;
    }

    /** The query of the things of this kind of some organizations, whose ids are its one parameter, an array. */
    String ofOrganizations() {
        return rows + " WHERE " + ofOrganizations + " ORDER BY " + order;
    }
}
