package org.menkyo.kms.dns;

/**
 * A service record by which clients find a host (VA-308).
 *
 * @param name label and domain, absolute: {@code _menkyo-kms._tcp.example.com.}
 * @param priority clients ask hosts with lower numbers first, 0…65535
 * @param weight share of the clients among hosts of one priority, 0…65535
 * @param port the host's port
 * @param target the host's name, absolute
 */
record DnsRecord(String name, int priority, int weight, int port, String target) {}
