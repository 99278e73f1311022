/** The master keys, and the secrets that are sealed with keys derived from them (LC-1207); password hashes. */
package org.menkyo.shared.secret;
