"""A partner's program with zeep, made from nothing but the WSDLs. What it is told is in the environment; each step prints
what came of it as step, name and value, with tabs between."""

import os

import requests
import requests.auth
import zeep
import zeep.exceptions
import zeep.transports

COMMON = "{urn:menkyo:common:v1}"
told = os.environ


def tell(step, name, value):
    print(step, name, value, sep="\t", flush=True)


def service(name, account="", base=told["WS"]):
    session = requests.Session()
    if account:
        session.auth = requests.auth.HTTPBasicAuth(told[account], told[account + "_PASSWORD"])
    address = base + "/" + name + told["SUFFIX"]
    return zeep.Client(address + "?wsdl", transport=zeep.transports.Transport(session=session)).service


def order(number, quantity):
    return {
        "orderNumber": told["RUN"] + number,
        "organization": {
            "identifier": told["RUN"],
            "name": told["NAME"],
            "address": {"street": "1-2-3", "city": "東京", "country": "JP"},
        },
        "endCustomers": [{"name": "花子", "email": "hanako@" + told["RUN"] + ".example"}],
        "lines": [{"product": "SVR-STD-2008", "quantity": quantity}],
    }


def tell_fault(step, fault):
    detail = fault.detail.find(COMMON + "licensingFault")
    tell(step, "code", detail.findtext(COMMON + "code"))
    for field in detail.findall(COMMON + "fields"):
        tell(step, "field", field.findtext(COMMON + "field"))


orders = service("OrderService", "DISTRIBUTOR")
recorded = orders.submitOrder(**order("-1", 5))
tell("order", "state", recorded.state)
batch = orders.submitOrders(orders=[order("-2", 5), order("-3", 0)])
for result in batch.results:
    tell("bulk", result.position, result.order.state if result.order else result.error.code)
try:
    orders.submitOrder(**order("-4", 0))
except zeep.exceptions.Fault as raised:
    tell_fault("fault", raised)
agreement = service("AgreementService", "DISTRIBUTOR").getAgreement(licenseId=recorded.licenseNumber)
tell("japanese", "name", agreement.organization.name)

permissions = service("PermissionService", "ADMINISTRATOR")
user = permissions.grantPermissions(
    licenseId=told["LICENSE_ID"], email=told["GRANTEE"], roles=["LICENSE_INFORMATION_VIEWER"]
)
for held in user.permissions:
    tell("permission", "role", held.role)
    permissions.removePermission(licenseId=told["LICENSE_ID"], permissionId=held.id)
users = permissions.listUsers(licenseId=told["LICENSE_ID"])
tell("removal", "left", sum(len(other.permissions) for other in users.users if other.email == told["GRANTEE"]))
for held in service("LicenseService", "ADMINISTRATOR").listLicenses().licenses:
    tell("list", "license", held.licenseId)
activation = service("ActivationService").activateInstallation(
    productKey=told["PRODUCT_KEY"], installationId=told["INSTALLATION_ID"]
)
tell("activation", "confirmationId", activation.confirmationId)
tell("activation", "counted", str(activation.counted).lower())

information = service("LicenseInformationService", "ADMINISTRATOR")
for line in information.listLicenseSummary(licenseId=told["LICENSE_ID"], sort="PRODUCT").lines:
    tell("summary", line.product, line.quantity)
tell("statement", "begins", information.getLicenseStatement(licenseId=told["LICENSE_ID"])[:5].decode())
assignments = service("AssignmentService", "ADMINISTRATOR")
seat = assignments.assignSubscription(licenseId=told["LICENSE_ID"], product="OFFICE-SUB", email=told["GRANTEE"])
tell("seats", "assigned", str(seat.email == told["GRANTEE"]).lower())
seats = assignments.listSubscriptionSeats(licenseId=told["LICENSE_ID"], email=told["GRANTEE"]).seats
tell("seats", "listed", len(seats))

later = service("OrderService", "DISTRIBUTOR", told["LATER_WS"])
shown = later.getOrder(orderNumber=told["RUN"] + "-1")
tell("later", "state", shown.state)
tell("later", "quantity", shown.lines[0].quantity)
tell("later", "revision", shown.revision)
shown = service("AgreementService", "DISTRIBUTOR", told["LATER_WS"]).getAgreement(licenseId=recorded.licenseNumber)
tell("later", "program", shown.program)
tell("later", "kind", shown.contacts[0].kind)
try:
    later.submitOrder(**order("-4", 0))
except zeep.exceptions.Fault as raised:
    tell_fault("laterFault", raised)
