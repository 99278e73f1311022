package org.menkyo.seat.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link AssignmentEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.seat.soap.v1.AssignmentPort",
        targetNamespace = "urn:menkyo:assignment:v1",
        serviceName = "AssignmentServiceSoap12",
        portName = "AssignmentPortSoap12",
        wsdlLocation = "WEB-INF/wsdl/AssignmentServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class AssignmentSoap12Endpoint extends AssignmentEndpoint {}
