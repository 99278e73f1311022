/**
 * Changes to what stands on record about a license ID: contacts, address, holder, its end (LC-110, LC-111). Each is
 * recorded with who, when, the old and the new values.
 */
package org.menkyo.agreementchange;
