package org.menkyo.kms;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answered requests as CSV by RFC 4180. */
final class EventCsv {

    private static final String HEADER = "answeredAt,host,batch,place,result,count,added,machineName,cmid,clientTime,"
            + "virtual,licenseState,remainingMinutes,edition,hardware\r\n";

    private final String host;
    private final StringBuilder text = new StringBuilder(HEADER);

    EventCsv(String host) {
        this.host = host;
    }

    void add(List<KmsEventView> events) {
        for (KmsEventView event : events) {
            text.append(line(event)).append("\r\n");
        }
    }

    private String line(KmsEventView event) {
        return Stream.of(
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
                        event.hardware())
                .map(value -> field(String.valueOf(value)))
                .collect(Collectors.joining(","));
    }

    /** Machines name themselves, so no name may become a formula in a spreadsheet. */
    private static String field(String value) {
        String safe =
                !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 && !isNumber(value) ? "'" + value : value;
        return safe.matches("[^,\"\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isNumber(String value) {
        return value.matches("-?[0-9]+");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
