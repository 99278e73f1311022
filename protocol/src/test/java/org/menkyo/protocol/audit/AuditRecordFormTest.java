package org.menkyo.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How personal values stand in what an audit record is chained by. */
@Tag("LC-1204")
class AuditRecordFormTest {

    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final Map<String, Object> STORED =
            Map.of("callerName", "kim", "id", "1", "details", Map.of("role", "R", "email", "kim@example.com"));

    @Test
    void theDigestStaysWhenAValueGoes() {
        AuditRecordForm whole =
                AuditRecordForm.of(STORED, Map.of("callerName", SALT, "details.email", SALT.replace('0', 'f')));
        assertThat(whole.personal().keySet()).containsExactly("callerName", "details.email");
        assertThat(CanonicalJson.of(whole.covered())).contains("\"role\":\"R\"").doesNotContain("kim");

        String digest =
                HexFormat.of().formatHex(whole.personal().get("details.email").digest());
        AuditRecordForm erased = AuditRecordForm.of(
                Map.of("callerName", "kim", "id", "1", "details", Map.of("role", "R")),
                Map.of("callerName", SALT, "details.email", digest));

        assertThat(erased.personal().keySet()).containsExactly("callerName");
        assertThat(erased.digest()).isEqualTo(whole.digest());
    }

    @Test
    void whatDoesNotFitGivesAnotherDigest() {
        byte[] whole = AuditRecordForm.of(STORED, Map.of("callerName", SALT)).digest();
        for (String mark :
                new String[] {SALT.toUpperCase(java.util.Locale.ROOT), "", "x", SALT + "00", SALT.replace('f', '0')}) {
            assertThat(AuditRecordForm.of(STORED, Map.of("callerName", mark)).digest())
                    .isNotEqualTo(whole);
        }
        assertThat(AuditRecordForm.of(STORED, Map.of()).digest()).isNotEqualTo(whole);
        assertThat(AuditRecordForm.of(STORED, Map.of("callerName", SALT, "other", SALT))
                        .digest())
                .as("a salt of nothing")
                .isEqualTo(whole);
    }

    @Test
    void anotherSaltIsAnotherDigest() {
        assertThat(new SaltedValue(new byte[16], "kim").digest())
                .isNotEqualTo(new SaltedValue(HexFormat.of().parseHex(SALT), "kim").digest());
        assertThat(new SaltedValue(new byte[16], "kim")).hasToString("SaltedValue");
    }
}
