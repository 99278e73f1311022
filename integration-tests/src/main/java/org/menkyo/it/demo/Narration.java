package org.menkyo.it.demo;

import java.io.PrintStream;

/** Tells people what happens: numbered headings, and below each the essential answers. */
public final class Narration {

    private final PrintStream out;
    private int headings;

    public Narration(PrintStream out) {
        this.out = out;
    }

    void heading(String text) {
        headings++;
        out.printf("%n%2d. %s%n", headings, text);
    }

    void line(String text, Object... arguments) {
        out.println("    " + text.formatted(arguments));
    }

    /** Text that belongs to no heading. */
    void plain(String text) {
        out.println(text);
    }
}
