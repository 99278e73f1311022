package org.menkyo.kms.report;

import java.util.List;
import org.menkyo.shared.text.CsvLine;

/** Answered requests as CSV by RFC 4180. */
public final class EventCsv {

    private static final String HEADER = CsvLine.header(
            "answeredAt",
            "host",
            "batch",
            "place",
            "result",
            "count",
            "added",
            "machineName",
            "cmid",
            "clientTime",
            "virtual",
            "licenseState",
            "remainingMinutes",
            "edition",
            "hardware");

    private final String host;
    private final StringBuilder text = new StringBuilder(HEADER);

    public EventCsv(String host) {
        this.host = host;
    }

    public void add(List<KmsEventView> events) {
        for (KmsEventView event : events) {
            text.append(line(event));
        }
    }

    private String line(KmsEventView event) {
        return CsvLine.of(
                event.answeredAt(),
                host,
                event.batch(),
                event.place(),
                event.result(),
                event.count(),
                event.added(),
                event.machineName(),
                event.cmid(),
                event.clientTime(),
                event.virtual(),
                event.licenseState(),
                event.remainingMinutes(),
                event.edition(),
                event.hardware());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
