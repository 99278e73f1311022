"""A publisher, its hosts and its center for the tests: they sign as the documents say, and answer on this machine."""

import base64
import json
import struct
import threading
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from menkyo_client.activation import ProductKey
from menkyo_client.catalog import settings
from menkyo_client.client import ActivationClient
from menkyo_client.catalog import Catalog, Edition
from menkyo_client.crypto import key_id, sha256
from menkyo_client.kms import ANSWER, CERTIFICATE, ERROR, frame
from menkyo_client.store import MemoryStore

PROTOCOL = Path(__file__).resolve().parents[3] / "docs/protocol"
DESKTOP, SERVER, EXCLUDED = 100, 300, 400
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=timezone.utc)
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def vectors(name):
    return settings((PROTOCOL / name).read_text("utf-8"))


KEYS = vectors("activation-test-vectors.properties")
READINGS = {"SYSTEM_BOARD": KEYS["reading.systemBoard"], "SYSTEM_DISK": KEYS["reading.systemDisk"],
            "NETWORK_ADAPTER": KEYS["reading.networkAdapter"], "PROCESSOR": KEYS["reading.processor"],
            "MEMORY": KEYS["reading.memory"]}
PUBLISHER = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(KEYS["publisher.seed"]))
CONFIRMATION_KEY = bytes.fromhex(KEYS["confirmation.key"])


def public(key):
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def catalog(center=None, publisher=PUBLISHER):
    editions = [Edition(DESKTOP, "Desktop", "CLIENT", 25, 30, 3, 10, 1), Edition(SERVER, "Server", "SERVER", 5, 60, 3, 30, 2),
                Edition(EXCLUDED, "Home", "CLIENT", 25, 30, 3)]
    return Catalog("sample", "Sample", bytes(range(0x80, 0x90)), [public(publisher)],
                   {edition.code: edition for edition in editions}, CONFIRMATION_KEY, center=center)


class Clock:
    """A clock that the test sets."""

    def __init__(self, now=NOW):
        self.now = now

    def __call__(self):
        return self.now

    def forward(self, **period):
        self.now += timedelta(**period)


def client(clock, edition=SERVER, store=None, center=None, host=None, readings=READINGS, **more):
    made = ActivationClient(more.pop("catalog", None) or catalog(center), edition, store or MemoryStore(), clock=clock,
                            readings=lambda: dict(readings), virtual=lambda: False, machine_name="machine", **more)
    if host is not None:
        made.set_kms_host("127.0.0.1", host)
    return made


class Host:
    """A KMS host that counts machines; what it answers can be made wrong."""

    def __init__(self, clock, publisher=PUBLISHER, platform=2, rank=30, catalog_id=b"sample", period=(0, 2 ** 63 - 1),
                 product=b"00001-KMS-0001"):
        self.clock, self.seen, self.requests, self.error, self.result = clock, set(), [], None, 0
        self.renewal, self.retry = 10_080, 120
        self.key = Ed25519PrivateKey.generate()
        self.sign = self.key.sign
        signed = b"MKHC\1" + struct.pack(">BHQqq", platform, rank, 7, *period)
        signed += bytes([len(catalog_id)]) + catalog_id + bytes([len(product)]) + product
        signed += public(self.key) + key_id(public(publisher))
        self.certificate = signed + publisher.sign(b"menkyo/host-certificate/1\0" + signed)

    def answer(self, request):
        self.requests.append(request)
        if self.error is not None:
            return frame(ERROR, bytes([self.error, 1, 0, 30]))
        self.seen.add(request[24:40])
        count = min(50, len(self.seen)) if self.result == 0 else 0
        fields = struct.pack(">BBHIIqQ", self.result, 0, count, self.renewal, self.retry,
                             (self.clock() - EPOCH) // timedelta(milliseconds=1), 7)
        fields += request[24:56] + b"00001-KMS-0001".ljust(32, b"\0")
        leaf = sha256(b"\0", fields)
        answer = frame(ANSWER, fields + bytes(3) + self.sign(b"menkyo/kms-batch/1\0" + leaf))
        known = struct.unpack_from(">Q", request, 72)[0] == 7
        return answer if known else frame(CERTIFICATE, self.certificate) + answer

    @contextmanager
    def listening(self):
        """Answers on a port of this machine."""
        host = self

        class Handler(BaseRequestHandler):
            def handle(self):
                buffer = b""
                while len(buffer) < 244:
                    more = self.request.recv(4096)
                    if not more:
                        return
                    buffer += more
                self.request.sendall(host.answer(buffer[:244]))

        with _serving(ThreadingTCPServer(("127.0.0.1", 0), Handler)) as port:
            yield port


class Center:
    """An activation service that confirms what it is sent; what it answers can be made wrong."""

    def __init__(self, clock, publisher=PUBLISHER):
        self.clock, self.publisher, self.asked, self.status, self.other = clock, publisher, [], 200, {}

    def confirm(self, asked):
        key, number = ProductKey(asked["productKey"]), 0
        for group in asked["installationId"].split("-"):
            number = number * 10 ** 5 + int(group[:5])
        signed = b"MKMC\1" + struct.pack(">Q", 77) + key.fingerprint + number.to_bytes(19, "big")
        signed += struct.pack(">q", int((self.clock() - EPOCH).total_seconds())) + key_id(public(self.publisher))
        whole = signed + self.publisher.sign(b"menkyo/mak-confirmation/1\0" + signed)
        return {"confirmation": base64.b64encode(whole).decode("ascii"), "counted": True, "remainingActivations": 4,
                **self.other}

    @contextmanager
    def listening(self):
        center = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                center.asked.append((self.path, asked))
                told = center.confirm(asked) if center.status == 200 else center.other
                body = json.dumps(told).encode("utf-8")
                self.send_response(center.status)
                if center.status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                center.asked.append((self.path, None))
                self.send_error(404)

            def log_message(self, *_):
                pass

        with _serving(HTTPServer(("127.0.0.1", 0), Handler)) as port:
            yield f"http://127.0.0.1:{port}/api"


@contextmanager
def _serving(server):
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
