package org.menkyo.log;

import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Lets each cause tell its line once in a minute and counts the others, so that no call and no outage writes without
 * bound. What was left out is told once the minute is over and something is logged.
 *
 * <p>A cause is a category, a level, a message apart from the words in it that have digits, such as numbers of calls, and
 * the exception's class. A category has a few causes a minute and one for the rest: what it says can hold text that callers
 * chose. Whoever looks for a fault by lines below {@code INFO} gets all of them.
 */
public final class OncePerPeriod implements Filter {

    static final long PERIOD_MILLIS = 60_000;

    /** How many causes a category has in a period, for warnings and errors, and for what is told besides. */
    static final int WARNINGS = 10;

    static final int NOTES = 100;

    /** How many categories are told apart; applications have some hundreds. */
    static final int CATEGORIES = 2000;

    private static final String OWN_CATEGORY = "org.menkyo.log";
    private static final int SAMPLE_LENGTH = 120;

    /** How many calls are named whose lines were left out; callers quote these names to support. */
    static final int CALLS = 20;

    private static final String REST = "";

    private record Cause(int level, String text) {}

    private static final class Reported {
        private final long since;
        private final String sample;
        private final Set<String> calls = new LinkedHashSet<>();
        private long leftOut;

        Reported(long since, String sample) {
            this.since = since;
            this.sample = sample;
        }

        void leaveOut(LogRecord line) {
            leftOut++;
            String call = line instanceof ExtLogRecord extended ? extended.getMdc("correlationId") : null;
            if (call != null && calls.size() < CALLS) {
                calls.add(call);
            }
        }
    }

    /** A thread that idles must not hold the line, whose parameters can be an application's. */
    private record Verdict(WeakReference<LogRecord> about, boolean loggable) {}

    private final Map<String, Map<Cause, Reported>> categories = new HashMap<>();
    private long nextSweep = Long.MIN_VALUE;

    /** Several handlers ask about the same line, one after the other in the thread that logs it. */
    private final ThreadLocal<Verdict> last = new ThreadLocal<>();

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line.getLevel().intValue() < Level.INFO.intValue() || OWN_CATEGORY.equals(line.getLoggerName())) {
            return true;
        }
        Verdict before = last.get();
        if (before != null && before.about().refersTo(line)) {
            return before.loggable();
        }
        // Outside the lock, since a message is made of objects that can do what they want.
        String message = message(line);
        Cause cause = new Cause(line.getLevel().intValue(), withoutNumbers(message) + thrown(line));
        Map<String, Reported> leftOut = new HashMap<>();
        boolean loggable = count(line, cause, message, leftOut);
        leftOut.forEach(OncePerPeriod::tell);
        last.set(new Verdict(new WeakReference<>(line), loggable));
        return loggable;
    }

    private synchronized boolean count(LogRecord line, Cause exact, String message, Map<String, Reported> leftOut) {
        long now = line.getMillis();
        if (now >= nextSweep) {
            sweep(now, leftOut);
            nextSweep = now + PERIOD_MILLIS / 10;
        }
        String category = categories.size() < CATEGORIES || categories.containsKey(line.getLoggerName())
                ? String.valueOf(line.getLoggerName())
                : REST;
        Map<Cause, Reported> causes = categories.computeIfAbsent(category, name -> new HashMap<>());
        Cause cause = exact;
        Reported told = causes.get(cause);
        if (told == null && causes.size() >= (isWarning(line) ? WARNINGS : NOTES)) {
            cause = new Cause(line.getLevel().intValue(), REST);
            told = causes.get(cause);
        }
        if (told != null && now - told.since < PERIOD_MILLIS) {
            told.leaveOut(line);
            return false;
        }
        causes.put(cause, new Reported(now, message));
        return true;
    }

    private static boolean isWarning(LogRecord line) {
        return line.getLevel().intValue() >= Level.WARNING.intValue();
    }

    /** Forgets causes whose period is over. */
    private void sweep(long now, Map<String, Reported> leftOut) {
        for (Iterator<Map.Entry<String, Map<Cause, Reported>>> all =
                        categories.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, Map<Cause, Reported>> category = all.next();
            for (Iterator<Map.Entry<Cause, Reported>> causes =
                            category.getValue().entrySet().iterator();
                    causes.hasNext(); ) {
                Map.Entry<Cause, Reported> cause = causes.next();
                Reported told = cause.getValue();
                if (now - told.since >= PERIOD_MILLIS || now < told.since) {
                    if (told.leftOut > 0) {
                        leftOut.put(category.getKey() + " " + cause.getKey(), told);
                    }
                    causes.remove();
                }
            }
            if (category.getValue().isEmpty()) {
                all.remove();
            }
        }
    }

    private static void tell(String cause, Reported told) {
        String category = cause.substring(0, cause.indexOf(' '));
        Logger.getLogger(OWN_CATEGORY)
                .info(told.leftOut + " more lines like this were left out since "
                        + Instant.ofEpochMilli(told.since).truncatedTo(ChronoUnit.SECONDS) + ": [" + category + "] "
                        + told.sample.substring(0, Math.min(SAMPLE_LENGTH, told.sample.length()))
                        + (told.calls.isEmpty() ? "" : ", in the calls " + String.join(", ", told.calls)));
    }

    private static String message(LogRecord line) {
        String message = line instanceof ExtLogRecord extended ? extended.getFormattedMessage() : line.getMessage();
        return message == null ? "" : message;
    }

    private static String thrown(LogRecord line) {
        return line.getThrown() == null ? "" : line.getThrown().getClass().getName();
    }

    /** The message with a sign for each word that has a digit. */
    static String withoutNumbers(String message) {
        StringBuilder text = new StringBuilder();
        int length = Math.min(message.length(), LineFormatter.LONGEST);
        int start = 0;
        boolean number = false;
        for (int i = 0; i <= length; i++) {
            char c = i < length ? message.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                number |= Character.isDigit(c);
                continue;
            }
            text.append(number ? "#" : message.substring(start, i)).append(c);
            start = i + 1;
            number = false;
        }
        return text.toString();
    }
}
