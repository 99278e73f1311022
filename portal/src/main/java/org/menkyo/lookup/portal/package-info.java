/** The desk of support: finds people, organizations and licenses (LC-806). */
package org.menkyo.lookup.portal;
