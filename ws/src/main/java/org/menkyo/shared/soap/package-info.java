/**
 * What all SOAP endpoints share: where a call comes from and who calls, the check against the schema, and one fault for
 * all errors.
 */
package org.menkyo.shared.soap;
