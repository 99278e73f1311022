package org.menkyo.usermanagement.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link PermissionEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.usermanagement.soap.v1.PermissionPort",
        targetNamespace = "urn:menkyo:permission:v1",
        serviceName = "PermissionServiceSoap12",
        portName = "PermissionPortSoap12",
        wsdlLocation = "WEB-INF/wsdl/PermissionServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class PermissionSoap12Endpoint extends PermissionEndpoint {}
