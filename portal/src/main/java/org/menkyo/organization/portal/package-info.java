/** Organizations in forms (LC-104, LC-110). */
package org.menkyo.organization.portal;
