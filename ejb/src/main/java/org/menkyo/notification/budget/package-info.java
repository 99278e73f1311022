/** How many mails one sender may cause, and the mails that are held back over it (LC-905). */
package org.menkyo.notification.budget;
