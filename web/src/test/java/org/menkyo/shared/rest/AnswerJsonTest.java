package org.menkyo.shared.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.json.RecordJson;

/** Remembered JSON belongs to one object, not to an equal one or to one in the same place. */
class AnswerJsonTest {

    private record Answer(String text) {}

    @Test
    void remembersTheJsonOfTheSameObject() {
        Answer answer = new Answer("same");

        assertThat(AnswerJson.of(answer).bytes()).isSameAs(AnswerJson.of(answer).bytes());
        assertThat(AnswerJson.of(answer).tag()).isEqualTo(EntityTags.of(RecordJson.bytes(answer)));
    }

    @Test
    void givesEachObjectItsOwnJson() {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            answers.add(new Answer("answer " + i));
        }
        for (int round = 0; round < 2; round++) {
            for (Answer answer : answers) {
                assertThat(AnswerJson.of(answer).bytes()).isEqualTo(RecordJson.bytes(answer));
            }
        }
    }

    @Test
    void doesNotKeepWhatIsLong() {
        Answer answer = new Answer("x".repeat(20_000));

        assertThat(AnswerJson.of(answer).bytes())
                .isEqualTo(RecordJson.bytes(answer))
                .isNotSameAs(AnswerJson.of(answer).bytes());
    }
}
