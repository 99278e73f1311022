/** What operators see and do about mails that were not delivered. */
package org.menkyo.notification.desk;
