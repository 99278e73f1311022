package org.menkyo.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.account.AccountService;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.SignUp;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementDetails;
import org.menkyo.authentication.Passwords;
import org.menkyo.authentication.SignInByCredentials;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.entitlement.LicenseView;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.permission.Operation;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.call.SignInResult;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionService;

/** What tokens sign in as, what they are limited to, and what ends them. */
class AccessTokenServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final String PASSWORD = "correct horse battery";
    private static final Passwords NO_PASSWORD_FITS = (origin, account, password) -> false;
    private static final SecurityEvents EVENTS = new SecurityEvents();

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String account = "jo-" + some;
    private final String email = "jo@" + some + ".example";

    private static Instant in(Duration time) {
        return SCENARIO.clock().instant().plus(time);
    }

    /** A person with an account made here and a confirmed address. */
    private Caller person() {
        SCENARIO.call(
                AccountService.class,
                s -> s.signUp(Caller.stranger(LicensingScenario.origin()), new SignUp(account, PASSWORD)));
        Caller unregistered = identified();
        SCENARIO.call(RegistrationService.class, s -> s.register(unregistered, new RegisterBusinessEmail(email, null)));
        String token = SCENARIO.lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(unregistered, new ConfirmBusinessEmail(token)));
        return identified();
    }

    private Caller identified() {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), account));
    }

    private Caller auditor() {
        Caller operator = demo("operator");
        SCENARIO.call(
                AccountService.class,
                s -> s.createTechnicalAccount(
                        operator,
                        new CreateTechnicalAccount(
                                "auditor-" + some, PASSWORD, Party.AUDITOR, null, null, in(Duration.ofDays(9)))));
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), "auditor-" + some));
    }

    private static Caller demo(String name) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), "demo-" + name));
    }

    private static NewAccessToken create(Caller caller, CreateAccessToken command) {
        return SCENARIO.call(AccessTokenService.class, s -> s.create(caller, command));
    }

    private static CreateAccessToken unlimited() {
        return new CreateAccessToken("CI", in(Duration.ofDays(30)), null, null);
    }

    private static CreateAccessToken limited(List<Operation> operations, List<String> licenseIds) {
        return new CreateAccessToken("CI", in(Duration.ofDays(30)), operations, licenseIds);
    }

    private static SignInResult bearer(String secret) {
        return bearer(secret, "192.0.2.10");
    }

    private static SignInResult bearer(String secret, String address) {
        return signIn(s -> s.byHttp(new CallOrigin(Channel.REST, address, Language.EN, "call"), "Bearer " + secret));
    }

    private static SignInResult password(String name, String secret) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return signIn(s -> s.byHttp(LicensingScenario.origin(), "Basic " + pair));
    }

    private static SignInResult signIn(Function<SignInByCredentials, SignInResult> work) {
        return SCENARIO.call(
                SignInByCredentials.class,
                beans -> beans.with(Passwords.class, NO_PASSWORD_FITS).with(SecurityEvents.class, EVENTS),
                work);
    }

    private static Caller using(Caller owner, CreateAccessToken command) {
        return bearer(create(owner, command).secret()).caller();
    }

    private static void assertRefused(Supplier<?> call, ErrorCode code) {
        assertThatThrownBy(call::get)
                .isInstanceOfSatisfying(
                        LicensingException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static List<AccessTokenView> tokens(Caller caller) {
        return SCENARIO.call(AccessTokenService.class, s -> s.list(caller, PageRequest.first()))
                .items();
    }

    @Test
    void aPersonSignsInByTokenAsBearerAndAsPasswordUnderTheAddressOrTheAccountsName() {
        Caller person = person();
        String secret = create(person, unlimited()).secret();

        assertThat(bearer(secret).caller().email()).isEqualTo(person.email());
        assertThat(password(email, secret).caller().userId()).isEqualTo(person.userId());
        assertThat(password(email.toUpperCase(Locale.ROOT), secret).caller().userId())
                .isEqualTo(person.userId());
        assertThat(password(account, secret).caller().userId()).isEqualTo(person.userId());
        assertRefused(() -> password("somebody-else", secret).caller(), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    void aTechnicalAccountSignsInByTokenUnderItsName() {
        Caller auditor = auditor();
        String secret = create(auditor, unlimited()).secret();

        assertThat(bearer(secret).caller().party()).isEqualTo(Party.AUDITOR);
        assertThat(password(auditor.name(), secret).caller().name()).isEqualTo(auditor.name());
        assertRefused(() -> password("demo-auditor", secret).caller(), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    void theSecretIsToldOnceAndStoredAsAHashOnly() {
        Caller auditor = auditor();
        NewAccessToken made = create(auditor, unlimited());

        assertThat(tokens(auditor)).containsExactly(made.accessToken());
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(SCENARIO.<Object>look(em -> em.createNativeQuery(
                                "SELECT count(*) FROM access_token t WHERE t::text LIKE '%' || :secret || '%'",
                                Long.class)
                        .setParameter("secret", made.secret())
                        .getSingleResult()))
                .isEqualTo(0L);
        assertThat(SCENARIO.<Object>look(em -> em.createNativeQuery(
                                "SELECT token_hash = sha256(cast(:secret AS bytea)) FROM access_token WHERE identity = :id",
                                Boolean.class)
                        .setParameter("secret", made.secret().getBytes(StandardCharsets.US_ASCII))
                        .setParameter("id", made.accessToken().id())
                        .getSingleResult()))
                .isEqualTo(true);
    }

    @Test
    void aRevokedTokenSignsNobodyInAndIsNotListed() {
        Caller auditor = auditor();
        NewAccessToken made = create(auditor, unlimited());
        NewAccessToken other = create(auditor, unlimited());

        SCENARIO.<AccessTokenService, Object>call(AccessTokenService.class, s -> {
            s.revoke(auditor, made.accessToken().id());
            return null;
        });

        assertRefused(() -> bearer(made.secret()).caller(), ErrorCode.NOT_SIGNED_IN);
        assertThat(password(auditor.name(), made.secret()).isWrongPassword()).isTrue();
        assertThat(tokens(auditor)).containsExactly(other.accessToken());
    }

    @Test
    void aTokenEndsAtItsEnd() {
        Caller person = person();
        String secret = create(person, new CreateAccessToken("CI", in(Duration.ofHours(1)), null, null))
                .secret();

        SCENARIO.clock().move(Duration.ofHours(1).minusMillis(1));
        assertThat(bearer(secret).caller().userId()).isEqualTo(person.userId());
        SCENARIO.clock().move(Duration.ofMillis(1));
        assertRefused(() -> bearer(secret).caller(), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    void theOwnersEndIsTheTokensEnd() {
        Caller auditor = auditor();
        String ofAccount = create(auditor, unlimited()).secret();
        String ofPerson = create(person(), unlimited()).secret();

        SCENARIO.look(em -> em.createNativeQuery("UPDATE account SET enabled = false WHERE name IN (:a, :b)")
                .setParameter("a", auditor.name())
                .setParameter("b", account)
                .executeUpdate());

        assertRefused(() -> bearer(ofAccount).caller(), ErrorCode.NOT_SIGNED_IN);
        assertRefused(() -> bearer(ofPerson).caller(), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    void theEndOfATechnicalAccountIsTheEndOfItsTokens() {
        String secret = create(auditor(), unlimited()).secret();

        SCENARIO.clock().move(Duration.ofDays(9));

        assertRefused(() -> bearer(secret).caller(), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    @Tag("LC-604")
    void aLockedOutPersonsTokenIsLockedOut() {
        Caller person = person();
        String secret = create(person, unlimited()).secret();
        for (int i = 0; i < 5; i++) {
            SCENARIO.call(
                    OpenLicenseService.class,
                    s -> s.add(
                            person,
                            new AddOpenLicense(
                                    "none", UUID.randomUUID().toString().substring(0, 20), true, "Jo", "Miller")));
        }

        assertRefused(() -> bearer(secret).caller(), ErrorCode.LOCKED_OUT);
    }

    @Test
    void aPersonOfAProviderThatHasNoSayHereIsNotSignedInByAToken() {
        Caller elsewhere = SCENARIO.registered("her@" + some + ".example");
        String secret = create(elsewhere, unlimited()).secret();

        assertRefused(() -> bearer(secret).caller(), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    @Tag("LC-303")
    void aTokenLimitedToOperationsServesForNoOther() {
        OrderView order = SCENARIO.licensed(email);
        Caller limited = using(person(), limited(List.of(Operation.LIST_LICENSES), null));

        assertThat(licenses(limited)).containsExactly(order.licenseNumber());
        assertRefused(() -> license(limited, order.licenseNumber()), ErrorCode.TOKEN_LIMITED);
        assertRefused(
                () -> SCENARIO.call(PermissionService.class, s -> s.mine(limited, PageRequest.first())),
                ErrorCode.TOKEN_LIMITED);
    }

    @Test
    @Tag("LC-303")
    void aTokenLimitedToLicenseIdsSeesNoOther() {
        String first = SCENARIO.licensed(email).licenseNumber();
        String second = SCENARIO.licensed(email).licenseNumber();
        Caller owner = person();
        Caller limited = using(owner, limited(null, List.of(second.toLowerCase(Locale.ROOT))));

        assertThat(licenses(owner)).containsExactly(first, second);
        assertThat(licenses(limited)).containsExactly(second);
        assertThat(license(limited, second).licenseId()).isEqualTo(second);
        assertRefused(() -> license(limited, first), ErrorCode.NOT_FOUND);
        assertThat(keys(limited)).extracting(ProductKeyView::licenseId).containsOnly(second);
        UUID other = keys(owner).stream()
                .filter(key -> key.licenseId().equals(first))
                .findFirst()
                .orElseThrow()
                .id();
        assertRefused(() -> SCENARIO.call(ProductKeyService.class, s -> s.reveal(limited, other)), ErrorCode.NOT_FOUND);
        assertRefused(
                () -> SCENARIO.call(PermissionService.class, s -> s.listUsers(limited, first, PageRequest.first())),
                ErrorCode.NOT_FOUND);
        assertRefused(
                () -> SCENARIO.call(PermissionService.class, s -> s.mine(limited, PageRequest.first())),
                ErrorCode.TOKEN_LIMITED);
    }

    @Test
    @Tag("LC-303")
    void aLimitGivesNothingThatTheOwnerIsNotPermitted() {
        String others = SCENARIO.licensed("other@" + some + ".example").licenseNumber();
        Caller limited = using(person(), limited(List.of(Operation.READ_LICENSE), List.of(others)));

        assertRefused(() -> license(limited, others), ErrorCode.NOT_FOUND);
        assertThat(licenses(using(identified(), limited(List.of(Operation.LIST_LICENSES), List.of(others)))))
                .isEmpty();
    }

    @Test
    @Tag("LC-303")
    void aDistributorsTokenReachesTheLicenseIdsThatItIsFor() {
        OrderView first = SCENARIO.licensed(email);
        OrderView second = SCENARIO.licensed(email);
        Caller limited = using(demo("distributor"), limited(null, List.of(second.licenseNumber())));

        AgreementDetails reached =
                SCENARIO.call(AgreementChangeService.class, s -> s.get(limited, second.licenseNumber()));
        assertThat(reached).isNotNull();
        assertRefused(
                () -> SCENARIO.call(AgreementChangeService.class, s -> s.get(limited, first.licenseNumber())),
                ErrorCode.NOT_FOUND);
        assertRefused(
                () -> SCENARIO.call(OrderService.class, s -> s.get(limited, first.orderNumber())),
                ErrorCode.TOKEN_LIMITED);
    }

    @Test
    void aTokenMakesNoCredentials() {
        Caller operator = using(demo("operator"), unlimited());

        assertRefused(() -> create(operator, unlimited()), ErrorCode.TOKEN_LIMITED);
        assertRefused(
                () -> SCENARIO.call(
                        AccountService.class,
                        s -> s.createTechnicalAccount(
                                operator,
                                new CreateTechnicalAccount(
                                        "new-" + some, PASSWORD, Party.AUDITOR, null, null, in(Duration.ofDays(1))))),
                ErrorCode.TOKEN_LIMITED);
        assertRefused(
                () -> create(demo("operator"), limited(List.of(Operation.CREATE_ACCESS_TOKEN), null)),
                ErrorCode.INVALID_INPUT);
    }

    @Test
    void itsEndIsWithinAYear() {
        Caller auditor = auditor();
        for (Instant end :
                new Instant[] {null, in(Duration.ZERO), in(Duration.ofDays(366).plusMillis(1))}) {
            assertRefused(() -> create(auditor, new CreateAccessToken("CI", end, null, null)), ErrorCode.INVALID_INPUT);
        }
        assertThat(create(auditor, new CreateAccessToken("CI", in(Duration.ofDays(366)), null, null)))
                .isNotNull();
    }

    @Test
    void anOwnerHasFiftyAtMost() {
        Caller auditor = auditor();
        for (int i = 0; i < 50; i++) {
            create(auditor, unlimited());
        }

        assertRefused(() -> create(auditor, unlimited()), ErrorCode.ACCESS_TOKENS_EXHAUSTED);
        SCENARIO.clock().move(Duration.ofDays(30));
        assertThat(tokens(auditor)).isEmpty();
    }

    @Test
    void theLastUseIsKeptToFiveMinutes() {
        Caller auditor = auditor();
        String secret = create(auditor, unlimited()).secret();
        assertThat(tokens(auditor)).extracting(AccessTokenView::lastUsedAt).containsOnlyNulls();
        Instant first = SCENARIO.clock().instant();

        bearer(secret).caller();
        SCENARIO.clock().move(Duration.ofMinutes(4));
        bearer(secret).caller();
        assertThat(tokens(auditor)).extracting(AccessTokenView::lastUsedAt).containsExactly(first);
        SCENARIO.clock().move(Duration.ofMinutes(1));
        bearer(secret).caller();
        assertThat(tokens(auditor))
                .extracting(AccessTokenView::lastUsedAt)
                .containsExactly(first.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aNetworkFromWhichItWasNotUsedBeforeIsASecurityEvent() {
        String secret = create(auditor(), unlimited()).secret();
        long before = EVENTS.count(SecurityEventKind.TOKEN_FROM_NEW_NETWORK);

        bearer(secret, "192.0.2.1").caller();
        bearer(secret, "192.0.2.1").caller();
        assertThat(EVENTS.count(SecurityEventKind.TOKEN_FROM_NEW_NETWORK)).isEqualTo(before);
        bearer(secret, "2001:db8::1").caller();
        bearer(secret, "2001:db8::2").caller();
        assertThat(EVENTS.count(SecurityEventKind.TOKEN_FROM_NEW_NETWORK)).isEqualTo(before + 1);
    }

    @Test
    void operatorsSeeAndRevokeTokensOfTechnicalAccountsButNotOfPeople() {
        Caller auditor = auditor();
        Caller person = person();
        NewAccessToken made = create(auditor, unlimited());
        Caller operator = demo("operator");

        assertThat(SCENARIO.call(AccessTokenService.class, s -> s.listOf(operator, auditor.name(), PageRequest.first()))
                        .items())
                .containsExactly(made.accessToken());
        SCENARIO.<AccessTokenService, Object>call(AccessTokenService.class, s -> {
            s.revokeOf(operator, auditor.name(), made.accessToken().id());
            return null;
        });
        assertRefused(() -> bearer(made.secret()).caller(), ErrorCode.NOT_SIGNED_IN);
        assertThat(person.userId()).isPresent();
        assertRefused(
                () -> SCENARIO.call(AccessTokenService.class, s -> s.listOf(operator, account, PageRequest.first())),
                ErrorCode.NOT_FOUND);
    }

    @Test
    void nobodyRevokesAnothersToken() {
        NewAccessToken made = create(auditor(), unlimited());

        assertRefused(
                () -> SCENARIO.<AccessTokenService, Object>call(AccessTokenService.class, s -> {
                    s.revoke(demo("auditor"), made.accessToken().id());
                    return null;
                }),
                ErrorCode.NOT_FOUND);
        assertThat(bearer(made.secret()).caller().party()).isEqualTo(Party.AUDITOR);
    }

    @Test
    void aSessionMayWhatItsOwnerMayUntilItHasRestedOrLastedTooLong() {
        Caller auditor = auditor();
        String rested = session(auditor);
        String lasted = session(auditor);

        assertThat(bearer(rested).caller().token()).isEmpty();
        for (int i = 0; i < 8; i++) {
            SCENARIO.clock().move(Duration.ofMinutes(7));
            assertThat(bearer(lasted).caller().name()).isEqualTo(auditor.name());
            assertThat(bearer(lasted).identity()).isEqualTo(auditor.name());
        }
        assertRefused(() -> bearer(rested).caller(), ErrorCode.NOT_SIGNED_IN);
        SCENARIO.clock().move(Duration.ofMinutes(4));
        assertRefused(() -> bearer(lasted).caller(), ErrorCode.NOT_SIGNED_IN);
        assertThat(tokens(auditor)).isEmpty();
    }

    private static String session(Caller owner) {
        return SCENARIO.call(
                AccessTokens.class,
                s -> s.startSession(TokenOwner.account(owner.name()), Duration.ofMinutes(10), Duration.ofMinutes(60))
                        .secret());
    }

    @Test
    void allOfAnOwnerEndTogether() {
        Caller auditor = auditor();
        String session = session(auditor);
        String token = create(auditor, unlimited()).secret();

        int ended = SCENARIO.call(
                AccessTokens.class, s -> s.endAll(TokenOwner.account(auditor.name()), Set.of(TokenKind.SESSION)));
        assertThat(ended).isEqualTo(1);
        assertRefused(() -> bearer(session).caller(), ErrorCode.NOT_SIGNED_IN);
        assertThat(bearer(token).caller().party()).isEqualTo(Party.AUDITOR);

        SCENARIO.call(
                AccessTokens.class, s -> s.endAll(TokenOwner.account(auditor.name()), Set.of(TokenKind.values())));
        assertRefused(() -> bearer(token).caller(), ErrorCode.NOT_SIGNED_IN);
    }

    @Test
    @Tag("LC-1001")
    void theAuditTellsOfMakingRevokingAndUse() {
        Caller person = person();
        OrderView order = SCENARIO.licensed(email);
        NewAccessToken made = create(person, unlimited());
        Caller byToken = bearer(made.secret()).caller();
        UUID key = keys(person).get(0).id();
        SCENARIO.call(ProductKeyService.class, s -> s.reveal(byToken, key));

        assertThat(SCENARIO.<Object>look(em -> em.createNativeQuery(
                                "SELECT details ->> 'byAccessToken' FROM audit_record"
                                        + " WHERE action = 'REVEAL_PRODUCT_KEY' AND license_id = :license",
                                String.class)
                        .setParameter("license", order.licenseNumber())
                        .getSingleResult()))
                .isEqualTo(made.accessToken().id().toString());
        assertThat(SCENARIO.<Object>look(em -> em.createNativeQuery(
                                "SELECT count(*) FROM audit_record"
                                        + " WHERE action = 'CREATE_ACCESS_TOKEN' AND subject_id = :id",
                                Long.class)
                        .setParameter("id", made.accessToken().id().toString())
                        .getSingleResult()))
                .isEqualTo(1L);
    }

    @Test
    void whatIsOverForAMonthIsForgotten() {
        Caller auditor = auditor();
        NewAccessToken made = create(auditor, new CreateAccessToken("CI", in(Duration.ofDays(1)), null, null));
        bearer(made.secret()).caller();

        SCENARIO.clock().move(ForgottenTokens.KEPT.plusDays(1));
        SCENARIO.call(ForgottenTokens.class, ForgottenTokens::runBatch);
        assertThat(stored(made)).isEqualTo(1L);
        SCENARIO.clock().move(Duration.ofSeconds(1));
        SCENARIO.call(ForgottenTokens.class, ForgottenTokens::runBatch);
        assertThat(stored(made)).isEqualTo(0L);
    }

    private static Object stored(NewAccessToken token) {
        return SCENARIO.look(
                em -> em.createNativeQuery("SELECT count(*) FROM access_token WHERE identity = :id", Long.class)
                        .setParameter("id", token.accessToken().id())
                        .getSingleResult());
    }

    private static List<String> licenses(Caller caller) {
        return SCENARIO.call(LicenseService.class, s -> s.list(caller, PageRequest.first())).items().stream()
                .map(LicenseView::licenseId)
                .toList();
    }

    private static LicenseView license(Caller caller, String licenseId) {
        return SCENARIO.call(LicenseService.class, s -> s.get(caller, licenseId));
    }

    private static List<ProductKeyView> keys(Caller caller) {
        return SCENARIO.call(ProductKeyService.class, s -> s.list(caller, ProductKeyFilter.none(), PageRequest.first()))
                .items();
    }
}
