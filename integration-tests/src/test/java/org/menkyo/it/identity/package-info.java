/** An identity provider of others in the place of the built-in one. */
package org.menkyo.it.identity;
