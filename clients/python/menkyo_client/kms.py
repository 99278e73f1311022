"""The KMS protocol, version 1, as docs/protocol/kms.md says it: requests, answers, and which answers are believed."""

import os
import socket
import struct
import time
import unicodedata

from .catalog import PLATFORMS
from .crypto import cmac, is_signed, sha256

MAGIC, VERSION = b"MKMS", 1
REQUEST, ANSWER, CERTIFICATE, ERROR = 1, 2, 3, 4
BODY_LENGTHS = {REQUEST: (236, 236), ANSWER: (159, 479), CERTIFICATE: (0, 202), ERROR: (4, 4)}
STATES = ["INITIAL_GRACE", "LICENSED", "OUT_OF_TOLERANCE_GRACE", "NOTIFICATION"]
RESULTS = ["ANSWERED", "EDITION_NOT_COVERED", "UNKNOWN_EDITION", "CLOCK_SKEW", "REPLAY", "HOST_NOT_ACTIVATED"]
ERRORS = ["MALFORMED", "UNSUPPORTED_VERSION", "NOT_AUTHENTIC", "UNKNOWN_CATALOG", "HOST_NOT_ACTIVATED",
          "TOO_MANY_REQUESTS", "TOO_MANY_CONNECTIONS", "UNAVAILABLE", "TIMED_OUT"]
NAME_BYTES = 143


class ProtocolError(Exception):
    """What came is not as the protocol says."""


class UntrustedHost(Exception):
    """The answer cannot be believed (VA-302)."""


def _demand(holds, what):
    if not holds:
        raise ProtocolError("not as the protocol says: " + what)


def _believe(holds, otherwise):
    if not holds:
        raise UntrustedHost(otherwise)


def frame(type, body):
    return MAGIC + struct.pack(">BBH", VERSION, type, len(body)) + body


def sealed(catalog, fields):
    """The request frame with the fields from edition to name, with its code under the catalog key."""
    whole = frame(REQUEST, fields + catalog.key_id + bytes(16))[:-16]
    return whole + cmac(catalog.key, whole)


def fitting_name(name):
    """A machine's name as a request can carry it."""
    fitting, length = "", 0
    for character in name.encode("utf-8", "replace").decode("utf-8"):
        length += len(character.encode("utf-8"))
        if length > NAME_BYTES:
            break
        fitting += "?" if unicodedata.category(character) == "Cc" else character
    return fitting


class Request:
    """What a machine asks (VA-304). Times are milliseconds since 1970; CMID, nonce and hardware are 16 bytes each."""

    def __init__(self, edition, state, minutes, time, cmid, hardware, name, virtual=False, serial=0, nonce=None):
        self.edition, self.state, self.minutes, self.time = edition, state, minutes, time
        self.cmid, self.hardware, self.serial, self.virtual = cmid, hardware, serial, virtual
        self.name = fitting_name(name).encode("utf-8")
        self.nonce = os.urandom(16) if nonce is None else nonce

    def sealed(self, catalog):
        """The whole frame."""
        return sealed(catalog, struct.pack(
            ">HBBIq16s16s16sQB143s", self.edition, 1 + STATES.index(self.state), 1 if self.virtual else 0, self.minutes,
            self.time, self.cmid, self.nonce, self.hardware, self.serial, len(self.name), self.name))


class Certificate:
    """The publisher's statement that a key signs for an activated host (VA-302)."""

    def __init__(self, body):
        _demand(len(body) >= 34 and body[:4] == b"MKHC" and body[4] == 1, "the beginning of a certificate")
        self.body = body
        self.platform, self.rank, self.serial, self.begin, self.end = struct.unpack_from(">BHQqq", body, 5)
        _demand(self.platform in (1, 2, 3) and self.serial != 0, "a certificate's platform and serial")
        self.catalog_id, at = self._short_text(32)
        self.product_id, at = self._short_text(at)
        _demand(len(body) == at + 104, "the length of a certificate")
        self.key, self.issuer = body[at:at + 32], body[at + 32:at + 40]
        self.signed, self.signature = body[:at + 40], body[at + 40:]

    def _short_text(self, at):
        _demand(at < len(self.body), "the length of a certificate")
        length = self.body[at]
        text = self.body[at + 1:at + 1 + length]
        _demand(1 <= length <= 32 and len(text) == length
                and all(chr(c).isalnum() and c < 128 or c in b"._-" for c in text), "a certificate's texts")
        return text.decode("ascii"), at + 1 + length

    def covers(self, edition):
        """Whether the host may activate the edition, by its group and by its platform (VA-103, VA-104)."""
        return (edition.group_rank is not None and edition.group_rank <= self.rank
                and (self.platform != PLATFORMS["CLIENT"] or edition.platform == "CLIENT"))


class Answer:
    """What a host answers; not verified."""

    def __init__(self, whole):
        (code, reserved, self.count, self.renewal, self.retry, self.time, self.serial, self.cmid, self.nonce,
         product_id, self.sides, self.depth) = struct.unpack_from(">BBHIIqQ16s16s32sHB", whole, 8)
        _demand(reserved == 0 and code < len(RESULTS), "an answer's result")
        self.result = RESULTS[code]
        try:
            self.product_id = product_id.rstrip(b"\0").decode("ascii")
        except UnicodeDecodeError:
            raise ProtocolError("not as the protocol says: an answer's product id") from None
        _demand(self.count <= 50 and (self.count == 0 or self.result == "ANSWERED"), "an answer's count")
        _demand(1 <= self.renewal < 2 ** 31 and 1 <= self.retry < 2 ** 31, "an answer's intervals")
        _demand(self.depth <= 10 and self.sides >> self.depth == 0, "an answer's siblings")
        _demand(len(whole) == 167 + 32 * self.depth, "the length of an answer")
        node = sha256(b"\0", whole[8:100])
        for i in range(self.depth):
            sibling = whole[103 + 32 * i:135 + 32 * i]
            node = sha256(b"\1", sibling, node) if self.sides >> i & 1 else sha256(b"\1", node, sibling)
        self.root, self.signature = node, whole[103 + 32 * self.depth:]


class Failure:
    """An error frame; it is not signed, so no license state rests on it."""

    def __init__(self, whole):
        code, self.version, self.seconds = struct.unpack_from(">BBH", whole, 8)
        _demand(1 <= code <= len(ERRORS), "an error's code")
        self.result = ERRORS[code - 1]


class Verifier:
    """Decides which answers are believed (VA-302, VA-304). Signatures that it saw before it does not compute again."""

    def __init__(self, catalog):
        self.catalog, self._seen = catalog, set()

    def verify(self, request, answer, certificate):
        """Raises UntrustedHost if the answer fails one of the document's checks."""
        _believe(certificate is not None and certificate.serial == answer.serial, "the host's certificate is missing")
        publisher = self.catalog.publisher(certificate.issuer)
        _believe(publisher is not None, "the certificate's issuer is not known")
        self._signed(publisher, certificate.signature, "menkyo/host-certificate/1", certificate.signed, "certificate")
        _believe(certificate.catalog_id == self.catalog.id, "the certificate is for another catalog")
        self._signed(certificate.key, answer.signature, "menkyo/kms-batch/1", answer.root, "answer")
        seconds = max(answer.time, request.time) // 1000
        _believe(certificate.begin <= seconds < certificate.end, "the certificate is not in force")
        _believe(certificate.product_id == answer.product_id, "the answer names another host than the certificate")
        _believe((answer.cmid, answer.nonce) == (request.cmid, request.nonce), "the answer belongs to another request")
        edition = self.catalog.editions.get(request.edition)
        _believe(answer.result != "ANSWERED" or edition is not None and certificate.covers(edition),
                 "the certificate does not cover the edition")
        return answer

    def _signed(self, key, signature, label, message, what):
        seen = (key, signature, message)
        if seen not in self._seen:
            _believe(is_signed(key, signature, label, message), f"the signature of the {what} is wrong")
            self._seen.add(seen)


class Connection:
    """One connection to a host, on which many requests may follow each other (VA-303).

    It keeps the certificate that came last, and waits for each frame no longer than the timeout in seconds.
    """

    def __init__(self, catalog, peer, timeout=15, certificate=None, connected=None):
        self.socket = connected or socket.create_connection(peer, min(timeout, 5))
        if connected is None:
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.catalog, self.timeout, self.verifier = catalog, timeout, Verifier(catalog)
        self.buffer, self.certificate, self.certificates = b"", certificate, 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.settimeout(self.timeout)
        self.socket.sendall(data)

    def _filled(self, length, deadline):
        while len(self.buffer) < length:
            self.socket.settimeout(max(0.001, deadline - time.monotonic()))
            try:
                more = self.socket.recv(65536)
            except ConnectionResetError:
                more = b""
            if not more:
                _demand(not self.buffer, "the host closed the connection in a frame")
                return False
            self.buffer += more
        return True

    def next(self):
        """The next answer or error, not verified; None if the host has closed the connection."""
        deadline = time.monotonic() + self.timeout
        while self._filled(8, deadline):
            magic, version, type, length = struct.unpack_from(">4sBBH", self.buffer)
            _demand(magic == MAGIC and version == VERSION and type in (ANSWER, CERTIFICATE, ERROR), "a header")
            _demand(BODY_LENGTHS[type][0] <= length <= BODY_LENGTHS[type][1], "the length of a frame")
            self._filled(8 + length, deadline)
            whole, self.buffer = self.buffer[:8 + length], self.buffer[8 + length:]
            if type == CERTIFICATE:
                self.certificate = Certificate(whole[8:])
                self.certificates += 1
            else:
                return Answer(whole) if type == ANSWER else Failure(whole)
        return None

    def believe(self, request, answer):
        """The answer, if it is one to this request that can be believed."""
        return self.verifier.verify(request, answer, self.certificate)

    def ask(self, request):
        """Sends a request; gives the answer, verified, or the error."""
        self.send(request.sealed(self.catalog))
        answer = self.next()
        if answer is None:
            raise ConnectionError("the host closed the connection without an answer")
        return self.believe(request, answer) if isinstance(answer, Answer) else answer
