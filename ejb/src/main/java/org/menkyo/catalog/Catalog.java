package org.menkyo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What holds for the publisher's catalog as a whole; there is one. */
@Entity
@Table(name = "catalog")
public class Catalog {

    /** The key of the one row. */
    static final int ONLY = 1;

    @Id
    private Integer id;

    private int version;

    private String code;

    private String name;

    @Column(name = "kms_service_label")
    private String kmsServiceLabel;

    @Column(name = "kms_port")
    private int kmsPort;

    @Column(name = "kms_hosts_per_key")
    private int kmsHostsPerKey;

    @Column(name = "kms_activations_per_host")
    private int kmsActivationsPerHost;

    protected Catalog() {}

    /** The version of the document that is in force; 0 before the first was loaded. */
    public int version() {
        return version;
    }

    /** The catalog's id in host certificates and hardware hashes: at most 32 letters, digits, dots, hyphens. */
    public String code() {
        return code;
    }

    /** The name for people. */
    public String name() {
        return name;
    }

    /** The DNS label under which clients look for KMS hosts, such as {@code _menkyo-kms._tcp} (VA-308). */
    public String kmsServiceLabel() {
        return kmsServiceLabel;
    }

    /** The TCP port of KMS hosts where nothing else is said (VA-303). */
    public int kmsPort() {
        return kmsPort;
    }

    /** How many hosts a new KMS host key activates (VA-301). */
    public int kmsHostsPerKey() {
        return kmsHostsPerKey;
    }

    /** How often a new KMS host key activates each host (VA-301). */
    public int kmsActivationsPerHost() {
        return kmsActivationsPerHost;
    }
}
