package org.menkyo.machines.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.menkyo.machines.work.Progress;

/** Shows progress in one line that is written anew; where nobody looks, in a line now and again. */
final class TerminalProgress implements Progress {

    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Tool tool;
    private final Instant begin;
    private Instant shown;
    private int doneBefore = -1;
    private boolean open;

    TerminalProgress(Tool tool) {
        this.tool = tool;
        this.begin = tool.clock().instant();
        this.shown = Instant.EPOCH;
    }

    @Override
    public void at(int done, int total, int failed) {
        Instant now = tool.clock().instant();
        if (doneBefore < 0) {
            doneBefore = done;
            shown = tool.terminal() ? shown : now;
        }
        if (Duration.between(shown, now).compareTo(tool.terminal() ? OFTEN : SELDOM) < 0) {
            return;
        }
        shown = now;
        String line = tool.texts().of("progress", done, total, failed, left(now, done, total));
        PrintWriter err = tool.err();
        if (tool.terminal()) {
            err.print(CLEAR_LINE + line);
            err.flush();
            open = true;
        } else {
            err.println(line);
        }
    }

    /** By the speed up to now; nothing before there is one. */
    private String left(Instant now, int done, int total) {
        int worked = done - doneBefore;
        long passed = Duration.between(begin, now).toSeconds();
        if (worked == 0 || passed < 2) {
            return "–";
        }
        long seconds = passed * (total - done) / worked;
        return seconds / 60 + ":" + String.format("%02d", seconds % 60);
    }

    /** Makes room for what is written next. */
    void end() {
        if (open) {
            tool.err().print(CLEAR_LINE);
            tool.err().flush();
            open = false;
        }
    }
}
