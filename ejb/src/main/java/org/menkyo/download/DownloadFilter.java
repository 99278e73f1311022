package org.menkyo.download;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.menkyo.media.MediaKind;
import org.menkyo.media.StartMediaUpload;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.text.AskedText;

/**
 * Which downloads are asked for (LC-702); null means any.
 *
 * @param licenseId by licenses of this license ID
 * @param product of the product with this code
 * @param family of products of this family
 * @param kind media of this kind
 * @param language media in this language, by BCP 47
 * @param kilobitsPerSecond the speed of the connection, for which the time is estimated, at least 1; 0 if it is not known
 */
public record DownloadFilter(
        String licenseId, String product, String family, MediaKind kind, String language, long kilobitsPerSecond) {

    /** A terabit: faster than anybody's. */
    private static final long MAX_SPEED = 1_000_000_000;

    /** Takes texts in the form in which they are compared; a license ID that is invisible finds nothing. */
    public DownloadFilter {
        licenseId = AskedText.code(licenseId);
        language = language == null ? null : Locale.forLanguageTag(language).toLanguageTag();
    }

    /**
     * Reads the parameters of a call.
     *
     * @throws InvalidInputException if one of them is wrong
     */
    public static DownloadFilter of(
            String licenseId, String product, String family, MediaKind kind, String language, long kilobitsPerSecond) {
        List<FieldError> errors = new ArrayList<>();
        if (language != null && !StartMediaUpload.isLanguage(language)) {
            errors.add(new FieldError("language", FieldProblem.MALFORMED, List.of()));
        }
        if (kilobitsPerSecond < 0 || kilobitsPerSecond > MAX_SPEED) {
            errors.add(new FieldError("kilobitsPerSecond", FieldProblem.OUT_OF_RANGE, List.of(1, MAX_SPEED)));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return new DownloadFilter(licenseId, product, family, kind, language, kilobitsPerSecond);
    }

    /** All of them. */
    public static DownloadFilter none() {
        return new DownloadFilter(null, null, null, null, null, 0);
    }
}
