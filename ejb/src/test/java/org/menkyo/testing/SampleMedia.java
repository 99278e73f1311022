package org.menkyo.testing;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.media.MediaFolder;
import org.menkyo.media.MediaKind;
import org.menkyo.media.MediaUploadService;
import org.menkyo.media.MediaView;
import org.menkyo.media.StartMediaUpload;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Caller;

/** Media files in a folder of a test, as operators record them. */
public final class SampleMedia {

    private final LicensingScenario scenario;
    private final MediaFolder folder;

    public SampleMedia(LicensingScenario scenario, Path folder) {
        this.scenario = scenario;
        this.folder = new MediaFolder(folder);
    }

    /** Calls a service that works with the folder. */
    public <S, T> T call(Class<S> service, Function<S, T> work) {
        return call(service, UnaryOperator.identity(), work);
    }

    /** {@link #call} with some beans replaced. */
    public <S, T> T call(Class<S> service, UnaryOperator<TestBeans> replacement, Function<S, T> work) {
        return scenario.call(
                service,
                beans -> replacement.apply(
                        beans.with(MediaFolder.class, folder).with(IdentityProvider.class, providerOfTests())),
                work);
    }

    /** People of {@link LicensingScenario} sign in there. */
    private IdentityProvider providerOfTests() {
        return new IdentityProvider(new Settings(), scenario.clock()) {
            @Override
            public Optional<URI> issuer() {
                return Optional.of(URI.create("test"));
            }
        };
    }

    /** Announces a file. */
    public static StartMediaUpload announced(String product, MediaKind kind, String version, byte[] bytes) {
        return new StartMediaUpload(
                product,
                kind,
                "ja",
                version,
                "サーバー " + version + ".iso",
                (long) bytes.length,
                HexFormat.of().formatHex(Sha256.digest().digest(bytes)));
    }

    /** Records a file of a version that no other has. */
    public MediaView recorded(String product, MediaKind kind, byte[] bytes) {
        Caller operator = scenario.operator();
        UUID id = call(
                        MediaUploadService.class,
                        s -> s.start(
                                operator,
                                announced(product, kind, UUID.randomUUID().toString(), bytes)))
                .id();
        call(MediaUploadService.class, s -> s.append(operator, id, 0, new ByteArrayInputStream(bytes)));
        return call(MediaUploadService.class, s -> s.finish(operator, id));
    }
}
