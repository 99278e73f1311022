/** Mails about what happened: recorded in the causing transaction, relayed to a JMS queue, sent by a consumer (LC-901). */
package org.menkyo.notification;
