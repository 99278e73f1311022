package org.menkyo.apidocument.portal;

import java.util.List;

/**
 * An operation of a SOAP service.
 *
 * @param description what it does, in English
 * @param errorCodes what its fault can have as code
 * @param input the element that is sent
 * @param output the element that comes back
 * @param faults the elements that come back instead
 */
public record SoapOperation(
        String name,
        String description,
        List<String> errorCodes,
        ApiObject input,
        ApiObject output,
        List<ApiObject> faults) {}
