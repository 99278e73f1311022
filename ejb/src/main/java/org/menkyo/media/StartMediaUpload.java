package org.menkyo.media;

import jakarta.annotation.Nullable;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.input.Limits;

/**
 * Announces a media file, whose bytes follow in pieces (LC-702).
 *
 * @param product the product's code in the catalog
 * @param kind what it installs; if it is null, an upgrade for an upgrade license and the whole product for others
 * @param language its language by BCP 47, such as ja or pt-BR
 * @param version its version, as the publisher counts them, at most 64 characters
 * @param fileName the name under which people keep it, at most 200 characters and without slashes
 * @param size its length in bytes, at most 1 TiB
 * @param sha256 the SHA-256 of its bytes, 64 hexadecimal digits
 */
public record StartMediaUpload(
        @Limits(maxLength = 64) String product,
        @Nullable MediaKind kind,
        @Limits(maxLength = 35) String language,
        @Limits(maxLength = 64) String version,
        @Limits(maxLength = 200, pattern = "^[^/\\\\]+$") String fileName,

        @Limits(min = 1, max = StartMediaUpload.MAX_SIZE) Long size,

        @Limits(minLength = 64, maxLength = 64, pattern = "^[0-9A-Fa-f]{64}$")
        String sha256) {

    static final long MAX_SIZE = 1L << 40;

    private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\]+");

    /** @param usual the kind if none is said */
    MediaDescription description(MediaKind usual) {
        return new MediaDescription(
                product,
                Optional.ofNullable(kind).orElse(usual),
                Locale.forLanguageTag(language).toLanguageTag(),
                version,
                fileName,
                size,
                sha256.toLowerCase(Locale.ROOT));
    }

    void check() {
        InputCheck check = new InputCheck()
                .text("product", product, 64)
                .text("language", language, 35)
                .text("version", version, 64)
                .text("fileName", fileName, 200)
                .range("size", size, 1, MAX_SIZE)
                .required("sha256", sha256);
        if (language != null && !language.isBlank() && !isLanguage(language)) {
            check.reject("language", FieldProblem.MALFORMED);
        }
        if (fileName != null
                && !fileName.isEmpty()
                && !FILE_NAME.matcher(fileName).matches()) {
            check.reject("fileName", FieldProblem.MALFORMED);
        }
        if (sha256 != null && !SHA256.matcher(sha256).matches()) {
            check.reject("sha256", FieldProblem.MALFORMED);
        }
        check.done();
    }

    /** Whether a text is a language tag by BCP 47 that names a language. */
    public static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
