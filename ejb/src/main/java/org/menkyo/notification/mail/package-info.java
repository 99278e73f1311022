/** Notifications as mails: texts, MIME, SMTP. */
package org.menkyo.notification.mail;
