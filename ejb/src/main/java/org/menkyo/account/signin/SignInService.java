package org.menkyo.account.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.menkyo.accesstoken.AccessTokens;
import org.menkyo.accesstoken.TokenKind;
import org.menkyo.accesstoken.TokenOwner;
import org.menkyo.account.CredentialChange;
import org.menkyo.account.CredentialChanges;
import org.menkyo.account.technical.TechnicalAccountChanges;
import org.menkyo.audit.AuditEvent;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.AppUser;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;

/**
 * Ends everything that somebody is signed in with, on all nodes at once (LC-209): open sessions, access tokens, passwords that
 * were verified before, and tokens of another identity provider for sign-ins that were before. The password itself stays, if it
 * is not to end, too.
 */
@Stateless
public class SignInService {

    private static final int MAX_ACCOUNT = 255;

    private final AccessControl access;
    private final UserRepository users;
    private final IdentityProvider provider;
    private final AccessTokens tokens;
    private final CredentialChanges changes;
    private final Clock clock;

    /** For the container's proxy. */
    protected SignInService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public SignInService(
            AccessControl access,
            UserRepository users,
            IdentityProvider provider,
            AccessTokens tokens,
            CredentialChanges changes,
            Clock clock) {
        this.access = access;
        this.users = users;
        this.provider = provider;
        this.tokens = tokens;
        this.changes = changes;
        this.clock = clock;
    }

    /** Ends the sign-ins of the caller, the one that this call came with included; access tokens if that is wanted. */
    @Performs(Operation.END_OWN_SIGN_INS)
    public EndedSignIns endOwn(Caller caller, EndOwnSignIns command) {
        access.require(caller, Operation.END_OWN_SIGN_INS);
        new InputCheck().required("accessTokens", command.accessTokens()).done();
        Optional<AppUser> person = caller.signedInPerson().map(users::getLocked);
        Optional<Account> account = person.isPresent()
                ? users.findAccountLockedOf(person.get().id())
                : users.findAccountLocked(caller.technicalAccount());
        Ending ending =
                new Ending(Operation.END_OWN_SIGN_INS, CredentialChange.SIGN_INS_ENDED, command.accessTokens(), null);
        return account.map(own -> end(caller, own, ending))
                .orElseGet(() -> end(
                        caller, person.orElseThrow(() -> new NotPermittedException(ErrorCode.NOT_SIGNED_IN)), ending));
    }

    /**
     * Ends the sign-ins of somebody, such as one whose computer was stolen.
     *
     * @throws InvalidInputException if not exactly one of e-mail and account is given, or a password is to end that is not kept
     *     here or belongs to a technical account, which is rotated
     * @throws NotFoundException if there is nobody of this e-mail or account
     */
    @Performs(Operation.END_SIGN_INS)
    public EndedSignIns end(Caller caller, EndSignIns command) {
        access.require(caller, Operation.END_SIGN_INS);
        InputCheck check = new InputCheck()
                .optionalEmail("email", command.email())
                .optionalText("account", command.account(), MAX_ACCOUNT)
                .paragraphs("reason", command.reason(), TechnicalAccountChanges.MAX_REASON);
        if (command.email() == null) {
            check.required("account", command.account());
        } else if (command.account() != null) {
            check.reject("account", FieldProblem.NOT_ALLOWED);
        }
        check.done();
        Optional<AppUser> person = person(command).map(found -> users.getLocked(found.id()));
        Optional<Account> account = command.account() == null
                ? person.flatMap(found -> users.findAccountLockedOf(found.id()))
                : users.findAccountLocked(command.account()).filter(this::isSignedInHere);
        boolean withPassword = Boolean.TRUE.equals(command.endPassword());
        if (withPassword
                && account.filter(found -> found.party() == AccountParty.PERSON).isEmpty()
                && (account.isPresent() || person.isPresent())) {
            check.reject("endPassword", FieldProblem.NOT_ALLOWED).done();
        }
        CredentialChange change = withPassword
                ? CredentialChange.PASSWORD_ENDED_BY_OPERATOR
                : CredentialChange.SIGN_INS_ENDED_BY_OPERATOR;
        Ending ending = new Ending(Operation.END_SIGN_INS, change, true, command.reason());
        if (account.isEmpty()) {
            return end(caller, person.orElseThrow(NotFoundException::new), ending);
        }
        if (withPassword) {
            account.get().endPassword(clock.instant());
        }
        return end(caller, account.get(), ending);
    }

    private boolean isSignedInHere(Account account) {
        return account.party() != AccountParty.PERSON || provider.issuer().isEmpty();
    }

    private Optional<AppUser> person(EndSignIns command) {
        if (command.email() != null) {
            return users.findByBusinessEmail(new BusinessEmail(command.email()));
        }
        return users.findPerson(
                provider.issuer().map(URI::toString).orElse(CallerDirectory.BUILT_IN_ISSUER), command.account());
    }

    /**
     * What is done.
     *
     * @param accessTokens whether they end
     * @param reason of an operator, or null
     */
    private record Ending(Operation operation, CredentialChange change, boolean accessTokens, String reason) {

        AuditEvent described(AuditEvent event, int accessTokensEnded) {
            return event.with("reason", reason)
                    .with("accessTokensEnded", accessTokensEnded == 0 ? null : accessTokensEnded)
                    .with("passwordEnded", change == CredentialChange.PASSWORD_ENDED_BY_OPERATOR ? true : null);
        }
    }

    private EndedSignIns end(Caller caller, Account account, Ending ending) {
        int accessTokens = changes.tokenOwner(account)
                .map(owner -> endAccessTokens(owner, ending))
                .orElse(0);
        AuditEvent event = ending.described(CredentialChanges.event(ending.operation(), account), accessTokens);
        int sessions = changes.record(caller, event, account, ending.change());
        return new EndedSignIns(sessions, accessTokens, clock.instant());
    }

    private EndedSignIns end(Caller caller, AppUser person, Ending ending) {
        int accessTokens = endAccessTokens(TokenOwner.person(person.id()), ending);
        String name = person.businessEmail().map(BusinessEmail::value).orElse(person.subject());
        AuditEvent event = ending.described(AuditEvent.done(ending.operation(), "person", name, null), accessTokens);
        int sessions = changes.record(caller, event, person, ending.change());
        return new EndedSignIns(sessions, accessTokens, clock.instant());
    }

    private int endAccessTokens(TokenOwner owner, Ending ending) {
        return ending.accessTokens() ? tokens.endAll(owner, EnumSet.of(TokenKind.ACCESS)) : 0;
    }
}
