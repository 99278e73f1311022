package org.menkyo.help;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.Language;

/** Help for everybody who is registered, with a role or without (LC-302, LC-708). */
@Stateless
public class HelpService {

    private static final int MAX_QUERY = 200;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private enum Event {
        SUPPORT_CONTACTS_LOADED
    }

    private final AccessControl access;
    private final HelpTopics topics;
    private final SupportContacts contacts;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected HelpService() {
        this(null, null, null, null, null);
    }

    @Inject
    public HelpService(
            AccessControl access, HelpTopics topics, SupportContacts contacts, AuditTrail audit, Clock clock) {
        this.access = access;
        this.topics = topics;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The help topics, all of them in the order in which they are shown, or those that have most of the words, the best first.
     * It does not matter in which of the two languages the words are, nor in which width they are typed.
     *
     * @param words at most 200 characters, or null
     * @param section only topics of this section, or null
     */
    @Performs(Operation.LIST_HELP_TOPICS)
    public List<HelpTopicView> listTopics(Caller caller, String words, HelpSection section, Language language) {
        access.requireWithoutRole(caller, Operation.LIST_HELP_TOPICS);
        new InputCheck().optionalText("words", words, MAX_QUERY).done();
        List<HelpTopic> found = TypedText.isVisible(words) ? topics.search(words) : topics.all();
        return found.stream()
                .filter(topic -> section == null || topic.section() == section)
                .map(topic -> topic.in(language))
                .toList();
    }

    /**
     * One topic.
     *
     * @throws NotFoundException if there is none of that code
     */
    @Performs(Operation.READ_HELP_TOPIC)
    public HelpTopicView readTopic(Caller caller, String code, Language language) {
        access.requireWithoutRole(caller, Operation.READ_HELP_TOPIC);
        return topics.find(code).orElseThrow(NotFoundException::new).in(language);
    }

    /**
     * The support contacts, and whether they are open now.
     *
     * @param country only those of a country, ISO 3166-1 alpha-2, or null
     * @param audience only those for this audience, or null
     */
    @Performs(Operation.LIST_SUPPORT_CONTACTS)
    public List<SupportContactView> listContacts(Caller caller, String country, Audience audience, Language language) {
        access.requireWithoutRole(caller, Operation.LIST_SUPPORT_CONTACTS);
        if (country != null && !COUNTRY.matcher(country).matches()) {
            new InputCheck().reject("country", FieldProblem.MALFORMED).done();
        }
        Instant now = clock.instant();
        return contacts.current().contacts().stream()
                .filter(contact -> country == null || contact.country().equals(country))
                .filter(contact -> audience == null || contact.audience() == audience)
                .map(contact -> view(contact, language, now))
                .toList();
    }

    private static SupportContactView view(SupportContact contact, Language language, Instant now) {
        OpeningHours hours = contact.openingHours();
        Optional<Instant> closesAt = hours.closesAt(now);
        return new SupportContactView(
                contact.code(),
                contact.country(),
                contact.audience(),
                contact.name().in(language),
                contact.phone(),
                contact.email(),
                contact.page(),
                contact.languages(),
                contact.timeZone(),
                contact.hours(),
                closesAt.isPresent(),
                closesAt.orElse(null),
                closesAt.isPresent() ? null : hours.opensAt(now).orElse(null));
    }

    /** The contacts as the document that would make them. */
    @Performs(Operation.EXPORT_SUPPORT_CONTACTS)
    public SupportContactsDocument exportContacts(Caller caller) {
        access.require(caller, Operation.EXPORT_SUPPORT_CONTACTS);
        return contacts.current();
    }

    /**
     * Replaces all support contacts. The same document again changes nothing.
     *
     * @return what is in force
     * @throws org.menkyo.shared.InvalidInputException naming each place that is wrong
     */
    @Performs(Operation.LOAD_SUPPORT_CONTACTS)
    public SupportContactsDocument loadContacts(Caller caller, SupportContactsDocument document) {
        access.require(caller, Operation.LOAD_SUPPORT_CONTACTS);
        document.check();
        if (!contacts.lock().equals(document)) {
            contacts.replace(document, clock.instant());
            audit.append(
                    caller,
                    AuditEvent.done(Event.SUPPORT_CONTACTS_LOADED, "support contacts", "all", null)
                            .with("contacts", document.contacts().size()));
        }
        return document;
    }
}
