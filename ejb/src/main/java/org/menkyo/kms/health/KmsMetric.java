package org.menkyo.kms.health;

/** The metrics of KMS hosts (VA-313), each with the help text that whoever reads them sees. */
enum KmsMetric {
    ACTIVATED("menkyo.kms.host.activated", "1 while the host may serve, else 0; hosts that were given up are left out"),
    SERVING("menkyo.kms.host.serving", "1 if it is the host that answers on the port"),
    GRACE("menkyo.kms.host.grace.seconds", "Seconds until the host refuses, while its hardware has changed"),
    MACHINES("menkyo.kms.machines", "The host's count of machines"),
    THRESHOLD("menkyo.kms.threshold", "Counts from which editions that the host serves activate themselves"),
    REQUESTS("menkyo.kms.requests", "Answered requests by result"),
    IDLE("menkyo.kms.idle.seconds", "Seconds since the last request, or since the activation if none came after it"),
    LAG("menkyo.kms.projection.lag.seconds", "Seconds that the tables are behind the ledger"),
    FAILING("menkyo.kms.projection.failing", "1 while the projection of the host stands still"),
    SET_ASIDE("menkyo.kms.set.aside", "Requests and batches that the tables could not take in"),
    DUPLICATES("menkyo.kms.suspected.duplicates", "Client machine IDs that several machines share"),
    PORT_OPEN("menkyo.kms.port.open", "1 while the port of this server is open"),
    DNS("menkyo.kms.dns.registered", "1 for a DNS record that the name server has, 0 for one that it did not take");

    private final String id;
    private final String help;

    KmsMetric(String id, String help) {
        this.id = id;
        this.help = help;
    }

    /** Its name as Micrometer writes it. */
    String id() {
        return id;
    }

    String help() {
        return help;
    }
}
