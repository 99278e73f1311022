package org.menkyo.it.rest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Texts of the kinds that programs stumble over, and some that mean something to the server. */
final class HostileValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "-",
            "0",
            "1",
            "-1",
            "null",
            "true",
            "NaN",
            "1e400",
            "2147483648",
            "9223372036854775808",
            "99999999999999999999999999999999",
            "\u0000",
            "a\u0000b",
            "a\nb",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u200b",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\u5c71\u7530",
            "\uff21\uff22\uff23\uff10",
            "\uff1d1+1",
            "\ud83d\ude00",
            "e\u0301",
            ".",
            "..",
            "../../etc/passwd",
            "a/b",
            "a%2Fb",
            "' or '1'='1",
            "\\",
            "\"",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/x}",
            "{0,number,#}",
            "%s%n",
            "+999999999-12-31T23:59:59Z",
            "-000001-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59.999999999Z",
            "0000-00-00",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "someone@example.com",
            "\"a b\"@example.com",
            "a@b",
            "@",
            "http://127.0.0.1/",
            "https://[::1]:0/",
            "file:///etc/passwd",
            "JP",
            "YQBi",
            "Kzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVovMGIwYTFmNTItM2Y1Yy00YTUzLTlhN2YtMmYwZDNmMWM5YTU1");

    private static final List<String> MEDIA_TYPES = List.of(
            "*/*",
            "application/*",
            "application/json; charset=utf-8",
            "application/json;charset=Shift_JIS",
            "application/json; charset=\"",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "text/plain",
            "text/xml",
            "json",
            "",
            "/",
            "a/b/c",
            "application/json, application/json",
            "application/problem+json",
            "text/csv;q=0.1, */*;q=x",
            "\u00e3\u0081\u0082/x",
            "*; q=.2",
            "*/json;a=\"b;c\"");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Charset",
            "Accept-Encoding",
            "Content-Encoding",
            "Content-Language",
            "Content-Range",
            "Content-Type",
            "Cookie",
            "Date",
            "Expect",
            "Forwarded",
            "From",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "If-Unmodified-Since",
            "Idempotency-Key",
            "Origin",
            "Prefer",
            "Range",
            "Referer",
            "Sec-Fetch-Site",
            "TE",
            "Traceparent",
            "Upgrade",
            "User-Agent",
            "Via",
            "X-Correlation-Id",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override");

    private static final List<String> HEADER_VALUES = List.of(
            "",
            "-",
            "--",
            "*",
            "\"",
            "\"x\"",
            "W/\"x\"",
            "\"a\", \"b\"",
            ",",
            ";",
            "=",
            ";=;=",
            "en;q=0.5,-",
            "ja",
            "x;q=99999999999999",
            "bytes=0-0",
            "bytes=9-1,-",
            "a=b; $Version=1; c=\"",
            "for=\"[::1\"",
            "gzip",
            "100-continue",
            "Thu, 99 Foo 0000 00:00:00 GMT",
            "\u00ff\u00fe",
            "\t",
            "../x",
            "00-0-0-00");

    private final Random random;
    private final Map<String, List<String>> known;

    HostileValues(Random random, Map<String, List<String>> known) {
        this.random = random;
        this.known = new TreeMap<>(known);
        this.known.values().removeIf(List::isEmpty);
    }

    /** A value that the server knows under this name, or of its kind. */
    String known(String name) {
        List<String> found = known.get(name);
        return found == null || found.isEmpty()
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : one(found);
    }

    String any() {
        String text = one(TEXTS);
        return switch (random.nextInt(8)) {
            case 0 -> text.repeat(1 + random.nextInt(60));
            case 1 -> text + one(TEXTS);
            case 2 -> altered(known.isEmpty() ? text : one(one(List.copyOf(known.values()))));
            default -> text;
        };
    }

    private String altered(String text) {
        StringBuilder altered = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && !altered.isEmpty(); i--) {
            int at = random.nextInt(altered.length());
            switch (random.nextInt(3)) {
                case 0 -> altered.deleteCharAt(at);
                case 1 -> altered.insert(at, (char) random.nextInt(0x3100));
                default -> altered.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return altered.toString();
    }

    /** For an address: escaped as it should be, mostly. */
    String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        boolean wild = random.nextInt(40) == 0;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            int b = octet & 0xff;
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '-' || b == '@';
            if (plain || wild && b > ' ' && b != 127) {
                escaped.append((char) b);
            } else {
                escaped.append("%%%02X".formatted(b));
            }
        }
        return escaped.toString();
    }

    String mediaType() {
        return one(MEDIA_TYPES);
    }

    /** A header line without the line break. */
    String header() {
        String name = one(HEADERS);
        String value = name.startsWith("Accept") && random.nextBoolean() || name.equals("Content-Type")
                ? one(MEDIA_TYPES)
                : random.nextInt(20) == 0 ? "x".repeat(random.nextInt(8000)) : one(HEADER_VALUES);
        return name + ": " + value;
    }

    String authorization() {
        List<String> schemes =
                new ArrayList<>(List.of("Bearer", "Digest", "Negotiate", "basic", "Basic", "BEARER", "x", ""));
        String token = random.nextBoolean()
                ? Base64.getEncoder().encodeToString((any() + ":" + any()).getBytes(StandardCharsets.UTF_8))
                : one(List.of("", "=", "YQBiOmM=", "Og==", "!!!", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "/w==", "Ojo6"));
        return one(schemes) + " " + token;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
