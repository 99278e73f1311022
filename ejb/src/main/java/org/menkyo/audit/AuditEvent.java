package org.menkyo.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.TokenLimits;

/**
 * What happened to what (LC-1001). The details are for people and must not hold secrets: keys masked, tokens never.
 *
 * @param action what was done: the name of the operation, or of what followed from it, in capitals
 * @param subjectType what kind of thing it was done to, such as {@code permission}
 * @param subjectId which one
 * @param licenseId the license ID that it belongs to, whose administrators may read the record; or null
 * @param outcome how it ended
 * @param details old and new values and whatever explains the record
 */
public record AuditEvent(
        String action,
        String subjectType,
        String subjectId,
        String licenseId,
        AuditOutcome outcome,
        Map<String, String> details) {

    public AuditEvent {
        details = Map.copyOf(details);
    }

    /** Something that was done. */
    public static AuditEvent done(Enum<?> action, String subjectType, Object subjectId, String licenseId) {
        return new AuditEvent(
                action.name(), subjectType, String.valueOf(subjectId), licenseId, AuditOutcome.DONE, Map.of());
    }

    /** Something that was refused. */
    public static AuditEvent refused(Enum<?> action, String subjectType, Object subjectId, String licenseId) {
        return new AuditEvent(
                action.name(), subjectType, String.valueOf(subjectId), licenseId, AuditOutcome.REFUSED, Map.of());
    }

    /** The same event with one detail more; a null value is left out. */
    public AuditEvent with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(name, String.valueOf(value));
        return new AuditEvent(action, subjectType, subjectId, licenseId, outcome, more);
    }

    /**
     * The event with the access token that it was done with, and the business e-mail on whose behalf a partner's system did it
     * (LC-210, LC-211).
     */
    AuditEvent withCredentials(Caller caller) {
        AuditEvent event =
                with("byAccessToken", caller.token().map(TokenLimits::token).orElse(null));
        return caller.system().isEmpty()
                ? event
                : event.with("onBehalfOf", caller.requireEmail().value());
    }
}
