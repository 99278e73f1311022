package org.menkyo.help.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.help.SupportContact;
import org.menkyo.help.SupportContactsDocument;
import org.menkyo.shared.json.CommandText;

class SampleSupportContactsFileTest {

    private static final Path SAMPLE = Path.of("../docs/help/sample-support-contacts.json");
    private static final Path DEMO = Path.of("../src/main/liquibase/demo/030-support-contacts.xml");

    @Test
    @Tag("LC-708")
    void thePublishedSampleIsWhatTheDemoHas() throws IOException {
        SupportContactsDocument sample = CommandText.parse(Files.readAllBytes(SAMPLE), SupportContactsDocument.class);
        String change = Files.readString(DEMO);
        String document =
                change.substring(change.indexOf("document = '") + "document = '".length(), change.indexOf("' WHERE"));

        assertThat(CommandText.parse(document.getBytes(StandardCharsets.UTF_8), SupportContactsDocument.class))
                .isEqualTo(sample);
        assertThat(sample.contacts())
                .extracting(SupportContact::code)
                .containsExactly("japan-customers", "japan-partners", "us-customers", "us-partners");
    }
}
