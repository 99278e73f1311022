/** Signed messages to partner systems about what happened, for those who subscribed to it (LC-904). */
package org.menkyo.webhook;
