package org.menkyo.settings;

/**
 * Something that keeps Menkyo from starting.
 *
 * @param code its kind, for programs
 * @param sentence what is wrong and what helps, in one sentence; without secrets
 */
public record Problem(ProblemCode code, String sentence) {

    @Override
    public String toString() {
        return code + ": " + sentence;
    }
}
