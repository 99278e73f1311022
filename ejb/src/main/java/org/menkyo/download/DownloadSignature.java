package org.menkyo.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.menkyo.shared.Settings;
import org.menkyo.shared.secret.SecretBox;

/**
 * Signs links by HMAC-SHA-256 with a key of the installation, over all that a link is bound to: person, license ID, media file
 * and end (LC-702). The key outlives changes of the master key.
 */
@ApplicationScoped
public class DownloadSignature {

    private static final String PURPOSE = "download-link";

    private final SecretBox secrets;
    private final Settings settings;

    @Inject
    public DownloadSignature(SecretBox secrets, Settings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /** The address of a download. Its last part is for programs that name files by the address; it means nothing here. */
    URI link(Download download) {
        String name = URLEncoder.encode(download.media().description().fileName(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        String base = settings.baseUrl().toString().replaceAll("/+$", "");
        return URI.create(base + "/api/downloads/" + download.publicId() + '/' + of(download) + '/' + name);
    }

    /** Whether a link is the one that was signed. */
    boolean fits(Download download, String signature) {
        return MessageDigest.isEqual(
                of(download).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String of(Download download) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.keyedHash(PURPOSE, download.bound()));
    }
}
