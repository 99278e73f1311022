// A partner's program with node-soap, made from nothing but the WSDLs. What it is told is in the environment; each step
// prints what came of it as step, name and value, with tabs between.
import soap from "soap";

const told = process.env;
const tell = (...cells) => console.log(cells.join("\t"));
const list = (value) => [].concat(value ?? []);

async function service(name, account, base = told.WS) {
  const client = await soap.createClientAsync(`${base}/${name}${told.SUFFIX}?wsdl`, {
    forceSoap12Headers: told.SUFFIX !== "",
  });
  if (account) {
    client.setSecurity(new soap.BasicAuthSecurity(told[account], told[`${account}_PASSWORD`]));
  }
  return client;
}

function order(number, quantity) {
  return {
    orderNumber: told.RUN + number,
    organization: {
      identifier: told.RUN,
      name: told.NAME,
      address: { street: "1-2-3", city: "東京", country: "JP" },
    },
    endCustomers: [{ name: "花子", email: `hanako@${told.RUN}.example` }],
    lines: [{ product: "SVR-STD-2008", quantity }],
  };
}

async function tellFault(step, call) {
  try {
    await call;
  } catch (error) {
    const fault = error.root.Envelope.Body.Fault;
    const detail = (fault.detail ?? fault.Detail).licensingFault;
    tell(step, "code", detail.code);
    list(detail.fields).forEach((field) => tell(step, "field", field.field));
  }
}

const orders = await service("OrderService", "DISTRIBUTOR");
const recorded = (await orders.submitOrderAsync(order("-1", 5)))[0].order;
tell("order", "state", recorded.state);
const { batch } = (await orders.submitOrdersAsync({ orders: [order("-2", 5), order("-3", 0)] }))[0];
batch.results.forEach((result) => tell("bulk", result.position, (result.order?.state ?? result.error?.code)));
await tellFault("fault", orders.submitOrderAsync(order("-4", 0)));
const license = { licenseId: recorded.licenseNumber };
const agreements = await service("AgreementService", "DISTRIBUTOR");
tell("japanese", "name", (await agreements.getAgreementAsync(license))[0].agreement.organization.name);

const permissions = await service("PermissionService", "ADMINISTRATOR");
const own = { licenseId: told.LICENSE_ID };
const { user } = (
  await permissions.grantPermissionsAsync({ ...own, email: told.GRANTEE, roles: ["LICENSE_INFORMATION_VIEWER"] })
)[0];
for (const held of list(user.permissions)) {
  tell("permission", "role", held.role);
  await permissions.removePermissionAsync({ ...own, permissionId: held.id });
}
const { users } = (await permissions.listUsersAsync(own))[0];
tell("removal", "left", users.filter((one) => one.email === told.GRANTEE).flatMap((one) => list(one.permissions)).length);
const licenses = await service("LicenseService", "ADMINISTRATOR");
(await licenses.listLicensesAsync({}))[0].licenses.forEach((held) => tell("list", "license", held.licenseId));
const activations = await service("ActivationService");
const { activation } = (
  await activations.activateInstallationAsync({ productKey: told.PRODUCT_KEY, installationId: told.INSTALLATION_ID })
)[0];
tell("activation", "confirmationId", activation.confirmationId);
tell("activation", "counted", activation.counted);

const information = await service("LicenseInformationService", "ADMINISTRATOR");
const { lines } = (await information.listLicenseSummaryAsync({ ...own, sort: "PRODUCT" }))[0];
lines.forEach((line) => tell("summary", line.product, line.quantity));
const { statement } = (await information.getLicenseStatementAsync(own))[0];
tell("statement", "begins", Buffer.from(statement, "base64").toString("latin1", 0, 5));
const assignments = await service("AssignmentService", "ADMINISTRATOR");
const { seat } = (
  await assignments.assignSubscriptionAsync({ ...own, product: "OFFICE-SUB", email: told.GRANTEE })
)[0];
tell("seats", "assigned", seat.email === told.GRANTEE);
const { seats } = (await assignments.listSubscriptionSeatsAsync({ ...own, email: told.GRANTEE }))[0];
tell("seats", "listed", list(seats).length);

const later = await service("OrderService", "DISTRIBUTOR", told.LATER_WS);
const shown = (await later.getOrderAsync({ orderNumber: `${told.RUN}-1` }))[0].order;
tell("later", "state", shown.state);
tell("later", "quantity", list(shown.lines)[0].quantity);
tell("later", "revision", shown.revision);
const laterAgreements = await service("AgreementService", "DISTRIBUTOR", told.LATER_WS);
const { agreement } = (await laterAgreements.getAgreementAsync(license))[0];
tell("later", "program", agreement.program);
tell("later", "kind", list(agreement.contacts)[0].kind);
await tellFault("laterFault", later.submitOrderAsync(order("-4", 0)));
