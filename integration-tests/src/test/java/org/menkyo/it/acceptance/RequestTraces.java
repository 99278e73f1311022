package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.menkyo.it.product.ProductDatabase;

/**
 * All that exists of one permission request.
 *
 * @param permissions that came from it and stand
 * @param decisions audit records of its decision
 * @param gifts audit records of the permission
 * @param outcomes mails to the requester about the decision
 * @param additions mails to the requester about the permission
 * @param announcements mails to administrators, and how many different ones
 */
record RequestTraces(
        String request,
        String requester,
        String state,
        String decidedBy,
        int permissions,
        int rolesGiven,
        int decisions,
        int gifts,
        int outcomes,
        int additions,
        int announcements,
        int announced,
        int submissions) {

    /** Of all requests that there are, each for one role. */
    static List<RequestTraces> all(ProductDatabase database) {
        return database.query(
                """
                SELECT r.id, r.requester_email_key, r.state, r.decided_by,
                  (SELECT count(*) FROM permission p WHERE p.agreement_id = r.agreement_id AND p.way = 'REQUEST'
                    AND p.email_key = r.requester_email_key AND p.role = r.roles_requested AND p.ended_at IS NULL),
                  (SELECT count(*) FROM permission_request_role o WHERE o.request_id = r.id AND o.approved),
                  (SELECT count(*) FROM audit_record a WHERE a.action = 'DECIDE_PERMISSION_REQUEST'
                    AND a.subject_id = r.id::text),
                  (SELECT count(*) FROM audit_record a WHERE a.action = 'PERMISSION_GIVEN' AND a.license_id = r.license_id
                    AND lower(a.subject_id) = r.requester_email_key AND a.details ->> 'role' = r.roles_requested),
                  (SELECT count(*) FROM notification n WHERE n.kind = 'PERMISSION_DECIDED'
                    AND lower(n.recipient) = r.requester_email_key AND n.parameters ->> 'licenseId' = r.license_id
                    AND n.parameters ->> 'roles' = r.roles_requested AND n.parameters ->> 'outcome' = 'APPROVED'),
                  (SELECT count(*) FROM notification n WHERE n.kind = 'PERMISSIONS_ADDED'
                    AND lower(n.recipient) = r.requester_email_key AND n.parameters ->> 'licenseId' = r.license_id
                    AND n.parameters ->> 'roles' = r.roles_requested),
                  (SELECT count(*) FROM notification n WHERE n.kind = 'PERMISSION_REQUESTED'
                    AND n.parameters ->> 'requestId' = r.id::text),
                  (SELECT count(DISTINCT lower(n.recipient)) FROM notification n WHERE n.kind = 'PERMISSION_REQUESTED'
                    AND n.parameters ->> 'requestId' = r.id::text),
                  (SELECT count(*) FROM audit_record a WHERE a.action = 'REQUEST_PERMISSION'
                    AND a.subject_id = r.id::text)
                FROM permission_request r""",
                row -> new RequestTraces(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getInt(11),
                        row.getInt(12),
                        row.getInt(13)));
    }

    /** Either it waits and nothing followed, or it was approved and all of it followed once. */
    void assertWhole(int administrators) {
        int one = "APPROVED".equals(state) ? 1 : 0;
        assertThat(state).isIn("PENDING", "APPROVED");
        assertThat(List.of(permissions, rolesGiven, decisions, gifts, outcomes, additions))
                .as("permission, role given, decision, gift, outcome, addition of %s", this)
                .containsOnly(one);
        assertThat(List.of(announcements, announced))
                .as("mails to administrators of %s", this)
                .containsOnly(administrators);
        assertThat(submissions).as("records of the request of %s", this).isOne();
    }
}
