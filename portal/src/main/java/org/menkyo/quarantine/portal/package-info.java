/** The page of the quarantine. */
package org.menkyo.quarantine.portal;
