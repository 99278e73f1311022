/** Signing in and out on pages, and the sessions of one's own. */
package org.menkyo.session.portal;
