// A partner's program with gSOAP, whose classes wsdl2h and soapcpp2 made from the WSDLs. What it is told is in the
// environment; each step prints what came of it as step, name and value, with tabs between.
#include <cstdlib>
#include <iostream>
#include <string>

#ifdef SOAP12
#include "OrderBindingSoap12.nsmap"
#include "soapActivationBindingSoap12Proxy.h"
#include "soapAgreementBindingSoap12Proxy.h"
#include "soapLicenseBindingSoap12Proxy.h"
#include "soapOrderBindingSoap12Proxy.h"
#include "soapPermissionBindingSoap12Proxy.h"
using ActivationBindingProxy = ActivationBindingSoap12Proxy;
using AgreementBindingProxy = AgreementBindingSoap12Proxy;
using LicenseBindingProxy = LicenseBindingSoap12Proxy;
using OrderBindingProxy = OrderBindingSoap12Proxy;
using PermissionBindingProxy = PermissionBindingSoap12Proxy;
#else
#include "OrderBinding.nsmap"
#include "soapActivationBindingProxy.h"
#include "soapAgreementBindingProxy.h"
#include "soapLicenseBindingProxy.h"
#include "soapOrderBindingProxy.h"
#include "soapPermissionBindingProxy.h"
#endif

static std::string told(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value ? value : "";
}

template <class Value>
static void tell(const char* step, const char* name, const Value& value) {
    std::cout << step << "\t" << name << "\t" << value << std::endl;
}

// A service at its address. gSOAP forgets the credentials after each call.
template <class Proxy>
class Service : public Proxy {
  public:
    Service(const std::string& name, const std::string& account = "", const std::string& base = "WS")
        : Proxy(soap_new1(SOAP_C_UTFSTRING)),
          address(told(base) + "/" + name + told("SUFFIX")),
          user(told(account)),
          password(told(account + "_PASSWORD")) {
        soap_set_namespaces(this->soap, namespaces);
        this->soap_endpoint = address.c_str();
    }

    Proxy& signedIn() {
        if (!user.empty()) {
            this->soap->userid = user.c_str();
            this->soap->passwd = password.c_str();
        }
        return *this;
    }

    void must(int outcome) {
        if (outcome != SOAP_OK) {
            soap_print_fault(this->soap, stderr);
            std::exit(1);
        }
    }

    void tellFault(const char* step, int outcome) {
        SOAP_ENV__Fault* fault = outcome == SOAP_OK ? nullptr : this->soap->fault;
        SOAP_ENV__Detail* detail = fault == nullptr ? nullptr : fault->detail ? fault->detail : fault->SOAP_ENV__Detail;
        if (detail == nullptr || detail->common__licensingFault == nullptr) {
            must(outcome == SOAP_OK ? SOAP_ERR : outcome);
        }
        tell(step, "code", detail->common__licensingFault->code);
        for (auto* field : detail->common__licensingFault->fields) {
            tell(step, "field", field->field);
        }
    }

  private:
    std::string address;
    std::string user;
    std::string password;
};

static std::string* text(const std::string& value) {
    return new std::string(value);
}

static order__SubmitOrder* order(const std::string& number, int quantity) {
    auto* customer = new order__EndCustomer();
    customer->name = text("花子");
    customer->email = text("hanako@" + told("RUN") + ".example");
    auto* line = new order__OrderLine();
    line->product = text("SVR-STD-2008");
    line->quantity = new int(quantity);
    auto* address = new common__Address();
    address->street = text("1-2-3");
    address->city = text("東京");
    address->country = text("JP");
    auto* organization = new common__OrganizationDetails();
    organization->identifier = text(told("RUN"));
    organization->name = text(told("NAME"));
    organization->address = address;
    auto* created = new order__SubmitOrder();
    created->orderNumber = text(told("RUN") + number);
    created->organization = organization;
    created->endCustomers.push_back(customer);
    created->lines.push_back(line);
    return created;
}

static void orders(std::string& licenseNumber) {
    Service<OrderBindingProxy> service("OrderService", "DISTRIBUTOR");
    order__SubmitOrderResponse recorded;
    service.must(service.signedIn().submitOrder(order("-1", 5), recorded));
    tell("order", "state", recorded.order->state);
    licenseNumber = recorded.order->licenseNumber;

    order__SubmitOrders bulk;
    bulk.orders = {order("-2", 5), order("-3", 0)};
    order__SubmitOrdersResponse results;
    service.must(service.signedIn().submitOrders(&bulk, results));
    for (auto* result : results.batch->results) {
        tell("bulk", std::to_string(result->position).c_str(), result->order ? result->order->state : result->error->code);
    }
    order__SubmitOrderResponse refused;
    service.tellFault("fault", service.signedIn().submitOrder(order("-4", 0), refused));

    Service<AgreementBindingProxy> agreements("AgreementService", "DISTRIBUTOR");
    agreement__GetAgreement license;
    license.licenseId = licenseNumber;
    agreement__GetAgreementResponse shown;
    agreements.must(agreements.signedIn().getAgreement(&license, shown));
    tell("japanese", "name", shown.agreement->organization->name);
}

static void permissions() {
    Service<PermissionBindingProxy> service("PermissionService", "ADMINISTRATOR");
    permission__GrantPermissions grant;
    grant.licenseId = told("LICENSE_ID");
    grant.email = told("GRANTEE");
    grant.roles = {permission__Role__LICENSE_USCOREINFORMATION_USCOREVIEWER};
    permission__GrantPermissionsResponse granted;
    service.must(service.signedIn().grantPermissions(&grant, granted));
    for (auto* held : granted.user->permissions) {
        tell("permission", "role", held->role);
        permission__RemovePermission removal;
        removal.licenseId = told("LICENSE_ID");
        removal.permissionId = held->id;
        permission__RemovePermissionResponse removed;
        service.must(service.signedIn().removePermission(&removal, removed));
    }
    permission__ListUsers list;
    list.licenseId = told("LICENSE_ID");
    permission__ListUsersResponse users;
    service.must(service.signedIn().listUsers(&list, users));
    size_t left = 0;
    for (auto* user : users.users) {
        left += user->email == told("GRANTEE") ? user->permissions.size() : 0;
    }
    tell("removal", "left", left);
}

static void licenses() {
    Service<LicenseBindingProxy> service("LicenseService", "ADMINISTRATOR");
    license__ListLicenses list;
    license__ListLicensesResponse listed;
    service.must(service.signedIn().listLicenses(&list, listed));
    for (auto* held : listed.licenses) {
        tell("list", "license", held->licenseId);
    }
}

static void activation() {
    Service<ActivationBindingProxy> service("ActivationService");
    activation__ActivateInstallation request;
    request.productKey = told("PRODUCT_KEY");
    request.installationId = told("INSTALLATION_ID");
    activation__ActivateInstallationResponse answer;
    service.must(service.signedIn().activateInstallation(&request, answer));
    tell("activation", "confirmationId", answer.activation->confirmationId);
    tell("activation", "counted", answer.activation->counted ? "true" : "false");
}

static void later(const std::string& licenseNumber) {
    Service<OrderBindingProxy> service("OrderService", "DISTRIBUTOR", "LATER_WS");
    order__GetOrder number;
    number.orderNumber = told("RUN") + "-1";
    order__GetOrderResponse shown;
    service.must(service.signedIn().getOrder(&number, shown));
    tell("later", "state", shown.order->state);
    tell("later", "quantity", shown.order->lines[0]->quantity);
    tell("later", "revision", shown.order->revision);

    Service<AgreementBindingProxy> agreements("AgreementService", "DISTRIBUTOR", "LATER_WS");
    agreement__GetAgreement license;
    license.licenseId = licenseNumber;
    agreement__GetAgreementResponse agreement;
    agreements.must(agreements.signedIn().getAgreement(&license, agreement));
    tell("later", "program", agreement.agreement->program);
    tell("later", "kind", agreement.agreement->contacts[0]->kind);

    order__SubmitOrderResponse refused;
    service.tellFault("laterFault", service.signedIn().submitOrder(order("-4", 0), refused));
}

int main() {
    std::string licenseNumber;
    orders(licenseNumber);
    permissions();
    licenses();
    activation();
    later(licenseNumber);
}
