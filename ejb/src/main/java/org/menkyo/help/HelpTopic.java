package org.menkyo.help;

import org.menkyo.shared.text.Language;

/**
 * A question and its answer, in both languages.
 *
 * @param code names the topic; stays for ever, since pages link to it
 */
public record HelpTopic(String code, HelpSection section, Text question, Text answer) {

    /** A text in both languages. */
    public record Text(String en, String ja) {

        String in(Language language) {
            return language == Language.JA ? ja : en;
        }
    }

    HelpTopicView in(Language language) {
        return new HelpTopicView(code, section, question.in(language), answer.in(language));
    }
}
