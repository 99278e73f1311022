/** Accounts of the built-in identity provider, and the person or system behind each call (LC-201). */
package org.menkyo.identity;
