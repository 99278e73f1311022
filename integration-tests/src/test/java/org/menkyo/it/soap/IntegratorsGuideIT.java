package org.menkyo.it.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.product.RunningProduct;

/** The integrator's guide can be followed to the letter. */
@Tag("LC-1103")
class IntegratorsGuideIT {

    private static final Path GUIDE = Path.of("../docs/integrators-guide.md");

    private final RunningProduct product = RunningProduct.get();

    @Test
    @Tag("LC-104")
    void recordsTheOrderInRawXml() throws IOException {
        RawPeer.RawAnswer answer = new RawPeer(product.soap("/OrderService"))
                .basic(Orders.DISTRIBUTOR, Orders.PASSWORD)
                .send(block("xml", "submitOrder").strip());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("orderNumber")).isEqualTo("PO-2026-0815");
        assertThat(answer.text("licenseNumber")).matches("[0-9]{10}");
    }

    @Test
    @Tag("LC-108")
    void recordsAndCorrectsTheOrderInPython() throws IOException, InterruptedException {
        Path work = Path.of(System.getProperty("menkyo.it.work", "target"));
        Path script = Files.writeString(work.resolve("guide.py"), block("python", "submitOrder"));
        Path output = work.resolve("guide.log");
        ProcessBuilder python = new ProcessBuilder("/usr/bin/python3", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        python.environment().put("MENKYO", product.soap("").toString().replaceFirst("/ws.*", ""));

        Process running = python.start();

        assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).containsPattern("[0-9]{10} [A-Z0-9]{12}\\s+RECORDED 2 12");
    }

    /** The first block of the guide in a language with a word in it. */
    private static String block(String language, String word) throws IOException {
        Matcher blocks =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        while (blocks.find()) {
            if (blocks.group(1).contains(word)) {
                return blocks.group(1);
            }
        }
        throw new AssertionError("no such block in the guide");
    }
}
