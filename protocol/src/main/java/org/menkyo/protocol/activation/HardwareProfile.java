package org.menkyo.protocol.activation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.crypto.HmacSha256;
import org.menkyo.protocol.crypto.Sha256;

/**
 * A machine's hardware as short salted hashes of its components (VA-206, VA-401).
 *
 * <p>No serial number leaves the machine: each is hashed with the catalog's id as salt and cut to 8…28 bits, so one
 * hash stands for very many possible serials, and profiles of one machine for two publishers have nothing in common.
 *
 * <p>Two profiles are the same machine if the components that are equal carry at least 60 % of the weight of all
 * components that at least one of them has, and one of the equal ones is identifying. With all components present (15),
 * changing the disk and the network adapter, or the board with its UUID alone, is within the tolerance; changing the
 * board together with its built-in network adapter is not.
 *
 * @param hashes the hash of each component that is there, 1…2^bits − 1
 */
public record HardwareProfile(Map<HardwareComponent, Integer> hashes) {

    /** Share of the compared weight that must be equal, in percent. */
    public static final int TOLERANCE_PERCENT = 60;

    private static final String COMPONENT_LABEL = "menkyo/hardware/1";

    /**
     * Checks the hashes.
     *
     * @throws IllegalArgumentException if one is out of range or no identifying component is there
     */
    public HardwareProfile {
        hashes = hashes.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new EnumMap<HardwareComponent, Integer>(hashes));
        hashes.forEach((component, hash) -> {
            if (hash < 1 || hash >= 1 << component.bits()) {
                throw new IllegalArgumentException("the hash of " + component + " is out of range");
            }
        });
        if (hashes.keySet().stream().noneMatch(HardwareComponent::isIdentifying)) {
            throw new IllegalArgumentException(
                    "a hardware profile needs a system board, a system disk or a network adapter to tell machines apart");
        }
    }

    /**
     * The profile of what was read from a machine.
     *
     * @param catalogId the catalog whose product is activated: the salt
     * @param readings the value of each component that could be read, for example the board's UUID as text; letter case
     *     and surrounding spaces do not matter, blank values count as not there
     */
    public static HardwareProfile of(String catalogId, Map<HardwareComponent, String> readings) {
        HmacSha256 salted = new HmacSha256(catalogId.getBytes(StandardCharsets.UTF_8));
        Map<HardwareComponent, Integer> hashes = new EnumMap<>(HardwareComponent.class);
        readings.forEach((component, reading) -> {
            String plain = reading.strip().toLowerCase(Locale.ROOT);
            if (!plain.isEmpty()) {
                byte[] hash = salted.of(
                        COMPONENT_LABEL,
                        component.name().getBytes(StandardCharsets.US_ASCII),
                        new byte[1],
                        plain.getBytes(StandardCharsets.UTF_8));
                int values = (1 << component.bits()) - 1;
                hashes.put(
                        component,
                        1 + Integer.remainderUnsigned(ByteBuffer.wrap(hash).getInt(), values));
            }
        });
        return new HardwareProfile(hashes);
    }

    /**
     * Reads the form of {@link #toMap()}.
     *
     * @throws IllegalArgumentException if a name or a hash is not known
     */
    public static HardwareProfile parse(Map<String, String> text) {
        Map<HardwareComponent, Integer> hashes = new EnumMap<>(HardwareComponent.class);
        text.forEach((name, hash) -> hashes.put(componentOf(name), Integer.parseInt(hash, 16)));
        return new HardwareProfile(hashes);
    }

    /** The form for JSON: component names such as {@code systemBoard} with their hashes in hex. */
    public Map<String, String> toMap() {
        Map<String, String> text = new TreeMap<>();
        hashes.forEach((component, hash) -> text.put(nameOf(component), Integer.toHexString(hash)));
        return text;
    }

    /** Whether the other profile is this machine, within the tolerance (VA-206, VA-401). */
    public boolean isSameMachine(HardwareProfile other) {
        Set<HardwareComponent> compared = EnumSet.copyOf(hashes.keySet());
        compared.addAll(other.hashes.keySet());
        return anyIdentifying(equalTo(other)) && isWithinTolerance(other, compared);
    }

    /**
     * Whether what both profiles have tells of another machine, by the same weights. A component that one of them lacks
     * counts for neither side, since it may just not have been readable (VA-213).
     */
    public boolean contradicts(HardwareProfile other) {
        Set<HardwareComponent> compared = EnumSet.copyOf(hashes.keySet());
        compared.retainAll(other.hashes.keySet());
        boolean recognized = anyIdentifying(equalTo(other)) || !anyIdentifying(compared);
        return !recognized || !isWithinTolerance(other, compared);
    }

    private boolean isWithinTolerance(HardwareProfile other, Set<HardwareComponent> compared) {
        return 100 * weightOf(equalTo(other)) >= TOLERANCE_PERCENT * weightOf(compared);
    }

    private Set<HardwareComponent> equalTo(HardwareProfile other) {
        Set<HardwareComponent> equal = EnumSet.copyOf(hashes.keySet());
        equal.removeIf(component -> !hashes.get(component).equals(other.hashes.get(component)));
        return equal;
    }

    private static int weightOf(Set<HardwareComponent> components) {
        return components.stream().mapToInt(HardwareComponent::weight).sum();
    }

    private static boolean anyIdentifying(Set<HardwareComponent> components) {
        return components.stream().anyMatch(HardwareComponent::isIdentifying);
    }

    /** 128 bits that stand for the whole profile, by which a host notices a cloned CMID (VA-315). */
    public Bits128 fingerprint() {
        byte[] packed = pack().toByteArray();
        return Bits128.of(Sha256.of("menkyo/hardware-fingerprint/1", packed));
    }

    static int totalBits() {
        return Arrays.stream(HardwareComponent.values())
                .mapToInt(HardwareComponent::bits)
                .sum();
    }

    BigInteger pack() {
        BigInteger packed = BigInteger.ZERO;
        for (HardwareComponent component : HardwareComponent.values()) {
            int hash = hashes.getOrDefault(component, 0);
            packed = packed.shiftLeft(component.bits()).or(BigInteger.valueOf(hash));
        }
        return packed;
    }

    static HardwareProfile unpack(BigInteger packed) {
        Map<HardwareComponent, Integer> hashes = new EnumMap<>(HardwareComponent.class);
        BigInteger rest = packed;
        HardwareComponent[] components = HardwareComponent.values();
        for (int i = components.length - 1; i >= 0; i--) {
            int hash = rest.intValue() & ((1 << components[i].bits()) - 1);
            if (hash != 0) {
                hashes.put(components[i], hash);
            }
            rest = rest.shiftRight(components[i].bits());
        }
        return new HardwareProfile(hashes);
    }

    private static String nameOf(HardwareComponent component) {
        String[] words = component.name().split("_");
        StringBuilder name = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static HardwareComponent componentOf(String name) {
        for (HardwareComponent component : HardwareComponent.values()) {
            if (nameOf(component).equals(name)) {
                return component;
            }
        }
        throw new IllegalArgumentException(
                "no hardware component has this name; the names are systemBoard, systemDisk, "
                        + "networkAdapter, processor, memory, firmware");
    }
}
