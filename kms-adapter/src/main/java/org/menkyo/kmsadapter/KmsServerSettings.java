package org.menkyo.kmsadapter;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.settings.SettingsSource;

/**
 * Where the adapter listens, and what it lets strangers take (VA-311).
 *
 * <p>The address is the server's to say. Each limit comes from the system property, from the environment variable, from the endpoint's activation configuration,
 * where it is called the same without {@code menkyo.kms-}, or is the default, in this order.
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

    private static final String PREFIX = "menkyo.kms-";

    /**
     * Reads the limits.
     *
     * @param address where to listen
     * @param operator the value that the operator set for a property's name, or null
     * @param deployed the value that the endpoint was deployed with for a setting's name, or null
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static KmsServerSettings read(
            InetSocketAddress address, UnaryOperator<String> operator, UnaryOperator<String> deployed) {
        Source source = new Source(operator, deployed);
        int halfOfProcessors = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2));
        return new KmsServerSettings(
                address,
                source.get(SettingsRegister.KMS_MAX_CONNECTIONS),
                source.get(SettingsRegister.KMS_MAX_CONNECTIONS_PER_ADDRESS),
                source.get(SettingsRegister.KMS_MAX_REQUESTS_PER_SECOND),
                source.get(SettingsRegister.KMS_MAX_IN_FLIGHT),
                source.get(SettingsRegister.KMS_QUEUE_CAPACITY),
                source.find(SettingsRegister.KMS_IO_THREADS).orElse(halfOfProcessors),
                source.get(SettingsRegister.KMS_IDLE_TIMEOUT),
                source.get(SettingsRegister.KMS_FRAME_TIMEOUT));
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

    /** What the operator set for the name of a system property, or null. */
    static String operatorSetting(String property) {
        return SettingsSource.text(property).orElse(null);
    }

    private record Source(UnaryOperator<String> operator, UnaryOperator<String> deployed) {

        <T> T get(Setting<T> setting) {
            return find(setting).or(setting::defaultValue).orElseThrow();
        }

        <T> Optional<T> find(Setting<T> setting) {
            try {
                return text(setting).map(setting::parse);
            } catch (IllegalStateException wrong) {
                throw new IllegalArgumentException(wrong.getMessage(), wrong);
            }
        }

        private Optional<String> text(Setting<?> setting) {
            return set(operator.apply(setting.name()))
                    .or(() -> set(deployed.apply(setting.name().substring(PREFIX.length()))));
        }

        private static Optional<String> set(String text) {
            return Optional.ofNullable(text).filter(value -> !value.isBlank());
        }
    }
}
