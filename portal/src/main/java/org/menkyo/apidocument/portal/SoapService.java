package org.menkyo.apidocument.portal;

import java.util.List;

/**
 * A service of the SOAP interface.
 *
 * @param name as in its addresses
 * @param description what it is for, in English
 * @param addresses where it is, by versions of SOAP: 1.1, 1.2
 */
public record SoapService(String name, String description, List<String> addresses, List<SoapOperation> operations) {}
