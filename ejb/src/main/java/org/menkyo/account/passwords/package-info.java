/** What may be a password. */
package org.menkyo.account.passwords;
