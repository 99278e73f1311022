package org.menkyo.entitlement.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link LicenseEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.entitlement.soap.v1.LicensePort",
        targetNamespace = "urn:menkyo:license:v1",
        serviceName = "LicenseServiceSoap12",
        portName = "LicensePortSoap12",
        wsdlLocation = "WEB-INF/wsdl/LicenseServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class LicenseSoap12Endpoint extends LicenseEndpoint {}
