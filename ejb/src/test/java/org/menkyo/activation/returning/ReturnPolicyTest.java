package org.menkyo.activation.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.RejectedException;

@Tag("VA-409")
class ReturnPolicyTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T14:59:59Z, 2025-12-31T15:00:00Z, 2026-12-31T15:00:00Z",
        "2026-12-31T15:00:00Z, 2026-12-31T15:00:00Z, 2027-12-31T15:00:00Z",
    })
    void theYearIsThatOfTheInstallationsCalendar(Instant now, Instant from, Instant to) {
        ReturnPolicy policy = ReturnPolicy.at(now, TOKYO, 1);

        assertThat(policy.from()).isEqualTo(from);
        assertThat(policy.to()).isEqualTo(to);
    }

    @Test
    void asManyAreAllowedAsTheKeysGroupSaysAndNoMore() {
        ReturnPolicy policy = policy(2);

        assertThatCode(() -> policy.requireOneMore(1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.requireOneMore(2)).isInstanceOfSatisfying(RejectedException.class, error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.ACTIVATION_RETURNS_EXHAUSTED);
            assertThat(error.getMessage()).contains("allows 2 returned", "of 2026 are used");
        });
        assertThat(policy.remaining(0)).isEqualTo(2);
        assertThat(policy.remaining(3)).as("after the policy became stricter").isZero();
    }

    @Test
    void withoutAPolicyNoneIsAllowed() {
        assertThatThrownBy(() -> policy(0).requireOneMore(0))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.ACTIVATION_RETURN_NOT_ALLOWED));
    }

    private static ReturnPolicy policy(int perYear) {
        return ReturnPolicy.at(Instant.parse("2026-05-01T00:00:00Z"), TOKYO, perYear);
    }
}
