package org.menkyo.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A distributor or large account reseller, whose systems submit orders. */
@Entity
@Table(name = "distributor")
public class Distributor {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Distributor() {}

    public Distributor(String code, String name, Instant createdAt) {
        this.code = code;
        this.name = name;
        this.createdAt = createdAt;
    }

    public Long id() {
        return id;
    }

    /** The short code that the operator gave it, at most 64 characters. */
    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
