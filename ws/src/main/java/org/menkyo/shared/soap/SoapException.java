package org.menkyo.shared.soap;

import java.util.List;
import org.menkyo.shared.text.Language;

/** A call that no service gets to see. */
class SoapException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SoapError error;
    private final transient List<Object> arguments;

    /** @param arguments fill the placeholders of the error's text; shown to the caller, hence never secret */
    SoapException(SoapError error, Object... arguments) {
        super(error.text(Language.EN, arguments));
        this.error = error;
        this.arguments = List.of(arguments);
    }

    SoapError error() {
        return error;
    }

    String text(Language language) {
        return error.text(language, arguments.toArray());
    }
}
