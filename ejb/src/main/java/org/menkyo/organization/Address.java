package org.menkyo.organization;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * A postal address.
 *
 * @param street street and number, at most 200 characters
 * @param city at most 100 characters
 * @param region state, prefecture or province; may be null, at most 100 characters
 * @param postalCode may be null, at most 20 characters
 * @param country the country's code by ISO 3166-1 alpha-2
 */
@Embeddable
public record Address(
        @Limits(maxLength = 200) String street,
        @Limits(maxLength = 100) String city,
        @Limits(maxLength = 100) @Nullable String region,

        @Column(name = "postal_code") @Limits(maxLength = 20) @Nullable
        String postalCode,

        @Limits(maxLength = 2, pattern = "^[A-Z]{2}$") String country) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Whether it is a country's code by ISO 3166-1 alpha-2. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    /** The address on one line, for people. */
    public String oneLine() {
        return Stream.of(street, city, region, postalCode, country)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** Reports what is wrong with an address that came from outside. */
    public static void check(InputCheck check, String field, Address address) {
        if (address == null) {
            check.required(field, null);
            return;
        }
        check.text(field + ".street", address.street(), 200)
                .text(field + ".city", address.city(), 100)
                .optionalText(field + ".region", address.region(), 100)
                .optionalText(field + ".postalCode", address.postalCode(), 20);
        if (address.country() == null) {
            check.required(field + ".country", null);
        } else if (!isCountry(address.country())) {
            check.reject(field + ".country", FieldProblem.MALFORMED);
        }
    }
}
