package org.menkyo.notification.mail;

/**
 * The text of a mail.
 *
 * @param subject one line without control characters
 * @param text the body for readers of plain text
 * @param html the same body as a document
 */
record RenderedMail(String subject, String text, String html) {}
