// Calls Menkyo by SOAP with node-soap, from nothing but the WSDL.
//
// Reads one JSON object from standard input: the address of the WSDL, who signs in and how, and the calls. Writes one
// JSON line per call: the result or the fault.
import { createInterface } from "node:readline";
import soap from "soap";

const SIGN_INS = {
  basic: (job) => new soap.BasicAuthSecurity(job.user, job.password),
  token: (job) => new soap.WSSecurity(job.user, job.password, { passwordType: "PasswordText" }),
};

async function input() {
  let text = "";
  for await (const line of createInterface({ input: process.stdin })) {
    text += line;
  }
  return JSON.parse(text);
}

function faultOf(error) {
  const fault = error.root?.Envelope?.Body?.Fault;
  if (!fault) {
    throw error;
  }
  const detail = (fault.detail ?? fault.Detail).licensingFault;
  const fields = [].concat(detail.fields ?? []);
  return {
    code: detail.code,
    text: detail.text,
    fields: Object.fromEntries(fields.map((field) => [field.field, field.text])),
  };
}

const job = await input();
const client = await soap.createClientAsync(job.wsdl, { forceSoap12Headers: job.soap12 });
if (job.signIn in SIGN_INS) {
  client.setSecurity(SIGN_INS[job.signIn](job));
}
for (const call of job.calls) {
  let answer;
  try {
    const [result] = await client[`${call.operation}Async`](call.arguments);
    answer = { result };
  } catch (error) {
    answer = { fault: faultOf(error) };
  }
  console.log(JSON.stringify(answer));
}
