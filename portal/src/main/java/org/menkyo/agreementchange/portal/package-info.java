/** What stands on record about a license ID, and its changes, as pages (LC-110, LC-111). */
package org.menkyo.agreementchange.portal;
