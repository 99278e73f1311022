package org.menkyo.usermanagement.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import java.util.UUID;
import org.apache.cxf.feature.Features;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;
import org.menkyo.shared.soap.ContractValues;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.soap.v1.DecidePermissionRequest;
import org.menkyo.usermanagement.soap.v1.DecidePermissionRequestResponse;
import org.menkyo.usermanagement.soap.v1.DisableUser;
import org.menkyo.usermanagement.soap.v1.DisableUserResponse;
import org.menkyo.usermanagement.soap.v1.EnableUser;
import org.menkyo.usermanagement.soap.v1.EnableUserResponse;
import org.menkyo.usermanagement.soap.v1.GrantPermissions;
import org.menkyo.usermanagement.soap.v1.GrantPermissionsResponse;
import org.menkyo.usermanagement.soap.v1.ListOwnPermissionRequests;
import org.menkyo.usermanagement.soap.v1.ListOwnPermissionRequestsResponse;
import org.menkyo.usermanagement.soap.v1.ListOwnPermissions;
import org.menkyo.usermanagement.soap.v1.ListOwnPermissionsResponse;
import org.menkyo.usermanagement.soap.v1.ListPermissionRequests;
import org.menkyo.usermanagement.soap.v1.ListPermissionRequestsResponse;
import org.menkyo.usermanagement.soap.v1.ListUsers;
import org.menkyo.usermanagement.soap.v1.ListUsersResponse;
import org.menkyo.usermanagement.soap.v1.PermissionPort;
import org.menkyo.usermanagement.soap.v1.RemovePermission;
import org.menkyo.usermanagement.soap.v1.RemovePermissionResponse;
import org.menkyo.usermanagement.soap.v1.RequestPermission;
import org.menkyo.usermanagement.soap.v1.RequestPermissionResponse;
import org.menkyo.usermanagement.soap.v1.WithdrawPermissionRequest;
import org.menkyo.usermanagement.soap.v1.WithdrawPermissionRequestResponse;

/** Permissions and permission requests over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.usermanagement.soap.v1.PermissionPort",
        targetNamespace = "urn:menkyo:permission:v1",
        serviceName = "PermissionService",
        portName = "PermissionPort",
        wsdlLocation = "WEB-INF/wsdl/PermissionService.wsdl")
@Features(classes = AccountCalls.class)
public class PermissionEndpoint extends ContractEndpoint implements PermissionPort {

    private static final PermissionMapper MAPPER = new GeneratedPermissionMapper();

    @Inject
    private PermissionService permissions;

    @Inject
    private PermissionRequestService requests;

    @Override
    @Performs(Operation.LIST_USERS)
    public ListUsersResponse listUsers(ListUsers request) {
        return MAPPER.toUsers(
                permissions.listUsers(caller(), request.getLicenseId(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.GRANT_PERMISSION)
    public GrantPermissionsResponse grantPermissions(GrantPermissions request) {
        GrantPermissionsResponse answer = new GrantPermissionsResponse();
        answer.setUser(MAPPER.toAnswer(permissions.grant(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.REMOVE_PERMISSION)
    public RemovePermissionResponse removePermission(RemovePermission request) {
        permissions.remove(caller(), request.getLicenseId(), request.getPermissionId());
        return new RemovePermissionResponse();
    }

    @Override
    @Performs(Operation.DISABLE_USER)
    public DisableUserResponse disableUser(DisableUser request) {
        DisableUserResponse answer = new DisableUserResponse();
        answer.setUser(MAPPER.toAnswer(permissions.disable(caller(), request.getLicenseId(), request.getEmail())));
        return answer;
    }

    @Override
    @Performs(Operation.ENABLE_USER)
    public EnableUserResponse enableUser(EnableUser request) {
        EnableUserResponse answer = new EnableUserResponse();
        answer.setUser(MAPPER.toAnswer(permissions.enable(caller(), request.getLicenseId(), request.getEmail())));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_OWN_PERMISSIONS)
    public ListOwnPermissionsResponse listOwnPermissions(ListOwnPermissions request) {
        return MAPPER.toPermissions(permissions.mine(caller(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.REQUEST_PERMISSION)
    public RequestPermissionResponse requestPermission(RequestPermission request) {
        RequestPermissionResponse answer = new RequestPermissionResponse();
        answer.setReceipt(MAPPER.toAnswer(requests.request(caller(), MAPPER.toCommand(request))));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_OWN_PERMISSION_REQUESTS)
    public ListOwnPermissionRequestsResponse listOwnPermissionRequests(ListOwnPermissionRequests request) {
        return MAPPER.toOwnRequests(requests.mine(caller(), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.WITHDRAW_PERMISSION_REQUEST)
    public WithdrawPermissionRequestResponse withdrawPermissionRequest(WithdrawPermissionRequest request) {
        WithdrawPermissionRequestResponse answer = new WithdrawPermissionRequestResponse();
        answer.setRequest(MAPPER.toAnswer(requests.withdraw(caller(), UUID.fromString(request.getId()))));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_PERMISSION_REQUESTS)
    public ListPermissionRequestsResponse listPermissionRequests(ListPermissionRequests request) {
        return MAPPER.toRequests(
                requests.list(caller(), MAPPER.toState(request.getState()), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.DECIDE_PERMISSION_REQUEST)
    public DecidePermissionRequestResponse decidePermissionRequest(DecidePermissionRequest request) {
        DecidePermissionRequestResponse answer = new DecidePermissionRequestResponse();
        answer.setRequest(MAPPER.toAnswer(
                requests.decide(caller(), UUID.fromString(request.getId()), MAPPER.toCommand(request))));
        return answer;
    }
}
