package org.menkyo.accesstoken;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.UserRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Access tokens of one's own, and those of technical accounts for operators (LC-211). */
@Stateless
public class AccessTokenService {

    private static final String SUBJECT_TYPE = "access_token";
    private static final int MOST_TOKENS = 50;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_LIMITS = 100;
    private static final int MAX_LICENSE_ID_LENGTH = 32;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final NameLock locks;
    private final AccessControl access;
    private final AccessTokens tokens;
    private final AccessTokenRepository stored;
    private final UserRepository users;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected AccessTokenService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public AccessTokenService(
            NameLock locks,
            AccessControl access,
            AccessTokens tokens,
            AccessTokenRepository stored,
            UserRepository users,
            AuditTrail audit,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.tokens = tokens;
        this.stored = stored;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a token and tells its secret, this once.
     *
     * @throws InvalidInputException if the end is not ahead or too far ahead, or a limit is none that tokens of the caller can
     *     have
     * @throws ConflictException ACCESS_TOKENS_EXHAUSTED if the caller has {@value #MOST_TOKENS} tokens
     */
    @Performs(Operation.CREATE_ACCESS_TOKEN)
    public NewAccessToken create(Caller caller, CreateAccessToken command) {
        access.require(caller, Operation.CREATE_ACCESS_TOKEN);
        Instant now = clock.instant();
        InputCheck check = new InputCheck().text("name", command.name(), MAX_NAME_LENGTH);
        checkEnd(check, command.expiresAt(), now);
        checkOperations(check, command.operations());
        checkLicenseIds(check, caller, command.licenseIds());
        check.done();
        TokenOwner owner = TokenOwner.of(caller);
        locks.hold(
                NameLock.Kind.ACCESS_TOKENS_OF_OWNER,
                owner.account().orElse(""),
                owner.userId().orElse(null));
        if (stored.list(owner, TokenKind.ACCESS, now, 0, MOST_TOKENS).size() >= MOST_TOKENS) {
            throw new ConflictException(ErrorCode.ACCESS_TOKENS_EXHAUSTED, MOST_TOKENS);
        }
        List<String> operations = Optional.ofNullable(command.operations()).orElse(List.of()).stream()
                .map(Operation::name)
                .toList();
        List<String> licenseIds = Optional.ofNullable(command.licenseIds()).orElse(List.of());
        AccessTokens.Issued issued = tokens.issue(
                TokenKind.ACCESS, owner, command.name(), operations, licenseIds, now, command.expiresAt(), null);
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.CREATE_ACCESS_TOKEN,
                                SUBJECT_TYPE,
                                issued.token().identity(),
                                null)
                        .with("name", command.name())
                        .with("expiresAt", command.expiresAt())
                        .with("operations", operations.isEmpty() ? null : operations)
                        .with("licenseIds", licenseIds.isEmpty() ? null : licenseIds));
        return new NewAccessToken(issued.token().view(), issued.secret());
    }

    private static void checkEnd(InputCheck check, Instant expiresAt, Instant now) {
        Instant latest = now.plus(LONGEST);
        if (expiresAt == null) {
            check.required("expiresAt", null);
        } else if (!expiresAt.isAfter(now) || expiresAt.isAfter(latest)) {
            check.reject("expiresAt", FieldProblem.OUT_OF_RANGE, now.toString(), latest.toString());
        }
    }

    private static void checkOperations(InputCheck check, List<Operation> operations) {
        check.size("operations", operations, 0, MAX_LIMITS);
        if (operations == null) {
            return;
        }
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i) != null && PermissionMatrix.needsSignIn(operations.get(i))) {
                check.reject("operations[" + i + "]", FieldProblem.NOT_ALLOWED);
            }
        }
    }

    private static void checkLicenseIds(InputCheck check, Caller caller, List<String> licenseIds) {
        check.size("licenseIds", licenseIds, 0, MAX_LIMITS);
        if (licenseIds == null || licenseIds.isEmpty()) {
            return;
        }
        if (!PermissionMatrix.servesLicenseIds(caller.party())) {
            check.reject("licenseIds", FieldProblem.NOT_ALLOWED);
        }
        for (int i = 0; i < licenseIds.size(); i++) {
            String licenseId = licenseIds.get(i);
            String field = "licenseIds[" + i + "]";
            if (licenseId != null) {
                check.text(field, licenseId, MAX_LICENSE_ID_LENGTH);
                if (licenseId.indexOf(',') >= 0) {
                    check.reject(field, FieldProblem.MALFORMED);
                }
            }
        }
    }

    /** The caller's tokens that have not ended, oldest first. */
    @Performs(Operation.LIST_ACCESS_TOKENS)
    public Page<AccessTokenView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_ACCESS_TOKENS);
        return page(TokenOwner.of(caller), page);
    }

    /**
     * Ends a token at once.
     *
     * @throws NotFoundException if the caller has no such token
     */
    @Performs(Operation.REVOKE_ACCESS_TOKEN)
    public void revoke(Caller caller, UUID tokenId) {
        access.require(caller, Operation.REVOKE_ACCESS_TOKEN);
        end(caller, Operation.REVOKE_ACCESS_TOKEN, TokenOwner.of(caller), tokenId);
    }

    /**
     * The tokens of a technical account that have not ended, oldest first.
     *
     * @throws NotFoundException if there is no such technical account
     */
    @Performs(Operation.LIST_TOKENS_OF_ACCOUNT)
    public Page<AccessTokenView> listOf(Caller caller, String account, PageRequest page) {
        access.require(caller, Operation.LIST_TOKENS_OF_ACCOUNT);
        return page(technical(account), page);
    }

    /**
     * Ends a token of a technical account at once.
     *
     * @throws NotFoundException if there is no such technical account, or it has no such token
     */
    @Performs(Operation.REVOKE_TOKEN_OF_ACCOUNT)
    public void revokeOf(Caller caller, String account, UUID tokenId) {
        access.require(caller, Operation.REVOKE_TOKEN_OF_ACCOUNT);
        end(caller, Operation.REVOKE_TOKEN_OF_ACCOUNT, technical(account), tokenId);
    }

    private Page<AccessTokenView> page(TokenOwner owner, PageRequest page) {
        List<AccessToken> found =
                stored.list(owner, TokenKind.ACCESS, clock.instant(), page.afterNumber(), page.size() + 1);
        return Page.of(found, page, AccessToken::id).map(AccessToken::view);
    }

    private void end(Caller caller, Operation operation, TokenOwner owner, UUID tokenId) {
        Instant now = clock.instant();
        AccessToken token =
                stored.findLocked(owner, TokenKind.ACCESS, tokenId, now).orElseThrow(NotFoundException::new);
        token.end(now);
        audit.append(
                caller,
                AuditEvent.done(operation, SUBJECT_TYPE, tokenId, null)
                        .with("name", token.name())
                        .with("account", owner.account().orElse(null)));
    }

    private TokenOwner technical(String account) {
        return users.findAccount(Objects.requireNonNullElse(account, ""))
                .filter(found -> found.party() != AccountParty.PERSON)
                .map(Account::name)
                .map(TokenOwner::account)
                .orElseThrow(NotFoundException::new);
    }
}
