package org.menkyo.client.kms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A DNS SRV record (RFC 2782).
 *
 * @param priority lower is tried first
 * @param weight share among records of the same priority
 * @param port the host's port
 * @param target the host's name, without the dot at its end
 */
public record ServiceRecord(int priority, int weight, int port, String target) {

    /**
     * Reads the text form that DNS libraries give: priority, weight, port and target separated by spaces.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ServiceRecord parse(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != 4) {
            throw new IllegalArgumentException("an SRV record has four parts");
        }
        String target = parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
        return new ServiceRecord(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), target);
    }

    /**
     * Where the host listens.
     *
     * @throws IllegalArgumentException if the record names no host that could be asked
     */
    HostAddress address() {
        return new HostAddress(target, port);
    }

    /** The order in which to try hosts: by priority, and among equals by lot, weighted (VA-308). */
    public static List<ServiceRecord> inOrder(List<ServiceRecord> records, RandomGenerator random) {
        Map<Integer, List<ServiceRecord>> byPriority = new TreeMap<>();
        for (ServiceRecord record : records) {
            byPriority.computeIfAbsent(record.priority, p -> new ArrayList<>()).add(record);
        }
        List<ServiceRecord> ordered = new ArrayList<>();
        for (List<ServiceRecord> equals : byPriority.values()) {
            equals.sort(Comparator.comparingInt(ServiceRecord::weight));
            while (!equals.isEmpty()) {
                ordered.add(equals.remove(drawn(equals, random)));
            }
        }
        return ordered;
    }

    private static int drawn(List<ServiceRecord> records, RandomGenerator random) {
        int total = records.stream().mapToInt(ServiceRecord::weight).sum();
        int lot = random.nextInt(total + 1);
        int index = 0;
        int sum = records.get(0).weight;
        while (sum < lot) {
            sum += records.get(++index).weight;
        }
        return index;
    }
}
