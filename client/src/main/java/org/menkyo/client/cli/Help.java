package org.menkyo.client.cli;

import java.io.PrintWriter;
import java.util.Optional;

/** Explains the command line, or one command in more words. */
record Help(Texts texts) {

    private static final int COLUMN = 34;

    void print(Optional<Verb> verb, PrintWriter out) {
        if (verb.isPresent()) {
            Verb shown = verb.get();
            out.println(typed(shown));
            out.println((shown.longName() + " " + shown.argument()).strip());
            out.println();
            out.println(texts.of("help." + shown.name()));
            return;
        }
        out.println("menkyo-client [--dir FOLDER] [--catalog FILE --edition CODE] [--json] [COMMAND]");
        out.println("menkyo-client --center URL --account NAME [--host ID] [--json] COMMAND");
        out.println("menkyo-client [--dir FOLDER] [--json] agent enroll|run|status|leave [--help]");
        out.println();
        for (Verb each : Verb.values()) {
            String beginning = "  " + typed(each);
            String text = texts.of("help." + each.name());
            int end = text.indexOf('\n');
            out.println(beginning
                    + " ".repeat(Math.max(2, COLUMN - beginning.length()))
                    + (end < 0 ? text : text.substring(0, end)));
        }
        out.println();
        out.println(texts.of("help.options"));
    }

    private static String typed(Verb verb) {
        return (verb.typed() + " " + verb.argument()).strip();
    }
}
