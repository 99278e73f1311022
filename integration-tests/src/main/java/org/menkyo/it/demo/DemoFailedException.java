package org.menkyo.it.demo;

/** An answer of the server is not what the main job needs. The message is one sentence for people. */
public final class DemoFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DemoFailedException(String sentence) {
        super(sentence);
    }

    public DemoFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Ends the demo with the sentence if the condition does not hold. */
    static void require(boolean holds, String sentence, Object... arguments) {
        if (!holds) {
            throw new DemoFailedException(sentence.formatted(arguments));
        }
    }
}
