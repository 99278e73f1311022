package org.menkyo.client.kms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Finds KMS hosts by DNS SRV records in the client's domain (VA-308). */
public final class DnsDiscovery implements HostDiscovery {

    private static final System.Logger LOGGER = System.getLogger(DnsDiscovery.class.getName());

    private final String domain;
    private final Optional<String> server;
    private final RandomGenerator random;

    /**
     * Looks in this domain.
     *
     * @param server the DNS server to ask, as {@code name:port}; the system's when empty
     */
    public DnsDiscovery(String domain, Optional<String> server, RandomGenerator random) {
        this.domain = domain;
        this.server = server;
        this.random = random;
    }

    @Override
    public List<HostAddress> find(String serviceLabel, int defaultPort) {
        return inOrder(lookUp(serviceLabel + "." + domain));
    }

    /** A record that names no host that could be asked is passed over; the others count. */
    List<HostAddress> inOrder(List<String> texts) {
        List<ServiceRecord> records = new ArrayList<>();
        for (String text : texts) {
            try {
                ServiceRecord record = ServiceRecord.parse(text);
                if (!record.target().isEmpty()) {
                    record.address();
                    records.add(record);
                }
            } catch (IllegalArgumentException e) {
                LOGGER.log(System.Logger.Level.WARNING, "A DNS record of a KMS host cannot be used: " + e.getMessage());
            }
        }
        return ServiceRecord.inOrder(records, random).stream()
                .map(ServiceRecord::address)
                .toList();
    }

    private List<String> lookUp(String name) {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, server.map(s -> "dns://" + s).orElse("dns:"));
        environment.put("com.sun.jndi.dns.timeout.initial", "1000");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            InitialDirContext context = new InitialDirContext(environment);
            try {
                Attribute found =
                        context.getAttributes(name, new String[] {"SRV"}).get("SRV");
                List<String> texts = new ArrayList<>();
                if (found != null) {
                    Collections.list(found.getAll()).forEach(value -> texts.add(value.toString()));
                }
                return texts;
            } finally {
                context.close();
            }
        } catch (NamingException e) {
            return List.of();
        }
    }
}
