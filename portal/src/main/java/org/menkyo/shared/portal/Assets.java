package org.menkyo.shared.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The style sheet, pictures and scripts of pages. Their addresses change with what is in them, so that browsers keep them and still never
 * show old ones.
 */
@ApplicationScoped
public class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "portal.css", "text/css;charset=UTF-8",
            "menkyo.svg", "image/svg+xml",
            "link.js", "text/javascript;charset=UTF-8");
    private static final int DIGITS = 16;

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    /**
     * A file for browsers.
     *
     * @param type its media type
     * @param version changes with its content
     * @param content its bytes
     */
    record Asset(String type, String version, byte[] content) {}

    public Assets() {
        TYPES.forEach((name, type) -> byName.put(name, read(name, type)));
    }

    private static Asset read(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            byte[] content = in.readAllBytes();
            String version = Base64.getUrlEncoder()
                    .encodeToString(Sha256.digest().digest(content))
                    .substring(0, DIGITS);
            return new Asset(type, version, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where browsers find a file. */
    String address(String name) {
        return "/assets/" + byName.get(name).version() + "/" + name;
    }

    Optional<Asset> find(String version, String name) {
        return Optional.ofNullable(byName.get(name))
                .filter(asset -> asset.version().equals(version));
    }
}
