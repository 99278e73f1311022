package org.menkyo.activation.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link PhoneEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.activation.soap.phone.v1.PhonePort",
        targetNamespace = "urn:menkyo:phone:v1",
        serviceName = "PhoneServiceSoap12",
        portName = "PhonePortSoap12",
        wsdlLocation = "WEB-INF/wsdl/PhoneServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class PhoneSoap12Endpoint extends PhoneEndpoint {}
