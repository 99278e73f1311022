package org.menkyo.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipFile;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;

/** The descriptor of the built archive, which lists its modules. */
final class ApplicationDescriptor {

    private static final String ENTRY = "META-INF/application.xml";

    private ApplicationDescriptor() {}

    static Asset withModule(String archive, String contextRoot) {
        try (ZipFile file = new ZipFile(System.getProperty("menkyo.it.application"))) {
            String descriptor =
                    new String(file.getInputStream(file.getEntry(ENTRY)).readAllBytes(), StandardCharsets.UTF_8);
            String module = "<module><web><web-uri>" + archive + "</web-uri><context-root>" + contextRoot
                    + "</context-root></web></module>";
            return new StringAsset(descriptor.replace("<library-directory>", module + "<library-directory>"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
