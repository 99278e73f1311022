package org.menkyo.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A customer's organization, known by an identifier that its distributors use for it. */
@Entity
@Table(name = "organization")
public class Organization {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String identifier;

    private String name;

    @Embedded
    private Address address;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Organization() {}

    public Organization(String identifier, String name, Address address, Instant createdAt) {
        this.identifier = identifier;
        this.name = name;
        this.address = address;
        this.createdAt = createdAt;
    }

    /** Moves the organization to another address (LC-110). */
    public void move(Address newAddress) {
        address = newAddress;
    }

    /** Renames the organization, by a licence transfer form only (LC-110). */
    public void rename(String newName) {
        name = newName;
    }

    public Long id() {
        return id;
    }

    /** The identifier under which distributors order for it, at most 64 characters. */
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
