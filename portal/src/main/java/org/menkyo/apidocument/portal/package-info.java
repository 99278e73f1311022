/** The REST interface, described for those who call it. */
package org.menkyo.apidocument.portal;
