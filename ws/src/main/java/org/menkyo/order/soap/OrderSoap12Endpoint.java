package org.menkyo.order.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link OrderEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.order.soap.v1.OrderPort",
        targetNamespace = "urn:menkyo:order:v1",
        serviceName = "OrderServiceSoap12",
        portName = "OrderPortSoap12",
        wsdlLocation = "WEB-INF/wsdl/OrderServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class OrderSoap12Endpoint extends OrderEndpoint {}
