/** Technical accounts, as operators and as partners manage them. */
package org.menkyo.account.technical;
