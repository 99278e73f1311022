package org.menkyo.kmsadapter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Where the adapter listens, and what it lets strangers take (VA-311).
 *
 * <p>Each value comes from the system property {@code menkyo.kms-<name>}, from the environment variable {@code
 * MENKYO_KMS_<NAME>}, from the endpoint's activation configuration, or is the default, in this order. Names and defaults:
 *
 * <ul>
 *   <li>{@code port} 1688; 0 takes any free one
 *   <li>{@code bind-address} all addresses
 *   <li>{@code max-connections} 4096
 *   <li>{@code max-connections-per-address} 256; addresses of IPv6 are told apart by their first 64 bits
 *   <li>{@code max-requests-per-second} 2000 for each address; 0 is without limit
 *   <li>{@code max-in-flight} 256 unanswered requests for each connection
 *   <li>{@code queue-capacity} 16384 requests that wait for the endpoint, over all connections
 *   <li>{@code io-threads} half the processors, 1 to 4
 *   <li>{@code idle-timeout} 30 seconds without a request
 *   <li>{@code frame-timeout} 10 seconds for a frame, from its first to its last byte
 * </ul>
 */
record KmsServerSettings(
        InetSocketAddress address,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxRequestsPerSecond,
        int maxInFlight,
        int queueCapacity,
        int ioThreads,
        Duration idleTimeout,
        Duration frameTimeout) {

    private static final int MAX = 1_000_000;
    private static final int DAY_SECONDS = 86_400;

    /**
     * Reads the settings.
     *
     * @param operator the value that the operator set for a property's name, or null
     * @param deployed the value that the endpoint was deployed with for a setting's name, or null
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static KmsServerSettings read(UnaryOperator<String> operator, UnaryOperator<String> deployed) {
        Source source = new Source(operator, deployed);
        int halfOfProcessors = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
        return new KmsServerSettings(
                new InetSocketAddress(source.address("bind-address"), source.number("port", 1688, 0, 65_535)),
                source.number("max-connections", 4096, 1, MAX),
                source.number("max-connections-per-address", 256, 1, MAX),
                source.number("max-requests-per-second", 2000, 0, MAX),
                source.number("max-in-flight", 256, 1, MAX),
                source.number("queue-capacity", 16_384, 1, MAX),
                source.number("io-threads", halfOfProcessors, 1, 64),
                Duration.ofSeconds(source.number("idle-timeout", 30, 1, DAY_SECONDS)),
                Duration.ofSeconds(source.number("frame-timeout", 10, 1, DAY_SECONDS)));
    }

    /** The same settings with another port, if one is given. */
    KmsServerSettings on(OptionalInt port) {
        if (port.isEmpty()) {
            return this;
        }
        return new KmsServerSettings(
                new InetSocketAddress(address.getAddress(), port.getAsInt()),
                maxConnections,
                maxConnectionsPerAddress,
                maxRequestsPerSecond,
                maxInFlight,
                queueCapacity,
                ioThreads,
                idleTimeout,
                frameTimeout);
    }

    /** The operator's value: the system property or, where there is none, the environment variable. */
    static String operatorSetting(String property) {
        String value = System.getProperty(property);
        if (value != null) {
            return value;
        }
        return System.getenv(property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    }

    private record Source(UnaryOperator<String> operator, UnaryOperator<String> deployed) {

        private String text(String name) {
            String value = operator.apply("menkyo.kms-" + name);
            if (value == null || value.isBlank()) {
                value = deployed.apply(name);
            }
            return value == null || value.isBlank() ? null : value.trim();
        }

        int number(String name, int otherwise, int least, int greatest) {
            String text = text(name);
            if (text == null) {
                return otherwise;
            }
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= greatest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw wrong(name, text, "is a number from " + least + " to " + greatest, e);
            }
            throw wrong(name, text, "is a number from " + least + " to " + greatest, null);
        }

        InetAddress address(String name) {
            String text = text(name);
            try {
                return text == null ? new InetSocketAddress(0).getAddress() : InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw wrong(name, text, "is an address of this machine", e);
            }
        }

        private static IllegalArgumentException wrong(String name, String text, String expected, Exception cause) {
            return new IllegalArgumentException(
                    "The KMS setting menkyo.kms-" + name + " " + expected + ", not \"" + text + "\"", cause);
        }
    }
}
