// Uses the client that was generated from the OpenAPI document: a distributor's order over REST.
// Arguments: base address, name, password, order number. Writes one JSON object: what was answered.
import { client } from "./generated/client.gen";
import { listProducts, readOrder, submitOrder } from "./generated/sdk.gen";

async function main() {
  const [baseUrl, name, password, orderNumber] = process.argv.slice(2);
  client.setConfig({
    baseUrl,
    headers: { Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}` },
  });

  const products = await listProducts({ query: { size: 5 } });
  const product = products.data!.items[0].code;
  const body = {
    orderNumber,
    organization: {
      identifier: orderNumber,
      name: "Generated Client",
      address: { street: "1-1", city: "Tokyo", country: "JP" },
    },
    endCustomers: [{ name: "Contact", email: `${orderNumber.toLowerCase()}@example.com` }],
    lines: [{ product, quantity: 5 }],
  };
  const submitted = await submitOrder({ body });
  const found = await readOrder({ path: { orderNumber } });
  const wrong = await submitOrder({ body: { ...body, orderNumber: `${orderNumber}-2`, lines: [{ product, quantity: 0 }] } });
  console.log(JSON.stringify({
    products: products.data!.items.length,
    submitted: submitted.data,
    found: found.data,
    problem: wrong.error,
  }));
}

main();
