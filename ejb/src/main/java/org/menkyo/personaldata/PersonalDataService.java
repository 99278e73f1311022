package org.menkyo.personaldata;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.audit.AuditValueEraser;
import org.menkyo.audit.AuditValueEraser.Erased;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/** Tells what is kept of a person, and erases it (LC-1204). */
@Stateless
public class PersonalDataService {

    private static final int MAX_ACCOUNT = 255;
    private static final int MAX_REASON = 2_000;

    private final AccessControl access;
    private final UserRepository users;
    private final IdentityProvider provider;
    private final PersonalPlaces places;
    private final PersonPermissions permissions;
    private final AuditValueEraser auditValues;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    /** For the container's proxy. */
    protected PersonalDataService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public PersonalDataService(
            AccessControl access,
            UserRepository users,
            IdentityProvider provider,
            PersonalPlaces places,
            PersonPermissions permissions,
            AuditValueEraser auditValues,
            AuditTrail audit,
            Settings settings,
            Clock clock) {
        this.access = access;
        this.users = users;
        this.provider = provider;
        this.places = places;
        this.permissions = permissions;
        this.auditValues = auditValues;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    private record Person(Optional<AppUser> user, Optional<Account> account, PersonTerms terms) {

        UUID userId() {
            return user.map(AppUser::id).orElse(null);
        }
    }

    /**
     * All that is kept of a person. The audit notes that it was asked for.
     *
     * @throws InvalidInputException if not exactly one of e-mail and account is given
     * @throws NotFoundException if there is no such account
     */
    @Performs(Operation.EXPORT_PERSONAL_DATA)
    public PersonalData find(Caller caller, FindPersonalData command) {
        access.require(caller, Operation.EXPORT_PERSONAL_DATA);
        check(command.email(), command.account()).done();
        Person person = person(command.email(), command.account());
        audit.append(
                caller,
                AuditEvent.done(
                        Operation.EXPORT_PERSONAL_DATA,
                        "person",
                        command.email() == null ? command.account() : command.email(),
                        null));
        Optional<AppUser> user = person.user();
        return new PersonalData(
                user.flatMap(AppUser::businessEmail).map(BusinessEmail::value).orElse(null),
                person.account()
                        .map(Account::name)
                        .or(() -> user.map(AppUser::subject))
                        .orElse(null),
                user.flatMap(AppUser::givenName).orElse(null),
                user.flatMap(AppUser::familyName).orElse(null),
                user.map(found -> found.language().name()).orElse(null),
                user.map(AppUser::createdAt).orElse(null),
                user.flatMap(AppUser::lastSignInAt).orElse(null),
                places.find(person.terms()),
                auditValues.find(person.userId(), person.terms().lowered(), person.terms()::areIn).stream()
                        .map(value -> new PersonalData.AuditValue(
                                value.record(), value.occurredAt(), value.name(), value.text()))
                        .toList());
    }

    /**
     * Erases a person: the account cannot be signed in with any more, permissions end, mails to the person are removed, and
     * wherever the person was named stands the number of the erasure, or nothing in the audit. That the erasure was done is in
     * the audit, without whom it was about.
     *
     * @throws InvalidInputException if not exactly one of e-mail and account is given, or no reason
     * @throws NotFoundException if there is no such account, or it is a technical one, or nothing names somebody of this e-mail
     * @throws ConflictException PERSON_IS_CONTACT, PERSON_KEPT_UNTIL if the person is or was a contact of an agreement that must
     *     be kept; LAST_ADMINISTRATOR
     */
    @Performs(Operation.ERASE_PERSON)
    public ErasedPerson erase(Caller caller, ErasePerson command) {
        access.require(caller, Operation.ERASE_PERSON);
        check(command.email(), command.account())
                .paragraphs("reason", command.reason(), MAX_REASON)
                .done();
        Person person = person(command.email(), command.account());
        requireNoContract(person.terms());
        int ended = permissions.end(caller, person.terms().emailKeys());
        person.account().ifPresent(account -> account.endSignIns(clock.instant()));
        person.user().ifPresent(user -> user.endSignIns(clock.instant()));
        long number = places.nextNumber();
        UUID userId = person.userId();
        long named = places.erase(
                userId, person.account().map(Account::id).orElse(null), person.terms(), "erased-" + number);
        Erased erased = auditValues.ofPerson(userId, person.terms().lowered(), person.terms()::areIn);
        if (userId == null && named == 0 && ended == 0 && erased.values() == 0) {
            // Whoever mistyped an address must not believe that the person is erased.
            throw new NotFoundException();
        }
        audit.append(
                caller,
                AuditEvent.done(Operation.ERASE_PERSON, "erasure", number, null)
                        .with("reason", person.terms().removedFrom(command.reason()))
                        .with("places", named)
                        .with("permissions", ended)
                        .with("auditValues", erased.values())
                        .with("auditRecordsKept", erased.kept() == 0 ? null : erased.kept()));
        return new ErasedPerson(
                number, named, ended, erased.values(), erased.records(), erased.kept(), clock.instant());
    }

    private static InputCheck check(String email, String account) {
        InputCheck check = new InputCheck().optionalEmail("email", email).optionalText("account", account, MAX_ACCOUNT);
        if (email == null) {
            check.required("account", account);
        } else if (account != null) {
            check.reject("account", FieldProblem.NOT_ALLOWED);
        }
        return check;
    }

    private Person person(String email, String name) {
        PersonTerms terms = new PersonTerms();
        Optional<AppUser> user;
        Optional<Account> account;
        if (email != null) {
            terms.addEmail(new BusinessEmail(email));
            user = users.findHolder(new BusinessEmail(email)).map(found -> users.getLocked(found.id()));
            account = user.flatMap(found -> users.findAccountLockedOf(found.id()));
        } else {
            Optional<String> issuer = provider.issuer().map(URI::toString);
            account = issuer.isPresent()
                    ? Optional.empty()
                    : users.findAccountLocked(name).filter(found -> found.party() == AccountParty.PERSON);
            user = users.findPerson(issuer.orElse(CallerDirectory.BUILT_IN_ISSUER), name)
                    .map(found -> users.getLocked(found.id()));
            if (user.isEmpty() && account.isEmpty()) {
                throw new NotFoundException();
            }
            terms.addAccount(name);
        }
        account.ifPresent(found -> terms.addAccount(found.name()));
        user.ifPresent(found -> {
            found.businessEmail().ifPresent(terms::addEmail);
            found.lapsedEmail().ifPresent(terms::addEmail);
            terms.addAccount(found.subject());
            if (found.givenName().isPresent() && found.familyName().isPresent()) {
                terms.addName(found.givenName().get(), found.familyName().get());
            }
        });
        return new Person(user, account, terms);
    }

    /** The contacts of a contract are kept as long as the contract must be (LC-102, LC-110). */
    private void requireNoContract(PersonTerms terms) {
        List<String> keys = terms.emailKeys();
        Optional<PersonalPlaces.Contract> contract = keys.isEmpty() ? Optional.empty() : places.lastContract(keys);
        if (contract.isEmpty()) {
            return;
        }
        long days = settings.get(SettingsRegister.CONTRACT_RETENTION).toDays();
        Instant left = contract.get().leftAt();
        String licenseId = contract.get().licenseId();
        if (left == null) {
            throw new ConflictException(ErrorCode.PERSON_IS_CONTACT, licenseId, days);
        }
        Instant until = left.plus(settings.get(SettingsRegister.CONTRACT_RETENTION));
        if (until.isAfter(clock.instant())) {
            throw new ConflictException(
                    ErrorCode.PERSON_KEPT_UNTIL,
                    licenseId,
                    until.atZone(settings.timeZone()).toLocalDate().toString());
        }
    }
}
