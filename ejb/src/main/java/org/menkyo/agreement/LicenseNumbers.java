package org.menkyo.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Draws the numbers that OPEN orders get: license numbers of 10 digits, and authorization numbers of 12 letters and
 * digits without look-alikes. Both are random, so that nobody finds a license by counting (LC-103, LC-604).
 */
@ApplicationScoped
public class LicenseNumbers {

    private static final String DIGITS = "0123456789";
    private static final String LETTERS_AND_DIGITS = "BCDFGHJKMPQRTVWXY2346789";
    private static final int LICENSE_NUMBER_LENGTH = 10;
    private static final int AUTHORIZATION_NUMBER_LENGTH = 12;

    private final AgreementRepository agreements;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public LicenseNumbers(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    /** A license number that an agreement may have, with a chance of one in 10 thousand if there are a million. */
    public String drawLicenseNumber() {
        return draw(DIGITS, LICENSE_NUMBER_LENGTH);
    }

    /** An authorization number that may have been issued before. */
    public String drawAuthorizationNumber() {
        return draw(LETTERS_AND_DIGITS, AUTHORIZATION_NUMBER_LENGTH);
    }

    /** A license number that no agreement has. */
    public String newLicenseNumber() {
        return untaken(this::drawLicenseNumber, n -> agreements.find(n).isPresent());
    }

    /** An authorization number that was never issued. */
    public String newAuthorizationNumber() {
        return untaken(
                this::drawAuthorizationNumber,
                n -> agreements.findAuthorizationNumber(n).isPresent());
    }

    private static String untaken(Supplier<String> draw, Predicate<String> taken) {
        String number;
        do {
            number = draw.get();
        } while (taken.test(number));
        return number;
    }

    private String draw(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
