package org.menkyo.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.bouncycastle.util.encoders.Base32;
import org.menkyo.identity.Account;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.secret.SecretBox;

/**
 * Makes, checks and removes second factors. Whoever calls has locked the account and writes the audit.
 *
 * <p>Codes are looked at for those only who know the password, so wrong ones can count for the account without a stranger being
 * able to lock it.
 */
@ApplicationScoped
public class SecondFactors {

    /** With three codes that count at a time, one in 4,000 for somebody who has the password and guesses all day. */
    public static final Quota WRONG_CODES = new Quota("second-factor", 10, Duration.ofHours(1));

    /** For how long a secret waits for the first code. */
    static final Duration WAITS = Duration.ofMinutes(15);

    private final SecondFactorRepository factors;
    private final SecretBox secrets;
    private final Quotas quotas;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public SecondFactors(
            SecondFactorRepository factors, SecretBox secrets, Quotas quotas, Settings settings, Clock clock) {
        this.factors = factors;
        this.secrets = secrets;
        this.quotas = quotas;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes a secret for an account without a second factor, in place of one that waits. */
    public NewSecret begin(Account account) {
        factors.remove(account);
        byte[] secret = TimedCodes.randomSecret(random);
        UUID identity = UUID.randomUUID();
        factors.add(new SecondFactor(
                identity, account.id(), secrets.seal(StoredSecondFactors.placeOf(identity), secret), clock.instant()));
        String text = Base32.toBase32String(secret).replace("=", "");
        return new NewSecret(text, uri(account.name(), text));
    }

    /** The form that authenticator apps have agreed upon. They show the issuer and the account. */
    private String uri(String account, String secret) {
        String issuer = Optional.ofNullable(settings.baseUrl().getHost()).orElse("Menkyo");
        return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) + "?secret=" + secret + "&issuer="
                + escaped(issuer);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether a secret waits for its first code. */
    public boolean isWaiting(Account account) {
        return !account.hasSecondFactor()
                && factors.find(account)
                        .filter(factor -> factor.createdAt().plus(WAITS).isAfter(clock.instant()))
                        .isPresent();
    }

    /**
     * Checks a code, and uses it up.
     *
     * @param code in the form of {@link org.menkyo.protocol.text.TypedText#code}
     * @throws UnavailableException TOO_MANY_REQUESTS if it is not looked at, since too many wrong ones came before it
     */
    public CodeCheck check(Account account, String code) {
        quotas.look(WRONG_CODES, account.name()).ifPresent(SecondFactors::refuse);
        SecondFactor factor = factors.find(account).orElseThrow();
        CodeCheck check = check(factor, code);
        if (check == CodeCheck.WRONG) {
            quotas.takeApart(WRONG_CODES, account.name()).ifPresent(SecondFactors::refuse);
        }
        return check;
    }

    private static void refuse(Duration wait) {
        throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
    }

    private CodeCheck check(SecondFactor factor, String code) {
        if (!TimedCodes.isForm(code)) {
            return factors.useRecoveryCode(factor, RecoveryCodes.hash(code), clock.instant())
                    ? CodeCheck.RECOVERY_CODE
                    : CodeCheck.WRONG;
        }
        byte[] secret = secrets.open(StoredSecondFactors.placeOf(factor.identity()), factor.sealedSecret());
        OptionalLong step = TimedCodes.stepOf(secret, code, clock.instant());
        return step.isPresent() && factors.takeStep(factor, step.getAsLong()) ? CodeCheck.OF_DEVICE : CodeCheck.WRONG;
    }

    /**
     * Gives an account other recovery codes; the ones so far end.
     *
     * @return the codes, which are kept nowhere
     */
    public List<String> renewRecoveryCodes(Account account) {
        List<String> codes = RecoveryCodes.random(random);
        factors.replaceRecoveryCodes(
                factors.find(account).orElseThrow(),
                codes.stream().map(RecoveryCodes::hash).toList());
        return codes;
    }

    /** How many recovery codes of an account are left. */
    public int recoveryCodesLeft(Account account) {
        return account.hasSecondFactor()
                ? factors.find(account).map(factors::recoveryCodesLeft).orElse(0)
                : 0;
    }

    /** From now on the account signs in with a second factor. */
    public void activate(Account account) {
        account.beginSecondFactor(clock.instant());
    }

    /** Lets the account sign in by its password alone again. */
    public void remove(Account account) {
        factors.remove(account);
        account.endSecondFactor();
    }
}
