/** From the outbox over the queue to the mail server. */
package org.menkyo.notification.relay;
