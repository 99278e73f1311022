package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comments of the library and of what it is made of become the documentation that a release has. */
class DocumentationTest {

    @TempDir
    private Path folder;

    @Test
    void commentsAreDocumentation() {
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);

        int result = ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(
                        writer,
                        writer,
                        "-quiet",
                        "-Xdoclint:all,-missing",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        folder.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-sourcepath",
                        String.join(
                                System.getProperty("path.separator"),
                                Path.of("src/main/java").toString(),
                                Path.of("../protocol/src/main/java").toString()),
                        "-subpackages",
                        "org.menkyo.client:org.menkyo.protocol");

        assertThat(told.toString()).isEmpty();
        assertThat(result).isZero();
        assertThat(folder.resolve("org/menkyo/client/ActivationClient.html")).exists();
        assertThat(folder.resolve("org/menkyo/protocol/catalog/ClientCatalog.html"))
                .exists();
    }
}
