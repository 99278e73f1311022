/** Accounts of the built-in identity provider as pages (LC-201). */
package org.menkyo.account.portal;
