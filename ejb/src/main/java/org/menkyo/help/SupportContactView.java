package org.menkyo.help;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * How support is reached, and whether it is open now.
 *
 * @param code names the contact
 * @param country ISO 3166-1 alpha-2
 * @param name in the language of the call
 * @param phone telephone number; null if there is none
 * @param email e-mail address; null if there is none
 * @param page web address; null if there is none
 * @param languages the languages spoken, ISO 639-1
 * @param timeZone of the opening hours
 * @param hours when it is open on days that are no holidays
 * @param openNow whether it is open at this moment
 * @param closesAt the end of the time in which it is open; null if it is closed
 * @param opensAt when it opens next; null if it is open, or not open within a year
 */
public record SupportContactView(
        String code,
        String country,
        Audience audience,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String page,
        List<String> languages,
        String timeZone,
        List<OpeningSpan> hours,
        boolean openNow,
        @Nullable Instant closesAt,
        @Nullable Instant opensAt) {}
