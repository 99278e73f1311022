package org.menkyo.client.hardware;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.menkyo.protocol.activation.HardwareComponent;

/** Reads what Java itself tells of a machine: its network adapter and its processor's architecture. */
public final class PortableHardwareReader implements HardwareReader {

    @Override
    public Map<HardwareComponent, String> read() {
        Map<HardwareComponent, String> readings = new EnumMap<>(HardwareComponent.class);
        adapter().ifPresent(address -> readings.put(HardwareComponent.NETWORK_ADAPTER, address));
        readings.put(
                HardwareComponent.PROCESSOR,
                System.getProperty("os.arch") + " x " + Runtime.getRuntime().availableProcessors());
        return readings;
    }

    /** Java cannot tell, so a machine counts as physical. */
    @Override
    public boolean isVirtual() {
        return false;
    }

    private static Optional<String> adapter() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .map(PortableHardwareReader::address)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> address(NetworkInterface adapter) {
        try {
            byte[] address = adapter.isVirtual() || adapter.isLoopback() ? null : adapter.getHardwareAddress();
            return Optional.ofNullable(address)
                    .map(bytes -> HexFormat.ofDelimiter(":").formatHex(bytes));
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
