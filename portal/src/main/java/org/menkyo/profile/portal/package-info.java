/** One's own profile as a page (LC-206, LC-501). */
package org.menkyo.profile.portal;
