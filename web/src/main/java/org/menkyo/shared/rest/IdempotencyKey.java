package org.menkyo.shared.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.menkyo.shared.idempotency.IdempotencyRecords;

/** The header Idempotency-Key: 1 to 128 visible ASCII characters other than quotation marks, which may enclose them. */
final class IdempotencyKey {

    static final String HEADER = IdempotencyRecords.HEADER;

    private static final Pattern FORM = Pattern.compile("\"([!#-~]{1,128})\"|([!#-~]{1,128})");

    private IdempotencyKey() {}

    /** @throws HttpException if the header is there and malformed */
    static Optional<String> of(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(header.strip());
        if (!matcher.matches()) {
            throw new HttpException(HttpError.MALFORMED_HEADER, HEADER);
        }
        return Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
}
