package org.menkyo.help;

/**
 * A help topic in one language.
 *
 * @param code names the topic; stays for ever
 * @param question what people ask
 * @param answer plain text; an empty line stands between paragraphs
 */
public record HelpTopicView(String code, HelpSection section, String question, String answer) {}
