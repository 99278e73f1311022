package org.menkyo.agreement.soap;

import jakarta.jws.WebService;
import jakarta.xml.ws.BindingType;
import jakarta.xml.ws.soap.SOAPBinding;
import org.apache.cxf.feature.Features;
import org.menkyo.shared.soap.AccountCalls;

/** The same as {@link AgreementEndpoint} over SOAP 1.2, with a WSDL of its own (LC-1106). */
@WebService(
        endpointInterface = "org.menkyo.agreement.soap.v1.AgreementPort",
        targetNamespace = "urn:menkyo:agreement:v1",
        serviceName = "AgreementServiceSoap12",
        portName = "AgreementPortSoap12",
        wsdlLocation = "WEB-INF/wsdl/AgreementServiceSoap12.wsdl")
@BindingType(SOAPBinding.SOAP12HTTP_BINDING)
@Features(classes = AccountCalls.class)
public class AgreementSoap12Endpoint extends AgreementEndpoint {}
