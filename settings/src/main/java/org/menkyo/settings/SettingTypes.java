package org.menkyo.settings;

import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of values that settings have. */
final class SettingTypes {

    private static final int LARGEST_PORT = 65_535;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern DNS_NAME =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*\\.?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SettingTypes() {}

    /** Any text. */
    static SettingType<String> text() {
        return new SettingType<>("", text -> text);
    }

    /** A text of a form; the words for it go on after «must be». */
    static SettingType<String> text(Pattern form, String words) {
        return new SettingType<>("", text -> {
            if (!form.matcher(text).matches()) {
                throw new WrongValueException(ProblemCode.WRONG_FORM, "must be " + words);
            }
            return text;
        });
    }

    /** A whole number within two limits, both included. */
    static SettingType<Integer> number(int least, int most) {
        return new SettingType<>(range(least, most), text -> parse(text, least, most));
    }

    /** A number of a TCP port; 0 only where any free one will do. */
    static SettingType<Integer> port(int least) {
        return number(least, LARGEST_PORT);
    }

    /** A count of bytes. */
    static SettingType<Integer> size(int least, int most) {
        return new SettingType<>(range(least, most) + " bytes", text -> parse(text, least, most));
    }

    /** A length of time, told as a whole number of a unit. */
    static SettingType<Duration> duration(ChronoUnit unit, int least, int most) {
        return new SettingType<>(
                range(least, most) + " " + unit.toString().toLowerCase(Locale.ROOT),
                text -> Duration.of(parse(text, least, most), unit));
    }

    private static String range(int least, int most) {
        return String.format(Locale.ROOT, "%,d…%,d", least, most);
    }

    private static int parse(String text, int least, int most) {
        String limits = "must be a whole number from " + least + " to " + most;
        if (!WHOLE.matcher(text).matches()) {
            throw new WrongValueException(ProblemCode.NOT_A_NUMBER, limits);
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException tooLong) {
            // told below, like any number out of range
        }
        throw new WrongValueException(ProblemCode.OUT_OF_RANGE, limits);
    }

    /** True or false, in small or capital letters. */
    static SettingType<Boolean> bool() {
        return new SettingType<>("`true`, `false`", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongValueException(ProblemCode.NOT_TRUE_OR_FALSE, "must be true or false");
        });
    }

    /** One of a few words, in small or capital letters; the value is as declared here. */
    static SettingType<String> choice(String... words) {
        return new SettingType<>(
                "`" + String.join("`, `", words) + "`",
                text -> Arrays.stream(words)
                        .filter(text::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new WrongValueException(
                                ProblemCode.NOT_ONE_OF,
                                "must be " + (words.length == 2 ? "" : "one of ")
                                        + String.join(words.length == 2 ? " or " : ", ", words))));
    }

    /** A time zone by its name in the tz database, or an offset. */
    static SettingType<ZoneId> timeZone() {
        return new SettingType<>("", text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException unknown) {
                throw new WrongValueException(
                        ProblemCode.NOT_A_TIME_ZONE, "must be the name of a time zone, such as UTC or Europe/Berlin");
            }
        });
    }

    /** A moment in the form of ISO 8601, with its offset from UTC. */
    static SettingType<Instant> moment() {
        return new SettingType<>("a moment", text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException other) {
                throw new WrongValueException(
                        ProblemCode.NOT_A_MOMENT,
                        "must be a moment, such as 2026-12-01T09:00Z or 2026-12-01T18:00+09:00");
            }
        });
    }

    /** An address that begins with http or https. */
    static SettingType<URI> url() {
        return new SettingType<>("http or https", SettingTypes::web);
    }

    /** An https address without query; http only to this computer itself. */
    static SettingType<URI> confidentialUrl() {
        return new SettingType<>("https", text -> {
            URI address = web(text);
            boolean confidential =
                    "https".equalsIgnoreCase(address.getScheme()) || LOOPBACK.contains(address.getHost());
            if (!confidential || address.getQuery() != null || address.getFragment() != null) {
                throw new WrongValueException(
                        ProblemCode.NOT_AN_ADDRESS,
                        "must be an https address without query, such as https://login.example.com/realm");
            }
            return address;
        });
    }

    private static URI web(String text) {
        try {
            URI address = new URI(text);
            String scheme = address.getScheme();
            if (("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException wrong) {
            // told below, like any other address that will not do
        }
        throw new WrongValueException(
                ProblemCode.NOT_AN_ADDRESS, "must be an http or https address, such as https://licenses.example.com");
    }

    /** A JDBC address of PostgreSQL. */
    static SettingType<String> jdbcUrl() {
        return new SettingType<>("", text -> {
            if (!text.startsWith("jdbc:postgresql:")) {
                throw new WrongValueException(
                        ProblemCode.NOT_AN_ADDRESS, "must be like jdbc:postgresql://host:5432/menkyo");
            }
            return text;
        });
    }

    /** A mailbox. */
    static SettingType<String> mailAddress() {
        return new SettingType<>("", text -> {
            int at = text.indexOf('@');
            if (at < 1 || at == text.length() - 1 || text.chars().anyMatch(Character::isWhitespace)) {
                throw new WrongValueException(ProblemCode.NOT_AN_ADDRESS, "must be a mail address");
            }
            return text;
        });
    }

    /** An address of this computer, or the name of one. */
    static SettingType<InetAddress> localAddress() {
        return new SettingType<>("", text -> {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException unknown) {
                throw new WrongValueException(ProblemCode.NOT_AN_ADDRESS, "must be an address of this computer");
            }
        });
    }

    /** Addresses and networks such as 10.0.0.0/8, parted by commas; names are not looked up. */
    static SettingType<List<String>> networks() {
        return new SettingType<>("", text -> {
            List<String> networks = parted(text);
            if (networks.stream().allMatch(SettingTypes::isNetwork)) {
                return networks;
            }
            throw new WrongValueException(
                    ProblemCode.NOT_AN_ADDRESS,
                    "must be addresses and networks parted by commas, such as 192.0.2.1,10.0.0.0/8");
        });
    }

    private static boolean isNetwork(String text) {
        String[] parts = text.split("/", -1);
        if (!IPV4.matcher(parts[0]).matches() && !IPV6.matcher(parts[0]).matches() || parts.length > 2) {
            return false;
        }
        try {
            int bits = InetAddress.getByName(parts[0]).getAddress().length * Byte.SIZE;
            return parts.length == 1 || parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits;
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /** A name of the DNS. */
    static SettingType<String> dnsName() {
        return text(DNS_NAME, "a name of the DNS, such as example.com");
    }

    /** Names of the DNS, parted by commas. */
    static SettingType<List<String>> dnsNames() {
        return new SettingType<>("", text -> {
            List<String> names = parted(text);
            if (names.isEmpty()
                    || !names.stream().allMatch(name -> DNS_NAME.matcher(name).matches())) {
                throw new WrongValueException(
                        ProblemCode.WRONG_FORM,
                        "must be names of the DNS parted by commas, such as example.com,example.org");
            }
            return names;
        });
    }

    /** A machine by name or address, with a port after a colon or without; an address of IPv6 with a port in brackets. */
    static SettingType<String> machine() {
        return new SettingType<>("", text -> {
            int colon = text.lastIndexOf(':');
            boolean hasPort = colon >= 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
            String host = hasPort ? text.substring(0, colon) : text;
            if (host.isEmpty()
                    || host.chars().anyMatch(c -> Character.isWhitespace(c) || c == '/')
                    || hasPort && !isPort(text.substring(colon + 1))) {
                throw new WrongValueException(
                        ProblemCode.NOT_AN_ADDRESS,
                        "must be a machine's name or address, with :port if it has another");
            }
            return text;
        });
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= LARGEST_PORT;
    }

    private static List<String> parted(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Bytes in Base64. */
    static SettingType<byte[]> base64() {
        return new SettingType<>("", text -> {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException wrong) {
                throw new WrongValueException(ProblemCode.WRONG_FORM, "must be in Base64");
            }
        });
    }

    /** A file that is there. */
    static SettingType<Path> file() {
        return new SettingType<>("", text -> {
            Path file = path(text);
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new WrongValueException(
                        ProblemCode.NO_SUCH_FILE, "must be a file that the server can read, and there is none");
            }
            return file;
        });
    }

    /** A folder, which need not be there yet. */
    static SettingType<Path> folder() {
        return new SettingType<>("", text -> {
            Path folder = path(text);
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new WrongValueException(ProblemCode.NO_SUCH_FILE, "must be a folder, and it is a file");
            }
            return folder;
        });
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new WrongValueException(
                    ProblemCode.WRONG_FORM, "must be a path, with " + File.separator + " between its parts");
        }
    }
}
