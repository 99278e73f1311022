package org.menkyo.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class StorableTextTest {

    @Test
    @Tag("LC-115")
    void isWhatXmlCanCarry() throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        int[] doubtful = IntStream.concat(
                        IntStream.rangeClosed(0, 0x9F),
                        IntStream.of(0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1FFFE))
                .filter(c -> c != '<' && c != '&')
                .toArray();
        for (int character : doubtful) {
            String text = Character.toString(character);
            boolean wellFormed = true;
            try {
                parser.parse(new InputSource(new StringReader("<t>" + text + "</t>")));
            } catch (SAXException e) {
                wellFormed = false;
            }
            assertThat(StorableText.isStorable(text)).as("U+%04X", character).isEqualTo(wellFormed);
        }
    }

    @Test
    void replacesWhatNobodyEntered() {
        assertThat(StorableText.of("a\u0000b\uD800c\uFFFFd\uD842\uDFB7"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uD842\uDFB7");
    }
}
