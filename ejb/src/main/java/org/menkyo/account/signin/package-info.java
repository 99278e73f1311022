/** Ending the sign-ins of an account. */
package org.menkyo.account.signin;
