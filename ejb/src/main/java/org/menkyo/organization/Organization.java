package org.menkyo.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A customer's organization as one distributor recorded it, known by the identifier that this distributor uses (LC-112). A
 * customer of several distributors is an organization of each.
 */
@Entity
@Table(name = "organization")
public class Organization {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "distributor_id", updatable = false)
    private Distributor distributor;

    private String identifier;

    private String name;

    @Embedded
    private Address address;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Organization() {}

    /** Moves the organization to another address (LC-110). */
    public void move(Address newAddress) {
        address = newAddress;
    }

    /** Renames the organization, by a license transfer form only (LC-110). */
    public void rename(String newName) {
        name = newName;
    }

    public Long id() {
        return id;
    }

    /** Whose it is: the distributor that recorded it, the only one to see and change it (LC-112). */
    public Distributor distributor() {
        return distributor;
    }

    /** The identifier under which its distributor orders for it, at most 64 characters. */
    public String identifier() {
        return identifier;
    }

    public String name() {
        return name;
    }

    public Address address() {
        return address;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
