package org.menkyo.activation.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.DeviceCalls;

/** The same as {@link ActivationEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.activation.soap.v1.ActivationPort",
        targetNamespace = "urn:menkyo:activation:v1",
        serviceName = "ActivationServiceSoap12",
        portName = "ActivationPortSoap12",
        wsdlLocation = "WEB-INF/wsdl/ActivationServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = DeviceCalls.class)
public class ActivationSoap12Endpoint extends ActivationEndpoint {}
