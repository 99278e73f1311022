package org.menkyo.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the database names people outside the audit; the table {@code personal_place} lists it. */
@ApplicationScoped
public class PersonalPlaces {

    /**
     * A contract that must be kept with its contact.
     *
     * @param licenseId its license ID
     * @param leftAt since when the contact is none any more, or the contract has ended; null while both are
     */
    record Contract(String licenseId, Instant leftAt) {}

    private final EntityManager entities;

    @Inject
    public PersonalPlaces(EntityManager entities) {
        this.entities = entities;
    }

    /** The contract that an address was a contact of last; one that it still is before all others. */
    Optional<Contract> lastContract(List<String> emailKeys) {
        List<?> rows = entities.createNativeQuery(
                        "select a.license_id, least(c.ended_at, a.ended_at) as left_at from agreement_contact c"
                                + " join agreement a on a.id = c.agreement_id where c.email_key in (:keys)"
                                + " order by left_at desc nulls first, a.license_id",
                        Object[].class)
                .setParameter("keys", emailKeys)
                .setMaxResults(1)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Contract((String) row[0], (Instant) row[1]))
                .findFirst();
    }

    /** What names a person, and where. */
    List<PersonalData.Place> find(PersonTerms terms) {
        List<?> rows = entities.createNativeQuery(
                        "select place, content from find_person_texts(:pattern)", Object[].class)
                .setParameter("pattern", terms.pattern())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new PersonalData.Place((String) row[0], (String) row[1]))
                .toList();
    }

    /** The number of the next erasure. */
    long nextNumber() {
        return ((Number) entities.createNativeQuery("select nextval('person_erasure_number')")
                        .getSingleResult())
                .longValue();
    }

    /**
     * Takes a person out of all places: what is about the person alone goes, elsewhere the name of the erasure takes the place of
     * the person's.
     *
     * @param person or null
     * @param account or null
     * @return in how many places the person was
     */
    long erase(UUID person, Long account, PersonTerms terms, String name) {
        entities.flush();
        entities.createNativeQuery(
                        "select 1 from erase_person_rows(cast(nullif(:person, '') as uuid), cast(nullif(:account, '') as bigint), :name,"
                                + " string_to_array(:keys, ' '))")
                .setParameter("person", person == null ? "" : person.toString())
                .setParameter("account", account == null ? "" : account.toString())
                .setParameter("name", name)
                .setParameter("keys", String.join(" ", terms.emailKeys()))
                .getSingleResult();
        long places = 0;
        for (PersonTerms.Replacement replacement : terms.replacements(name)) {
            places += ((Number) entities.createNativeQuery("select erase_person_texts(:pattern, :text)")
                            .setParameter("pattern", replacement.pattern())
                            .setParameter("text", replacement.text())
                            .getSingleResult())
                    .longValue();
        }
        entities.clear();
        return places;
    }
}
