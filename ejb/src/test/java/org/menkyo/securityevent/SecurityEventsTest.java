package org.menkyo.securityevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.meter.ServerMeters;
import org.menkyo.shared.text.Language;

class SecurityEventsTest {

    private static final CallOrigin ORIGIN = new CallOrigin(Channel.REST, "203.0.113.7", Language.EN, "c-1");

    private static String line(String value) {
        return SecurityEvent.of(SecurityEventKind.SIGN_IN_REFUSED, ORIGIN)
                .with("reason", value)
                .line();
    }

    @Test
    void aLineNamesItsKindAndEachValue() {
        assertThat(line("WRONG_PASSWORD"))
                .isEqualTo("SIGN_IN_REFUSED channel=REST source=203.0.113.7 call=c-1 reason=WRONG_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\nSIGN_IN_REFUSED source=198.51.100.1",
                "x\" account=operator y=\"",
                "x account=operator",
                "\\\" account=operator",
                "\u2028account=operator",
                "\u202e=operator",
                "\u001b[2J account=operator",
                ""
            })
    void noValueEndsTheLineOrLooksLikeAnother(String forged) {
        String line = line(forged);

        assertThat(line).matches("[ -~]*");
        String quoted = line.substring(line.indexOf("reason=") + "reason=".length());
        assertThat(quoted).matches("\"([^\"\\\\]|\\\\.)*\"");
    }

    @Test
    void aLineIsBounded() {
        assertThat(line("x".repeat(100_000))).hasSizeLessThan(400);
    }

    @Test
    void aPersonIsNamedByTheInternalId() {
        UUID id = UUID.fromString("00000000-0000-4000-8000-000000000001");

        String line = SecurityEvent.of(SecurityEventKind.LOCKED_OUT, Caller.systemFor(id, "mia@example.com", "c-1"))
                .line();

        assertThat(line).contains("user=" + id).doesNotContain("mia");
    }

    @Test
    void eachKindIsCountedFromZero() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        SecurityEvents events = new SecurityEvents(new ServerMeters(List.of(registry)));
        events.showMetrics(null);
        for (SecurityEventKind kind : SecurityEventKind.values()) {
            assertThat(counted(registry, kind)).as(kind.name()).isZero();
        }

        events.report(SecurityEvent.of(SecurityEventKind.LOCKED_OUT, ORIGIN));
        events.report(SecurityEvent.of(SecurityEventKind.LOCKED_OUT, ORIGIN));

        assertThat(counted(registry, SecurityEventKind.LOCKED_OUT)).isEqualTo(2);
        assertThat(counted(registry, SecurityEventKind.SIGN_IN_REFUSED)).isZero();
    }

    private static double counted(SimpleMeterRegistry registry, SecurityEventKind kind) {
        return registry.get("menkyo.security.events")
                .tag("kind", kind.name())
                .functionCounter()
                .count();
    }

    @Test
    void eachKindHasACategoryAndNoValueStaysForTheNextLine() {
        List<LogRecord> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(SecurityEvents.CATEGORY + "locked_out");
        logger.addHandler(handler);
        try {
            new SecurityEvents()
                    .report(new SecurityEvent(SecurityEventKind.LOCKED_OUT, Map.of("source", "{0} 203.0.113.7")));
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(told)
                .singleElement()
                .satisfies(line -> assertThat(line.getMessage()).isEqualTo("LOCKED_OUT source=\"{0} 203.0.113.7\""));
        assertThat(MDC.get("source")).isNull();
    }
}
