package org.menkyo.client.unattend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.client.Sample;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.protocol.key.ProductKey;

class UnattendFileTest {

    private static final ProductKey KEY = Sample.mak(1, 5);
    private static final String EMPTY = "<unattend xmlns=\"urn:schemas-microsoft-com:unattend\"/>";
    private static final String FULL = """
            <u:unattend xmlns:u="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://example.com/wcm">
              <u:settings pass="windowsPE">
                <u:component name="Microsoft-Windows-Setup"><u:ProductKey><u:Key>PE</u:Key></u:ProductKey></u:component>
                <u:component name="Microsoft-Windows-Shell-Setup"><u:ProductKey>IN-PE</u:ProductKey></u:component>
              </u:settings>
              <!-- names -->
              <u:settings pass="specialize" wasPassProcessed="true">
                <u:component name="Other" wcm:action="add"><u:Value>1 &amp; 2</u:Value></u:component>
                <u:component name="Microsoft-Windows-Shell-Setup"><u:ComputerName>*</u:ComputerName></u:component>
              </u:settings>
            </u:unattend>
            """;

    @Test
    @Tag("VA-408")
    void writesTheKeyIntoTheSpecializePassAndRemovesIt() {
        UnattendFile with = parse(EMPTY).withKey(KEY);
        assertThat(with.hasKey()).isTrue();
        assertThat(text(with))
                .containsSubsequence(
                        "<settings pass=\"specialize\">",
                        "<component",
                        "name=\"Microsoft-Windows-Shell-Setup\"",
                        "<ProductKey>" + KEY.formatted() + "</ProductKey>");
        UnattendFile without = parse(text(with)).withoutKey();
        assertThat(without.hasKey()).isFalse();
        assertThat(text(without)).doesNotContain(KEY.formatted()).isEqualTo(text(parse(EMPTY)));
    }

    @Test
    @Tag("VA-408")
    void touchesNothingElse() {
        UnattendFile with = parse(FULL).withKey(KEY);
        assertThat(text(with))
                .contains(
                        "<u:ComputerName>*</u:ComputerName><u:ProductKey>" + KEY.formatted() + "</u:ProductKey>",
                        "<u:ProductKey>IN-PE</u:ProductKey>",
                        "<u:Key>PE</u:Key>",
                        "<!-- names -->",
                        "wcm:action=\"add\"");
        assertThat(text(with.withoutKey())).isEqualTo(text(parse(FULL)));
        assertThat(text(parse(FULL).withoutKey())).isEqualTo(text(parse(FULL)));
    }

    @Test
    @Tag("VA-408")
    void replacesAKeyThatIsThere() {
        ProductKey other = Sample.mak(2, 6);
        String text = text(parse(FULL).withKey(KEY).withKey(other));
        assertThat(text).contains(other.formatted()).doesNotContain(KEY.formatted());
    }

    @Test
    @Tag("VA-408")
    void takesOnlyMultipleActivationKeys() {
        ProductKey hostKey = Sample.KEYS.encode(KeyType.KMS_HOST, 1, 1);
        assertThatThrownBy(() -> parse(EMPTY).withKey(hostKey))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(hostKey.formatted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<other/>",
                "<!DOCTYPE unattend [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><unattend>&a;</unattend>",
                "<!DOCTYPE unattend [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><unattend>&b;</unattend>"
            })
    @Tag("VA-408")
    void readsNoDocumentTypesAndNothingElse(String xml) {
        assertThatThrownBy(() -> parse(xml)).isInstanceOf(IllegalArgumentException.class);
    }

    private static UnattendFile parse(String xml) {
        return UnattendFile.parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(UnattendFile file) {
        return new String(file.toBytes(), StandardCharsets.UTF_8);
    }
}
