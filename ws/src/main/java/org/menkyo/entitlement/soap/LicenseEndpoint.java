package org.menkyo.entitlement.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import java.util.UUID;
import org.apache.cxf.feature.Features;
import org.menkyo.activation.returning.ActivationReturnService;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.entitlement.soap.v1.GetLicense;
import org.menkyo.entitlement.soap.v1.GetLicenseResponse;
import org.menkyo.entitlement.soap.v1.LicensePort;
import org.menkyo.entitlement.soap.v1.ListLicenses;
import org.menkyo.entitlement.soap.v1.ListLicensesResponse;
import org.menkyo.entitlement.soap.v1.ListProductKeys;
import org.menkyo.entitlement.soap.v1.ListProductKeysResponse;
import org.menkyo.entitlement.soap.v1.ReturnActivation;
import org.menkyo.entitlement.soap.v1.ReturnActivationResponse;
import org.menkyo.entitlement.soap.v1.RevealProductKey;
import org.menkyo.entitlement.soap.v1.RevealProductKeyResponse;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.ProductKeyFilter;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;
import org.menkyo.shared.soap.ContractValues;

/** Licenses and product keys over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.entitlement.soap.v1.LicensePort",
        targetNamespace = "urn:menkyo:license:v1",
        serviceName = "LicenseService",
        portName = "LicensePort",
        wsdlLocation = "WEB-INF/wsdl/LicenseService.wsdl")
@Features(classes = AccountCalls.class)
public class LicenseEndpoint extends ContractEndpoint implements LicensePort {

    private static final LicenseMapper MAPPER = new GeneratedLicenseMapper();

    @Inject
    private LicenseService licenses;

    @Inject
    private ProductKeyService productKeys;

    @Inject
    private ActivationReturnService returns;

    @Override
    @Performs(Operation.LIST_LICENSES)
    public ListLicensesResponse listLicenses(ListLicenses request) {
        return MAPPER.toLicenses(licenses.list(caller(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.READ_LICENSE)
    public GetLicenseResponse getLicense(GetLicense request) {
        GetLicenseResponse answer = new GetLicenseResponse();
        answer.setLicense(MAPPER.toAnswer(licenses.get(caller(), request.getLicenseId())));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_PRODUCT_KEYS)
    public ListProductKeysResponse listProductKeys(ListProductKeys request) {
        ProductKeyFilter filter =
                request.getFilter() == null ? ProductKeyFilter.none() : MAPPER.toFilter(request.getFilter());
        return MAPPER.toProductKeys(productKeys.list(caller(), filter, ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public RevealProductKeyResponse revealProductKey(RevealProductKey request) {
        RevealProductKeyResponse answer = new RevealProductKeyResponse();
        answer.setProductKey(MAPPER.toAnswer(productKeys.reveal(caller(), UUID.fromString(request.getId()))));
        return answer;
    }

    @Override
    @Performs(Operation.RETURN_ACTIVATION)
    public ReturnActivationResponse returnActivation(ReturnActivation request) {
        ReturnActivationResponse answer = new ReturnActivationResponse();
        answer.setActivationReturn(
                MAPPER.toAnswer(returns.giveBack(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }
}
