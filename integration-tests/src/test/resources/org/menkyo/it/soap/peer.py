"""Calls Menkyo by SOAP with zeep, from nothing but the WSDL.

Reads one JSON object from standard input: the address of the WSDL, who signs in and how, and the calls. Writes one JSON
line per call: the result or the fault.
"""

import json
import sys

import requests
import requests.auth
import zeep
import zeep.exceptions
import zeep.helpers
import zeep.transports
import zeep.wsse.username
from lxml import etree

COMMON = "{urn:menkyo:common:v1}"


def client(job):
    session = requests.Session()
    wsse = None
    if job["signIn"] == "basic":
        session.auth = requests.auth.HTTPBasicAuth(job["user"], job["password"])
    elif job["signIn"] == "token":
        wsse = zeep.wsse.username.UsernameToken(job["user"], job["password"])
    elif job["signIn"] == "digest":
        wsse = zeep.wsse.username.UsernameToken(job["user"], job["password"], use_digest=True)
    session.headers["Accept-Language"] = job.get("language", "en")
    return zeep.Client(job["wsdl"], transport=zeep.transports.Transport(session=session), wsse=wsse)


def fault(raised):
    told = {"faultCode": str(raised.code), "message": raised.message}
    detail = raised.detail.find(COMMON + "licensingFault")
    for name in ("code", "text", "correlationId", "retryAfterSeconds"):
        told[name] = detail.findtext(COMMON + name)
    told["fields"] = {
        field.findtext(COMMON + "field"): field.findtext(COMMON + "text")
        for field in detail.findall(COMMON + "fields")
    }
    return told


def answer(service, call):
    try:
        result = getattr(service, call["operation"])(**call["arguments"])
        return {"result": zeep.helpers.serialize_object(result, dict)}
    except zeep.exceptions.Fault as raised:
        return {"fault": fault(raised)}


def main():
    job = json.load(sys.stdin)
    service = client(job).service
    for call in job["calls"]:
        print(json.dumps(answer(service, call), default=str), flush=True)


main()
