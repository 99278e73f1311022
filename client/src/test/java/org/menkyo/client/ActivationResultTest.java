package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.protocol.activation.LicenseState;

class ActivationResultTest {

    @ParameterizedTest
    @EnumSource(ActivationOutcome.class)
    @Tag("VA-316")
    void everyOutcomeHasWordsInBothLanguages(ActivationOutcome outcome) {
        ActivationResult result = result(outcome);
        String english = result.text(Locale.ENGLISH, ZoneOffset.UTC);
        String japanese = result.text(Locale.JAPANESE, ZoneId.of("Asia/Tokyo"));
        assertThat(english).matches("\\p{ASCII}+").doesNotContain("{", "}");
        assertThat(japanese).containsPattern("[ぁ-んァ-ン一-龠]").doesNotContain("{", "}");
        assertThat(english.startsWith("Not activated: ")).isEqualTo(outcome.isFailure());
        assertThat(result.text(Locale.FRENCH, ZoneOffset.UTC)).startsWith(english.substring(0, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.menkyo.client.messages", "org.menkyo.client.report", "org.menkyo.client.cli"})
    void bothLanguagesHaveTheSameTexts(String name) {
        ResourceBundle.Control plain =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle japanese = ResourceBundle.getBundle(name, Locale.JAPANESE, plain);
        ResourceBundle english = ResourceBundle.getBundle(name, Locale.ROOT, plain);
        assertThat(japanese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(japanese.getString(key)).isNotEqualTo(english.getString(key)));
    }

    @Test
    @Tag("VA-316")
    void singularAndPluralAreRight() {
        ActivationResult result = new ActivationResult(
                ActivationResult.Purpose.ACTIVATION,
                ActivationOutcome.NOT_ENOUGH_MACHINES,
                LicenseState.INITIAL_GRACE,
                "Server Standard",
                5,
                "kms:1688",
                OptionalInt.of(4),
                Optional.empty(),
                OptionalInt.empty(),
                "",
                Optional.empty());
        assertThat(result.text(Locale.ENGLISH, ZoneOffset.UTC))
                .isEqualTo("Not activated: the KMS host kms:1688 has counted 4 machines, Server Standard needs 5. "
                        + "One more physical machine has to ask this host.");
    }

    private static ActivationResult result(ActivationOutcome outcome) {
        return new ActivationResult(
                ActivationResult.Purpose.ACTIVATION,
                outcome,
                LicenseState.INITIAL_GRACE,
                "Server Standard",
                5,
                "kms:1688",
                OptionalInt.of(3),
                Optional.of(Duration.ofHours(-5)),
                OptionalInt.of(7),
                "because",
                Optional.of(Sample.START));
    }
}
