package org.menkyo.bench.floor;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;

/** A bare SOAP endpoint with the answer of the product's. */
@WebService(serviceName = "FloorLicenses", targetNamespace = FloorLicenses.NAMESPACE)
public class FloorLicenses {

    /** The namespace of its messages. */
    public static final String NAMESPACE = "urn:menkyo:floor";

    private static final int PRODUCTS = 2;

    @WebMethod
    @WebResult(name = "license")
    public FloorLicense getLicense(@WebParam(name = "licenseId", targetNamespace = NAMESPACE) String licenseId) {
        return new FloorLicense(licenseId, "EX-123456", PRODUCTS);
    }
}
