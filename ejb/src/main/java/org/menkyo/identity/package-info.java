/** The person or system behind each call: identities, and the accounts of the built-in provider (LC-201). */
package org.menkyo.identity;
