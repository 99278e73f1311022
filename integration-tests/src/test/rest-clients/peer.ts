// Speaks REST with the client that openapi-generator makes for TypeScript. The argument is a file with the job; what came
// of it is printed as one JSON object.
import { readFileSync } from "node:fs";
import {
  ActivationsApi, AuditApi, Configuration, KMSHostsApi, LicensesApi, OpenLicensesApi, OrdersApi, ResponseError,
  RoleInput, UserManagementApi,
} from "./typescript-fetch";
import type { SubmitOrder } from "./typescript-fetch";

async function main() {
  const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const signedIn = (account: string) => new Configuration({ username: account, password: `${account}-1` });
  const order = (number: string, product: string): SubmitOrder => ({
    orderNumber: number,
    organization: {
      identifier: number,
      name: job.organization,
      address: { street: "霞が関 1-1", city: "東京", country: "JP" },
    },
    endCustomers: [{ name: "山田 花子", email: job.email }],
    lines: [{ product, quantity: 5 }],
  });

  const told: Record<string, unknown> = {};
  const orders = new OrdersApi(signedIn(job.distributor));
  const submitted = await orders.submitOrder({ submitOrder: order(job.number, job.product), acceptLanguage: "ja" });
  told.order = (await orders.readOrder({ orderNumber: submitted.orderNumber })).orderNumber;

  let bulk = await orders.submitOrders({ submitOrders: {
    orders: [order(`${job.number}-1`, job.product), order(`${job.number}-2`, "無い製品")] } });
  while (!bulk.complete) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    bulk = await orders.readOrderBatch({ batchId: bulk.id });
  }
  told.bulk = bulk.results.map((result) => result.error?.code ?? result.order?.orderNumber);
  told.bulkField = bulk.results[1].error?.fields[0].field;

  try {
    await orders.submitOrder({ submitOrder: order(`${job.number}-3`, "無い製品"), acceptLanguage: "ja" });
  } catch (refused) {
    const { response } = refused as ResponseError;
    const problem = await response.json();
    told.problem = [response.status, problem.code, problem.errors[0].pointer, problem.title];
  }

  const administrator = signedIn(job.administrator);
  told.organization =
    (await new LicensesApi(administrator).readLicense({ licenseId: submitted.licenseNumber })).organizationName;
  const users = new UserManagementApi(administrator);
  const granted = await users.grantPermission({
    licenseId: job.licenseId, grantPermissions: { email: job.grantee, roles: [RoleInput.DownloadAdministrator] } });
  told.granted = granted.permissions[0].role;
  await users.removePermission({ licenseId: job.licenseId, permissionId: granted.permissions[0].id });
  const left = await users.listUsers({ licenseId: job.licenseId });
  told.left = left.items.map((user) => user.email).filter((email) => email === job.grantee);
  told.csv = await users.exportUsers({ licenseId: job.licenseId });
  told.jsonl = await (await new AuditApi(administrator).exportLicenseAuditLines({ licenseId: job.licenseId })).text();

  told.confirmationId = (await new ActivationsApi(new Configuration()).activateInstallation({
    activateInstallation: { productKey: job.productKey, installationId: job.installationId } })).confirmationId;
  told.added = (await new OpenLicensesApi(signedIn(job.colleague)).addOpenLicense({
    addOpenLicense: {
      authorizationNumber: job.authorizationNumber, licenseNumber: job.licenseId, acknowledged: true,
      givenName: "花子", familyName: "佐藤",
    } })).outcome;
  told.health = (await new KMSHostsApi(signedIn(job.operator)).readKmsHealth()).status;
  console.log(JSON.stringify(told));
}

main();
