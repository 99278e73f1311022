package org.menkyo.physicalmedia;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.menkyo.organization.Address;
import org.menkyo.protocol.text.TypedText;

/** The states of the United States, with the federal district, by their postal codes. */
enum UsState {
    AL("Alabama"),
    AK("Alaska"),
    AZ("Arizona", true),
    AR("Arkansas"),
    CA("California", true),
    CO("Colorado", true),
    CT("Connecticut"),
    DC("District of Columbia"),
    DE("Delaware"),
    FL("Florida", true),
    GA("Georgia", true),
    HI("Hawaii"),
    ID("Idaho"),
    IL("Illinois"),
    IN("Indiana"),
    IA("Iowa", true),
    KS("Kansas"),
    KY("Kentucky"),
    LA("Louisiana"),
    ME("Maine"),
    MD("Maryland", true),
    MA("Massachusetts"),
    MI("Michigan"),
    MN("Minnesota"),
    MS("Mississippi"),
    MO("Missouri", true),
    MT("Montana"),
    NE("Nebraska"),
    NV("Nevada", true),
    NH("New Hampshire"),
    NJ("New Jersey", true),
    NM("New Mexico"),
    NY("New York"),
    NC("North Carolina", true),
    ND("North Dakota"),
    OH("Ohio"),
    OK("Oklahoma", true),
    OR("Oregon"),
    PA("Pennsylvania"),
    RI("Rhode Island", true),
    SC("South Carolina", true),
    SD("South Dakota"),
    TN("Tennessee"),
    TX("Texas"),
    UT("Utah"),
    VT("Vermont", true),
    VA("Virginia", true),
    WA("Washington"),
    WV("West Virginia"),
    WI("Wisconsin"),
    WY("Wyoming"),
    AS("American Samoa"),
    GU("Guam"),
    MP("Northern Mariana Islands"),
    PR("Puerto Rico"),
    VI("Virgin Islands"),
    AA("Armed Forces Americas"),
    AE("Armed Forces Europe"),
    AP("Armed Forces Pacific");

    /** The country whose regions these are. */
    static final String COUNTRY = "US";

    private final String title;
    private final boolean endsExemption;

    UsState(String title) {
        this(title, false);
    }

    UsState(String title, boolean endsExemption) {
        this.title = title;
        this.endsExemption = endsExemption;
    }

    /** Its name. */
    String title() {
        return title;
    }

    /** Whether shipping media there can end an exemption from taxes (LC-703). */
    boolean endsExemption() {
        return endsExemption;
    }

    /** The state that an address in the United States names, by its code or its name in any case; empty for other texts. */
    static Optional<UsState> of(Address address) {
        if (!COUNTRY.equals(address.country()) || address.region() == null) {
            return Optional.empty();
        }
        String form = TypedText.label(address.region());
        return Stream.of(values())
                .filter(state -> form != null
                        && (state.name().equals(form.replace(".", "").toUpperCase(Locale.ROOT))
                                || state.title.equalsIgnoreCase(form)))
                .findFirst();
    }
}
