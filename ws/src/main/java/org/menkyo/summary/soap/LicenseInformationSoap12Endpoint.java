package org.menkyo.summary.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link LicenseInformationEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.summary.soap.v1.LicenseInformationPort",
        targetNamespace = "urn:menkyo:information:v1",
        serviceName = "LicenseInformationServiceSoap12",
        portName = "LicenseInformationPortSoap12",
        wsdlLocation = "WEB-INF/wsdl/LicenseInformationServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class LicenseInformationSoap12Endpoint extends LicenseInformationEndpoint {}
