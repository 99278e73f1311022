"""A client of Menkyo's KMS protocol, written from docs/protocol/kms.md alone.

It shares no code with Menkyo and needs Python 3.9 and Debian's python3-cryptography. As a program it reads one JSON object
from standard input, {"catalog": text of the client catalog, "host": name, "port": number, "jobs": [...]}, and writes
one line of JSON for each job; what is not as the document says ends it with a traceback. Standard library otherwise.
"""

import base64
import datetime
import hashlib
import json
import os
import random
import socket
import struct
import sys
import time
import uuid

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MAGIC, VERSION = b"MKMS", 1
REQUEST, ANSWER, CERTIFICATE, ERROR = 1, 2, 3, 4
BODY_LENGTHS = {REQUEST: (236, 236), ANSWER: (159, 479), CERTIFICATE: (0, 202), ERROR: (4, 4)}
RESULTS = ["ANSWERED", "EDITION_NOT_COVERED", "UNKNOWN_EDITION", "CLOCK_SKEW", "REPLAY", "HOST_NOT_ACTIVATED"]
ERRORS = ["MALFORMED", "UNSUPPORTED_VERSION", "NOT_AUTHENTIC", "UNKNOWN_CATALOG", "HOST_NOT_ACTIVATED",
          "TOO_MANY_REQUESTS", "TOO_MANY_CONNECTIONS", "UNAVAILABLE", "TIMED_OUT"]
CLOSING = {"MALFORMED", "UNSUPPORTED_VERSION", "NOT_AUTHENTIC", "TOO_MANY_CONNECTIONS", "TIMED_OUT"}
PLATFORMS = {"CLIENT": 1, "SERVER": 2, "OTHER_SERVER": 3}
HOURS_4 = 4 * 3600 * 1000


class Wrong(Exception):
    """Something is not as the document says."""


def demand(holds, what):
    if not holds:
        raise Wrong(what)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def cmac(key, data):
    code = CMAC(AES(key))
    code.update(data)
    return code.finalize()


def check_signature(public, signature, message, what):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        raise Wrong("the signature of " + what) from None


def now_millis():
    return int(time.time() * 1000)


# --- Catalog ------------------------------------------------------------------------------------------------------


def settings(text):
    """name=value, a line each; # begins a comment."""
    found = {}
    for line in text.split("\n"):
        line = line.strip("\r")
        if line.strip() and not line.startswith("#"):
            name, _, value = line.partition("=")
            plain, at = "", 0
            while at < len(value):
                if value[at] == "\\" and at + 1 < len(value):
                    at += 1
                    plain += {"n": "\n", "r": "\r"}.get(value[at], value[at])
                else:
                    plain += value[at]
                at += 1
            demand(name not in found, "a name comes once: " + name)
            found[name] = plain.strip()
    return found


class Catalog:
    def __init__(self, id, key, publisher_keys, editions):
        self.id, self.key, self.editions = id, key, editions
        self.key_id = sha256(b"menkyo/catalog-key-id/1", b"\0", key)[:4]
        self.publishers = {sha256(b"menkyo/key-id/1", b"\0", public)[:8]: public for public in publisher_keys}

    @staticmethod
    def of(text):
        read = settings(text)
        demand(read["format"] == "1", "format")
        editions = {}
        for name, value in read.items():
            parts = name.split(".")
            if len(parts) == 3 and parts[0] == "edition" and parts[2] == "name":
                rank = read.get(f"edition.{parts[1]}.group.rank")
                editions[int(parts[1])] = {
                    "platform": PLATFORMS[read[f"edition.{parts[1]}.platform"]],
                    "rank": None if rank is None else int(rank),
                    "threshold": int(read[f"edition.{parts[1]}.threshold"])}
        key = base64.b64decode(read["catalog.key"])
        demand(len(key) == 16, "length of the catalog key")
        return Catalog(read["catalog.id"], key,
                       [base64.b64decode(each) for each in read["publisher.keys"].split()], editions)


# --- Frames ---------------------------------------------------------------------------------------------------------


def frame(type, body):
    return MAGIC + struct.pack(">BBH", VERSION, type, len(body)) + body


class Request:
    """What a machine asks; fields may also be set to what the protocol does not allow."""

    def __init__(self, edition, name="machine", cmid=None, virtual=False, serial=0, time=None, nonce=None, hardware=None):
        self.edition, self.state, self.flags, self.minutes = edition, 1, 1 if virtual else 0, 43200
        self.time = now_millis() if time is None else time
        self.cmid = os.urandom(16) if cmid is None else cmid
        self.nonce = os.urandom(16) if nonce is None else nonce
        self.hardware = sha256(b"hardware of", self.cmid)[:16] if hardware is None else hardware
        self.serial = serial
        self.name = name.encode("utf-8") if isinstance(name, str) else name
        self.name_length = len(self.name)
        self.padding = bytes(143 - len(self.name))
        self.key_id = None

    def sealed(self, catalog):
        body = struct.pack(">HBBIq", self.edition, self.state, self.flags, self.minutes, self.time)
        body += self.cmid + self.nonce + self.hardware + struct.pack(">Q", self.serial)
        body += bytes([self.name_length]) + self.name + self.padding
        body += catalog.key_id if self.key_id is None else self.key_id
        whole = frame(REQUEST, body + bytes(16))[:-16]
        return whole + cmac(catalog.key, whole)


class Certificate:
    def __init__(self, body):
        demand(len(body) >= 34 and body[:4] == b"MKHC" and body[4] == 1, "beginning of a certificate")
        self.platform, self.rank, self.serial, self.begin, self.end = struct.unpack_from(">BHQqq", body, 5)
        demand(self.platform in (1, 2, 3) and self.serial != 0, "platform and serial")
        at = 32
        self.catalog_id, at = self.short_text(body, at)
        self.product_id, at = self.short_text(body, at)
        demand(len(body) == at + 104, "length of a certificate")
        self.key, self.issuer = body[at:at + 32], body[at + 32:at + 40]
        self.signed, self.signature = body[:at + 40], body[at + 40:]

    @staticmethod
    def short_text(body, at):
        length = body[at]
        text = body[at + 1:at + 1 + length].decode("ascii")
        demand(1 <= length <= 32 and len(text) == length and all(c.isalnum() or c in "._-" for c in text), "short text")
        return text, at + 1 + length

    def covers(self, edition):
        return (edition["rank"] is not None and edition["rank"] <= self.rank
                and (self.platform != 1 or edition["platform"] == 1))


class Answer:
    def __init__(self, whole):
        (self.code, reserved, self.count, self.renewal, self.retry, self.time, self.serial) = \
            struct.unpack_from(">BBHIIqQ", whole, 8)
        self.cmid, self.nonce = whole[36:52], whole[52:68]
        self.product_id = whole[68:100].rstrip(b"\0").decode("ascii")
        self.sides, self.depth = struct.unpack_from(">HB", whole, 100)
        demand(reserved == 0 and self.code < len(RESULTS), "result")
        self.result = RESULTS[self.code]
        demand(self.count <= 50 and (self.count == 0 or self.result == "ANSWERED"), "count")
        demand(1 <= self.renewal < 2 ** 31 and 1 <= self.retry < 2 ** 31, "intervals")
        demand(self.depth <= 10 and self.sides >> self.depth == 0, "siblings")
        demand(len(whole) == 167 + 32 * self.depth, "length of an answer")
        node = sha256(b"\0", whole[8:100])
        for i in range(self.depth):
            sibling = whole[103 + 32 * i:135 + 32 * i]
            node = sha256(b"\1", sibling, node) if self.sides >> i & 1 else sha256(b"\1", node, sibling)
        self.root, self.signature = node, whole[103 + 32 * self.depth:]


class Failure:
    def __init__(self, whole):
        code, self.version, self.seconds = struct.unpack_from(">BBH", whole, 8)
        demand(1 <= code <= len(ERRORS), "error code")
        self.result = ERRORS[code - 1]


class Connection:
    """One connection; keeps the certificate that came last."""

    def __init__(self, peer, timeout=60):
        self.socket = socket.create_connection(peer, timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer, self.certificate, self.certificates, self.believed = b"", None, 0, set()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def filled(self, length):
        while len(self.buffer) < length:
            try:
                more = self.socket.recv(65536)
            except ConnectionResetError:
                more = b""
            if not more:
                demand(not self.buffer, "the host closed the connection in a frame")
                return False
            self.buffer += more
        return True

    def next(self):
        """The next answer or error; None if the host has closed the connection."""
        while self.filled(8):
            magic, version, type, length = struct.unpack_from(">4sBBH", self.buffer)
            demand(magic == MAGIC and version == VERSION and type in (ANSWER, CERTIFICATE, ERROR), "header")
            demand(BODY_LENGTHS[type][0] <= length <= BODY_LENGTHS[type][1], "length")
            self.filled(8 + length)
            whole, self.buffer = self.buffer[:8 + length], self.buffer[8 + length:]
            if type == CERTIFICATE:
                self.certificate = Certificate(whole[8:])
                self.certificates += 1
            else:
                return Answer(whole) if type == ANSWER else Failure(whole)
        return None

    def believe(self, catalog, request, answer):
        """All seven checks."""
        certificate = self.certificate
        demand(certificate is not None, "a certificate comes to a client that has none")
        if certificate.signature not in self.believed:
            publisher = catalog.publishers.get(certificate.issuer)
            demand(publisher is not None, "the certificate's issuer")
            check_signature(publisher, certificate.signature, b"menkyo/host-certificate/1\0" + certificate.signed,
                            "the certificate")
            self.believed.add(certificate.signature)
        demand(certificate.catalog_id == catalog.id, "the certificate's catalog")
        seconds = max(answer.time, request.time if abs(request.time - answer.time) <= HOURS_4 else answer.time) // 1000
        demand(certificate.begin <= seconds < certificate.end, "the certificate is in force")
        demand((certificate.serial, certificate.product_id) == (answer.serial, answer.product_id), "serial and product id")
        if answer.root + answer.signature not in self.believed:
            check_signature(certificate.key, answer.signature, b"menkyo/kms-batch/1\0" + answer.root, "the answer")
            self.believed.add(answer.root + answer.signature)
        demand((answer.cmid, answer.nonce) == (request.cmid, request.nonce), "CMID and nonce")
        if answer.result == "ANSWERED":
            edition = catalog.editions.get(request.edition)
            demand(edition is not None and certificate.covers(edition), "the certificate covers the edition")
        return answer

    def ask(self, catalog, request):
        self.send(request.sealed(catalog))
        answer = self.next()
        return self.believe(catalog, request, answer) if isinstance(answer, Answer) else answer


class Pace:
    """Keeps below a number of requests a second, since hosts refuse more; 0 is without limit."""

    def __init__(self, rate):
        self.rate, self.begun = rate, time.time()

    def after(self, requests):
        if self.rate:
            time.sleep(max(0, requests / self.rate - (time.time() - self.begun)))


# --- Jobs -----------------------------------------------------------------------------------------------------------


class Jobs:
    def __init__(self, catalog, peer):
        self.catalog, self.peer = catalog, peer

    def connect(self):
        return Connection(self.peer)

    def pipelined(self, requests, ahead=100):
        """Asks all on one connection, so many ahead of the answers; gives the answers, each believed."""
        answers = []
        with self.connect() as connection:
            for begin in range(0, len(requests), ahead):
                part = requests[begin:begin + ahead]
                connection.send(b"".join(request.sealed(self.catalog) for request in part))
                for request in part:
                    answer = connection.next()
                    demand(isinstance(answer, Answer), getattr(answer, "result", "closed"))
                    answers.append(connection.believe(self.catalog, request, answer))
            return answers, connection.certificates

    def activate(self, edition, machines, virtual=False):
        """New machines one after the other, on one connection."""
        threshold = self.catalog.editions[edition]["threshold"]
        told = []
        with self.connect() as connection:
            for i in range(machines):
                serial = connection.certificate.serial if connection.certificate else 0
                answer = connection.ask(self.catalog, Request(edition, f"python {i}", virtual=virtual, serial=serial))
                told.append({"result": answer.result, "count": answer.count, "renewal": answer.renewal,
                             "retry": answer.retry,
                             "activated": answer.result == "ANSWERED" and answer.count >= threshold})
        return told

    def replay(self, edition):
        """The same frame twice, the nonce in another request, a new nonce; on connections of their own."""
        first = Request(edition)
        other = Request(edition, "other name", cmid=first.cmid, nonce=first.nonce, time=first.time + 1)
        told = []
        for request in (first, first, other, Request(edition, cmid=first.cmid), Request(edition, nonce=first.nonce)):
            with self.connect() as connection:
                told.append(connection.ask(self.catalog, request).result)
        return told

    def clock(self, edition, minutes):
        with self.connect() as connection:
            answers = [connection.ask(self.catalog, Request(edition, time=now_millis() + 60_000 * off)) for off in minutes]
            return [{"result": a.result, "off": abs(a.time - now_millis())} for a in answers]

    def result(self, edition):
        with self.connect() as connection:
            return connection.ask(self.catalog, Request(edition)).result

    def certificate(self, edition):
        """How many certificates come to a client that has none, the right one, another one, and to three at once."""
        told = []
        with self.connect() as connection:
            connection.ask(self.catalog, Request(edition))
            serial = connection.certificate.serial
            for each in (0, serial, serial ^ 1, 2 ** 64 - 1):
                before = connection.certificates
                connection.ask(self.catalog, Request(edition, serial=each))
                told.append(connection.certificates - before)
        told.append(self.pipelined([Request(edition) for _ in range(3)])[1])
        return told

    def pipeline(self, edition, requests):
        sent = [Request(edition, f"pipelined {i}") for i in range(requests)]
        answers, _ = self.pipelined(sent)
        return {"results": sorted({a.result for a in answers}), "answers": len(answers),
                "batches": len({a.root for a in answers}), "deepest": max(a.depth for a in answers)}

    def clones(self, edition, names):
        """One CMID with one name after the other, all sent at once."""
        cmid = os.urandom(16)
        answers, _ = self.pipelined([Request(edition, name, cmid=cmid, hardware=bytes(16)) for name in names])
        return {"cmid": str(uuid.UUID(bytes=cmid)), "results": [a.result for a in answers]}

    def population(self, edition, machines, cloned_every, rate):
        """Machines of which every so manieth shares its CMID with two others, in any order, so many a second."""
        requests, shared = [], 0
        for i in range(machines):
            cmid = os.urandom(16)
            requests.append(Request(edition, f"machine {i}", cmid=cmid))
            if i % cloned_every == 0:
                shared += 1
                for clone in ("a", "b", "a"):
                    requests.append(Request(edition, f"machine {i} {clone}", cmid=cmid, hardware=os.urandom(16)))
        random.shuffle(requests)
        results, pace = {}, Pace(rate)
        for begin in range(0, len(requests), 500):
            answers, _ = self.pipelined(requests[begin:begin + 500])
            for answer in answers:
                results[answer.result] = results.get(answer.result, 0) + 1
            pace.after(begin + 500)
        return {"requests": len(requests), "shared": shared, "results": results}

    def stranger(self, edition, frames, minutes, rate):
        """A machine that was answered, somebody else who sends in its name with another clock, the machine once more."""
        machine = Request(edition, "victim")
        with self.connect() as connection:
            told = [connection.ask(self.catalog, machine).result]
        results, pace = set(), Pace(rate)
        for begin in range(0, frames, 100):
            off = [random.uniform(*minutes) * 60_000 for _ in range(100)]
            answers, _ = self.pipelined(
                [Request(edition, "victim", cmid=machine.cmid, time=now_millis() + int(each)) for each in off])
            results.update(a.result for a in answers)
            pace.after(begin + 100)
        told.append(sorted(results))
        with self.connect() as connection:
            told.append(connection.ask(self.catalog, Request(edition, "victim", cmid=machine.cmid)).result)
            told.append(connection.ask(self.catalog, machine).result)
        return told

    def vectors(self, path):
        with open(path, encoding="utf-8") as file:
            return check_vectors(settings(file.read()))

    def fuzz(self, frames, seed, rate):
        return Fuzz(self, seed).run(frames, Pace(rate))


def check_vectors(told):
    """Everything in the published vectors, made again or verified; gives the names of what was looked at."""
    bytes_of = lambda name: bytes.fromhex(told[name])
    seen = []

    def same(name, found, wanted):
        demand(found == wanted, f"{name}: {found!r} is not {wanted!r}")
        seen.append(name)

    public = lambda seed: Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(
        Encoding.Raw, PublicFormat.Raw)
    millis = lambda text: round(
        datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)
    same("publisher.public", public(bytes_of("publisher.seed")), bytes_of("publisher.public"))
    same("host.public", public(bytes_of("host.seed")), bytes_of("host.public"))
    catalog = Catalog(told["certificate.catalog.id"], bytes_of("catalog.key"), [bytes_of("publisher.public")],
                      {int(told["request.edition"]): {"platform": 2, "rank": int(told["certificate.group.rank"]),
                                                      "threshold": 5}})
    same("publisher.id", list(catalog.publishers), [bytes_of("publisher.id")])
    same("catalog.key.id", catalog.key_id, bytes_of("catalog.key.id"))
    certificate = Certificate(bytes_of("certificate"))
    same("certificate", (certificate.serial, certificate.catalog_id, certificate.product_id, certificate.rank,
                         certificate.platform, certificate.begin * 1000, certificate.end, certificate.key),
         (int(told["certificate.serial"], 16), told["certificate.catalog.id"], told["certificate.product.id"],
          int(told["certificate.group.rank"]), PLATFORMS[told["certificate.platform"]],
          millis(told["certificate.not.before"]), 2 ** 63 - 1, bytes_of("host.public")))
    same("certificate.frame", frame(CERTIFICATE, bytes_of("certificate")), bytes_of("certificate.frame"))
    request = Request(int(told["request.edition"]), told["request.machine.name"], uuid.UUID(told["request.cmid"]).bytes,
                      told["request.virtual"] == "true", int(told["request.known.certificate"]),
                      millis(told["request.client.time"]), bytes_of("request.nonce"),
                      bytes_of("request.hardware.fingerprint"))
    request.minutes = int(told["request.remaining.minutes"])
    same("request.frame", request.sealed(catalog), bytes_of("request.frame"))
    plus = lambda value, n: ((int.from_bytes(value, "big") + n) % 2 ** 128).to_bytes(16, "big")
    for n in range(3):
        here, there = socket.socketpair()
        connection = Connection.__new__(Connection)
        connection.socket, connection.buffer, connection.certificates, connection.believed = here, b"", 0, set()
        connection.certificate = None
        there.sendall(bytes_of("certificate.frame") + bytes_of(f"answer.{n}.frame"))
        asked = Request(request.edition, cmid=plus(request.cmid, n), nonce=plus(request.nonce, n), time=request.time)
        answer = connection.believe(catalog, asked, connection.next())
        here.close()
        there.close()
        same(f"answer.{n}.frame", (answer.root, answer.signature), (bytes_of("batch.root"), bytes_of("batch.signature")))
        same(f"answer.{n}", (answer.result, answer.count, answer.renewal, answer.retry, answer.time),
             ("CLOCK_SKEW" if n == 2 else "ANSWERED", 0 if n == 2 else int(told["answer.count"]),
              int(told["answer.renewal.minutes"]), int(told["answer.retry.minutes"]), millis(told["answer.host.time"])))
    failure = Failure(bytes_of("error.frame"))
    same("error.frame", (failure.result, failure.version, failure.seconds),
         (told["error.code"], VERSION, int(told["error.retry.seconds"])))
    return seen


# --- Fuzz -----------------------------------------------------------------------------------------------------------


class Fuzz:
    """Frames that are wrong in one way or another, and what the document says of each."""

    NAMES = ["", "a", "x" * 143, "\u6771" * 47, "\U0001f600", "\u202egnp", "a\u0000", "\u001b[31m", "a\nb", "a\r\nb", "\u0085",
             "\u007f", "\u00a0", "\ufffe", "\ufeff", "${jndi:ldap://x}", "%s%n{0}", "'; drop table kms_client; --",
             b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe3\x81"]
    NUMBERS = [0, 1, 2, 3, 4, 5, 127, 128, 255]

    def __init__(self, jobs, seed):
        self.jobs, self.catalog, self.random = jobs, jobs.catalog, random.Random(seed)
        self.machines = [self.random.randbytes(16) for _ in range(200)]
        self.answered, self.sent = set(), []
        with jobs.connect() as connection:
            connection.ask(self.catalog, Request(next(iter(self.catalog.editions))))
            self.certificate = connection.certificate

    def request(self):
        r = self.random
        editions = list(self.catalog.editions) + [0, 1, 16383, 16384, 65535, r.randrange(65536)]
        request = Request(r.choice(editions), cmid=r.choice(self.machines + [r.randbytes(16), bytes(16), b"\xff" * 16]),
                          virtual=r.random() < 0.3, nonce=r.randbytes(16), hardware=r.randbytes(16),
                          serial=r.choice([0, self.certificate.serial, r.getrandbits(64)]))
        return request

    def mutated(self, request):
        """One field, with a code that fits."""
        r = self.random
        field = r.randrange(9)
        if field == 0:
            request.state = r.choice(self.NUMBERS)
        elif field == 1:
            request.flags = r.choice(self.NUMBERS)
        elif field == 2:
            request.minutes = r.choice([0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, r.getrandbits(32)])
        elif field == 3:
            request.time = r.choice([0, -1, 2 ** 63 - 1, -2 ** 63, now_millis() + r.choice([-1, 1]) * (HOURS_4 - 60_000),
                                     now_millis() + r.choice([-1, 1]) * (HOURS_4 + 60_000), r.getrandbits(63)])
        elif field == 4:
            name = r.choice(self.NAMES)
            request.name = name.encode("utf-8") if isinstance(name, str) else name
            request.name_length, request.padding = len(request.name), bytes(143 - len(request.name))
        elif field == 5:
            request.name_length = r.choice([0, 143, 144, 255, r.randrange(256)])
        elif field == 6:
            request.padding = request.padding[:-1] + bytes([r.randrange(256)])
        elif field == 7:
            request.key_id = r.choice([bytes(4), r.randbytes(4)])
        return request

    def frame(self):
        r = self.random
        kind = r.random()
        if kind < 0.35:
            return self.request().sealed(self.catalog)
        if kind < 0.75:
            return self.mutated(self.request()).sealed(self.catalog)
        if kind < 0.85 and self.sent:
            return r.choice(self.sent)
        whole = bytearray(self.request().sealed(self.catalog))
        if kind < 0.93:
            for _ in range(r.choice([1, 1, 1, 2, 8])):
                whole[r.randrange(len(whole))] ^= 1 << r.randrange(8)
        elif kind < 0.96:
            whole[r.randrange(8)] = r.randrange(256)
        elif kind < 0.98:
            type = r.choice([ANSWER, CERTIFICATE, ERROR, 0, 5, 255])
            whole = frame(type, r.randbytes(r.choice([0, 4, 159, 202, 236, 479, 480, 65535])))
        elif kind < 0.99:
            whole = whole[:r.randrange(len(whole))]
        else:
            whole = r.randbytes(r.randrange(1, 600))
        return bytes(whole)

    def judge(self, whole):
        """What the document says: an error or a result, or None if the host waits for more of the frame."""
        for at, byte in enumerate(whole[:4]):
            if byte != MAGIC[at]:
                return "MALFORMED"
        if len(whole) > 4 and whole[4] != VERSION:
            return "UNSUPPORTED_VERSION"
        if len(whole) < 8:
            return None
        if whole[5] != REQUEST or struct.unpack_from(">H", whole, 6)[0] != 236:
            return "MALFORMED"
        if len(whole) < 244:
            return None
        if whole[224:228] != self.catalog.key_id:
            return "UNKNOWN_CATALOG"
        if whole[228:244] != cmac(self.catalog.key, whole[:228]):
            return "NOT_AUTHENTIC"
        code, state, flags, minutes, moment = struct.unpack_from(">HBBIq", whole, 8)
        length, name = whole[80], whole[81:224]
        if not 1 <= code <= 16383 or not 1 <= state <= 4 or flags > 1 or minutes >= 2 ** 31 or length > 143 or any(name[length:]):
            return "MALFORMED"
        try:
            text = name[:length].decode("utf-8")
        except UnicodeDecodeError:
            return "MALFORMED"
        if any(c <= "\u001f" or "\u007f" <= c <= "\u009f" for c in text):
            return "MALFORMED"
        edition = self.catalog.editions.get(code)
        if edition is None or edition["rank"] is None:
            return "UNKNOWN_EDITION"
        if not self.certificate.covers(edition):
            return "EDITION_NOT_COVERED"
        if abs(moment - now_millis()) > HOURS_4:
            return "CLOCK_SKEW"
        return "REPLAY" if whole[24:56] in self.answered else "ANSWERED"

    def connection(self, most):
        """Frames on one connection until one of them ends it; gives what was sent and what the document says."""
        frames, connection_ends = [], False
        while len(frames) < most and not connection_ends:
            whole = self.frame()
            verdict = self.judge(whole)
            if verdict == "ANSWERED":
                self.answered.add(whole[24:56])
                if len(self.sent) < 5000:
                    self.sent.append(whole)
                else:
                    self.sent[self.random.randrange(5000)] = whole
            connection_ends = verdict in CLOSING or verdict is None
            frames.append((whole, verdict))
        return frames

    def run(self, count, pace):
        told, done, connections = {}, 0, 0
        while done < count:
            frames = self.connection(min(64, count - done))
            with self.jobs.connect() as connection:
                connections += 1
                try:
                    connection.send(b"".join(whole for whole, _ in frames))
                    connection.socket.shutdown(socket.SHUT_WR)
                except OSError:
                    pass
                connection.certificate = self.certificate
                for whole, verdict in frames:
                    if verdict is None:
                        continue
                    answer = connection.next()
                    found = None if answer is None else answer.result
                    demand(found == verdict, f"{found} where the document says {verdict}: {whole.hex()}")
                    told[found] = told.get(found, 0) + 1
                    if isinstance(answer, Answer):
                        asked = Request(struct.unpack_from(">H", whole, 8)[0], cmid=whole[24:40], nonce=whole[40:56],
                                        time=struct.unpack_from(">q", whole, 16)[0])
                        connection.believe(self.catalog, asked, answer)
                demand(connection.next() is None, "something behind the last answer")
            done += len(frames)
            pace.after(done)
        return {"frames": done, "connections": connections, "seconds": round(time.time() - pace.begun, 1), "told": told}


def main():
    job = json.load(sys.stdin)
    jobs = Jobs(Catalog.of(job["catalog"]) if "catalog" in job else None, (job.get("host"), job.get("port")))
    for each in job["jobs"]:
        name = each.pop("do")
        demand(not name.startswith("_") and hasattr(jobs, name), "no such job: " + name)
        print(json.dumps(getattr(jobs, name)(**each)), flush=True)


if __name__ == "__main__":
    main()
