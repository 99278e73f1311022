package org.menkyo.usermanagement.soap;

import java.util.List;
import java.util.Objects;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest;
import org.menkyo.permissionrequest.OwnRequestView;
import org.menkyo.permissionrequest.PermissionRequestReceipt;
import org.menkyo.permissionrequest.PermissionRequestView;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.permissionrequest.RequestState;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.soap.ContractMapping;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionView;
import org.menkyo.usermanagement.UserAccess;
import org.menkyo.usermanagement.soap.v1.ListOwnPermissionRequestsResponse;
import org.menkyo.usermanagement.soap.v1.ListOwnPermissionsResponse;
import org.menkyo.usermanagement.soap.v1.ListPermissionRequestsResponse;
import org.menkyo.usermanagement.soap.v1.ListUsersResponse;

/** Between the contract's permissions and permission requests and the services'. */
@Mapper(config = ContractMapping.class)
public interface PermissionMapper {

    @Mapping(target = "users", source = "items")
    ListUsersResponse toUsers(Page<UserAccess> page);

    org.menkyo.usermanagement.soap.v1.UserAccess toAnswer(UserAccess user);

    @BeanMapping(ignoreUnmappedSourceProperties = "licenseId")
    GrantPermissions toCommand(org.menkyo.usermanagement.soap.v1.GrantPermissions request);

    @Mapping(target = "permissions", source = "items")
    ListOwnPermissionsResponse toPermissions(Page<PermissionView> page);

    RequestPermission toCommand(org.menkyo.usermanagement.soap.v1.RequestPermission request);

    org.menkyo.usermanagement.soap.v1.PermissionRequestReceipt toAnswer(PermissionRequestReceipt receipt);

    @Mapping(target = "requests", source = "items")
    ListOwnPermissionRequestsResponse toOwnRequests(Page<OwnRequestView> page);

    org.menkyo.usermanagement.soap.v1.OwnRequestView toAnswer(OwnRequestView request);

    RequestState toState(org.menkyo.usermanagement.soap.v1.RequestState state);

    @Mapping(target = "requests", source = "items")
    ListPermissionRequestsResponse toRequests(Page<PermissionRequestView> page);

    @BeanMapping(ignoreUnmappedSourceProperties = "id")
    @Mapping(target = "roles", qualifiedByName = "absentIfEmpty")
    DecidePermissionRequest toCommand(org.menkyo.usermanagement.soap.v1.DecidePermissionRequest request);

    org.menkyo.usermanagement.soap.v1.PermissionRequestView toAnswer(PermissionRequestView request);

    Role toRole(org.menkyo.usermanagement.soap.v1.Role role);

    /** No role at all means all that were asked for. */
    @Named("absentIfEmpty")
    default List<Role> absentIfEmpty(List<org.menkyo.usermanagement.soap.v1.Role> roles) {
        List<Role> given =
                roles.stream().filter(Objects::nonNull).map(this::toRole).toList();
        return given.isEmpty() ? null : given;
    }
}
