package org.menkyo.log;

import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Lines by a pattern, in which nothing that came from outside can begin another line or look like one: characters that
 * control a terminal or the order of text are written as escapes, in messages, in the correlation id and in what exceptions
 * say. Messages and stack traces are cut at a length that says what there is to say, and when many threads fail at once, as
 * in an outage, the first ones tell where: the rest of that minute's exceptions are told by their sentences only.
 */
public final class LineFormatter extends PatternFormatter {

    /** In UTF-16 units. */
    static final int LONGEST = 2000;

    static final int FRAMES = 40;
    static final int CAUSES = 6;

    /** How many lines of stack traces are written in a minute before exceptions are told without where they were thrown. */
    static final int FRAMES_PER_PERIOD = 1000;

    private long periodBegan;
    private int framesInPeriod;

    @Override
    public String format(ExtLogRecord line) {
        ExtLogRecord clean = new ExtLogRecord(line);
        String message = line.getFormattedMessage();
        clean.setMessage(clean(message == null ? "" : message), FormatStyle.NO_FORMAT);
        clean.setParameters(null);
        clean.setResourceBundle(null);
        clean.setThrown(null);
        clean.setThreadName(clean(line.getThreadName()));
        for (Map.Entry<String, String> value : line.getMdcCopy().entrySet()) {
            clean.putMdc(value.getKey(), clean(value.getValue()));
        }
        String text = super.format(clean);
        return line.getThrown() == null ? text : text + trace(line.getThrown(), line.getMillis());
    }

    private String trace(Throwable thrown, long now) {
        StringBuilder trace = new StringBuilder();
        StackTraceElement[] enclosing = {};
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            trace.append(depth == 0 ? "\t" : "\tCaused by: ")
                    .append(clean(String.valueOf(cause)))
                    .append('\n');
            StackTraceElement[] frames = cause.getStackTrace();
            int written = take(Math.min(FRAMES, frames.length - inCommon(frames, enclosing)), now);
            for (int i = 0; i < written; i++) {
                trace.append("\t\tat ").append(clean(frames[i].toString())).append('\n');
            }
            if (frames.length > written) {
                trace.append("\t\t… ").append(frames.length - written).append(" more\n");
            }
            enclosing = frames;
            cause = cause.getCause();
        }
        return trace.toString();
    }

    /** How many of the outermost frames are those of the exception that was told before, as in a printed stack trace. */
    private static int inCommon(StackTraceElement[] frames, StackTraceElement[] enclosing) {
        int common = 0;
        while (common < Math.min(frames.length, enclosing.length)
                && frames[frames.length - 1 - common].equals(enclosing[enclosing.length - 1 - common])) {
            common++;
        }
        return common;
    }

    /** How many of so many frames are still written in this minute. */
    private synchronized int take(int frames, long now) {
        if (now < periodBegan || now - periodBegan >= OncePerPeriod.PERIOD_MILLIS) {
            periodBegan = now;
            framesInPeriod = 0;
        }
        int taken = Math.min(frames, FRAMES_PER_PERIOD - framesInPeriod);
        framesInPeriod += taken;
        return taken;
    }

    /** The text on one line, of bounded length. */
    static String clean(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = null;
        int length = Math.min(text.length(), LONGEST);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isHarmless(text, i)) {
                if (clean != null) {
                    clean.append(c);
                }
            } else {
                clean = clean == null ? new StringBuilder(text.substring(0, i)) : clean;
                clean.append(
                        c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : String.format("\\u%04x", (int) c));
            }
        }
        String line = clean == null ? text.substring(0, length) : clean.toString();
        return length < text.length() ? line + "… (" + text.length() + " characters)" : line;
    }

    /** Whether a character neither ends a line nor steers a terminal nor turns the order of what stands around it. */
    private static boolean isHarmless(String text, int index) {
        char c = text.charAt(index);
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
