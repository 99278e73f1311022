# Speaks REST with the client that openapi-generator makes for Python. The argument is a file with the job; what came of
# it is printed as one JSON object.
import json
import sys
import time

from openapi_client import ApiClient, ApiException, Configuration
from openapi_client.api.activations_api import ActivationsApi
from openapi_client.api.audit_api import AuditApi
from openapi_client.api.kms_hosts_api import KMSHostsApi
from openapi_client.api.licenses_api import LicensesApi
from openapi_client.api.open_licenses_api import OpenLicensesApi
from openapi_client.api.orders_api import OrdersApi
from openapi_client.api.user_management_api import UserManagementApi
from openapi_client.models.activate_installation import ActivateInstallation
from openapi_client.models.add_open_license import AddOpenLicense
from openapi_client.models.address_input import AddressInput
from openapi_client.models.end_customer_input import EndCustomerInput
from openapi_client.models.grant_permissions import GrantPermissions
from openapi_client.models.order_line_input import OrderLineInput
from openapi_client.models.organization_details_input import OrganizationDetailsInput
from openapi_client.models.role_input import RoleInput
from openapi_client.models.submit_order import SubmitOrder
from openapi_client.models.submit_orders import SubmitOrders

with open(sys.argv[1], encoding="utf-8") as file:
    job = json.load(file)


def signed_in(account):
    return ApiClient(Configuration(username=account, password=account + "-1"))


def order(number, product):
    return SubmitOrder(
        order_number=number,
        organization=OrganizationDetailsInput(
            identifier=number,
            name=job["organization"],
            address=AddressInput(street="霞が関 1-1", city="東京", country="JP")),
        end_customers=[EndCustomerInput(name="山田 花子", email=job["email"])],
        lines=[OrderLineInput(product=product, quantity=5)])


told = {}
orders = OrdersApi(signed_in(job["distributor"]))
submitted = orders.submit_order(order(job["number"], job["product"]), accept_language="ja")
told["order"] = orders.read_order(submitted.order_number).order_number

bulk = orders.submit_orders(SubmitOrders(orders=[
    order(job["number"] + "-1", job["product"]), order(job["number"] + "-2", "無い製品")]))
while not bulk.complete:
    time.sleep(0.2)
    bulk = orders.read_order_batch(bulk.id)
told["bulk"] = [result.error.code if result.error else result.order.order_number for result in bulk.results]
told["bulkField"] = bulk.results[1].error.fields[0].var_field

try:
    orders.submit_order(order(job["number"] + "-3", "無い製品"), accept_language="ja")
except ApiException as refused:
    problem = json.loads(refused.body)
    told["problem"] = [refused.status, problem["code"], problem["errors"][0]["pointer"], problem["title"]]

administrator = signed_in(job["administrator"])
told["organization"] = LicensesApi(administrator).read_license(submitted.license_number).organization_name
users = UserManagementApi(administrator)
granted = users.grant_permission(
    job["licenseId"], GrantPermissions(email=job["grantee"], roles=[RoleInput.DOWNLOAD_ADMINISTRATOR]))
told["granted"] = granted.permissions[0].role
users.remove_permission(job["licenseId"], granted.permissions[0].id)
told["left"] = [user.email for user in users.list_users(job["licenseId"]).items if user.email == job["grantee"]]
told["csv"] = users.export_users(job["licenseId"])
told["jsonl"] = AuditApi(administrator).export_license_audit_lines(job["licenseId"]).decode("utf-8")

activated = ActivationsApi(ApiClient(Configuration())).activate_installation(
    ActivateInstallation(product_key=job["productKey"], installation_id=job["installationId"]))
told["confirmationId"] = activated.confirmation_id

added = OpenLicensesApi(signed_in(job["colleague"])).add_open_license(AddOpenLicense(
    authorization_number=job["authorizationNumber"], license_number=job["licenseId"], acknowledged=True,
    given_name="花子", family_name="佐藤"))
told["added"] = added.outcome
told["health"] = KMSHostsApi(signed_in(job["operator"])).read_kms_health().status
print(json.dumps(told))
