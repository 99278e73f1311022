package org.menkyo.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import org.menkyo.shared.text.Json;

/** Keeps the publisher's support contacts: one document, which is replaced as a whole. */
@ApplicationScoped
public class SupportContacts {

    private final EntityManager entityManager;

    @Inject
    public SupportContacts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** What is in force. */
    SupportContactsDocument current() {
        return read("SELECT document FROM support_contacts WHERE id = 1");
    }

    /** As {@link #current}, and keeps others from replacing it until the transaction ends. */
    SupportContactsDocument lock() {
        return read("SELECT document FROM support_contacts WHERE id = 1 FOR UPDATE");
    }

    private SupportContactsDocument read(String query) {
        String document =
                (String) entityManager.createNativeQuery(query, String.class).getSingleResult();
        return Json.read(document, SupportContactsDocument.class);
    }

    void replace(SupportContactsDocument document, Instant now) {
        entityManager
                .createNativeQuery("UPDATE support_contacts SET document = :document, loaded_at = :now WHERE id = 1")
                .setParameter("document", Json.write(document))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
