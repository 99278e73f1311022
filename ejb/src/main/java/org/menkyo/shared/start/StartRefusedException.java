package org.menkyo.shared.start;

/** The application does not start. The message says in one sentence or two what is wrong and what helps. */
public class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefusedException(String sentence) {
        super(sentence);
    }
}
