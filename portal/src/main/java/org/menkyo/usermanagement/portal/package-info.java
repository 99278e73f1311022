/** One's own permissions as pages. */
package org.menkyo.usermanagement.portal;
