package org.menkyo.planning;

/**
 * A DNS service record by which clients find a KMS host (VA-308).
 *
 * @param name the record's name, such as {@code _menkyo-kms._tcp.example.com}
 * @param priority the lower is asked first
 * @param weight share among hosts of the same priority
 * @param port the host's TCP port
 * @param target the host's name
 */
public record DnsRecord(String name, int priority, int weight, int port, String target) {

    /** The line of a zone file. */
    public String line() {
        return name + ". IN SRV " + priority + " " + weight + " " + port + " " + target + ".";
    }
}
