/** The pages of mails that were given up or are held back. */
package org.menkyo.notification.portal;
