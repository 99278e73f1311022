/** The notifications that are to be sent, in the database: written in the transaction that they tell of. */
package org.menkyo.notification.outbox;
