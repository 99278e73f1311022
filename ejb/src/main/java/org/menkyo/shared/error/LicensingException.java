package org.menkyo.shared.error;

import jakarta.ejb.ApplicationException;
import java.util.List;
import org.menkyo.shared.text.Language;

/**
 * An error that the caller is told about. It rolls the transaction back, so outcomes that must be recorded are results
 * and never exceptions.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class LicensingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Object> arguments;

    /**
     * @param code the stable name of the error
     * @param arguments fill the placeholders of the error's text; shown to the caller, hence never secret
     */
    protected LicensingException(ErrorCode code, Object... arguments) {
        super(ErrorTexts.text(code, Language.EN, arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** The stable name of the error. */
    public ErrorCode code() {
        return code;
    }

    /** The text for the caller in the given language. */
    public String text(Language language) {
        return ErrorTexts.text(code, language, arguments == null ? new Object[0] : arguments.toArray());
    }
}
