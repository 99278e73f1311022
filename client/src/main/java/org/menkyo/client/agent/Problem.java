package org.menkyo.client.agent;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Why an agent did not do what it was asked to.
 *
 * @param status the status of HTTP
 * @param code the stable name of why
 * @param text why, in words
 */
public record Problem(int status, String code, String text) {

    /** A fault of the program, of which strangers to the machine are told no more. */
    public static Problem unexpected(Locale language) {
        return Kind.UNEXPECTED.in(language);
    }

    /** Problems of the interface itself; those of the license are named as on the command line. */
    enum Kind {
        /** The request is no HTTP, or its headers are too long. */
        REQUEST_NOT_VALID(400),
        /** There is nothing at the path. */
        NOT_FOUND(404),
        /** What is at the path does not know the method. */
        METHOD_NOT_ALLOWED(405),
        /** The body is longer than the agent reads. */
        BODY_TOO_LONG(413),
        /** The body is no JSON object. */
        BODY_NOT_JSON(400),
        /** A member of the body, or a parameter, is missing, of the wrong kind or unknown. */
        FIELD_NOT_VALID(400),
        /** The rearms that are left are not as many as the caller thought. */
        REARMS_DIFFER(409),
        /** The certificate is not one that the agent has asked for, or not of its authority. */
        CERTIFICATE_NOT_VALID(400),
        /** The list of revocations is not of the authority, or older than the one that is there. */
        REVOCATIONS_NOT_VALID(400),
        /** The proof does not show that the caller knows the enrollment code. */
        CODE_WRONG(403),
        /** The authority has not been named yet, or the enrollment is over. */
        ENROLLMENT_NOT_OPEN(409),
        /** The machine is not enrolled any more. */
        NOT_ENROLLED(403),
        /** A fault of the program. */
        UNEXPECTED(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** In words. */
        Problem in(Locale language, Object... details) {
            ResourceBundle texts = ResourceBundle.getBundle(
                    "org.menkyo.client.agent",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            return new Problem(status, name(), new MessageFormat(texts.getString(name()), language).format(details));
        }
    }
}
