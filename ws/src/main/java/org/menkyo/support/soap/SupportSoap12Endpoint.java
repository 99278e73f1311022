package org.menkyo.support.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link SupportEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.support.soap.v1.SupportPort",
        targetNamespace = "urn:menkyo:support:v1",
        serviceName = "SupportServiceSoap12",
        portName = "SupportPortSoap12",
        wsdlLocation = "WEB-INF/wsdl/SupportServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class SupportSoap12Endpoint extends SupportEndpoint {}
