package org.menkyo.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.menkyo.organization.Organization;

/** The number under which an organization's OPEN orders are collected; belongs to that organization for ever (LC-105). */
@Entity
@Table(name = "authorization_number")
public class AuthorizationNumber {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String number;

    @ManyToOne(optional = false)
    @JoinColumn(name = "organization_id")
    private Organization organization;

    @Column(name = "issued_at")
    private Instant issuedAt;

    protected AuthorizationNumber() {}

    public AuthorizationNumber(String number, Organization organization, Instant issuedAt) {
        this.number = number;
        this.organization = organization;
        this.issuedAt = issuedAt;
    }

    /** The number as it stands on documents. */
    public String number() {
        return number;
    }

    public Organization organization() {
        return organization;
    }

    public Instant issuedAt() {
        return issuedAt;
    }
}
