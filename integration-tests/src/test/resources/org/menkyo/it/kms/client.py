"""What the tests ask of a client of Menkyo's KMS protocol, with the library clients/python that was written from the documents.

Requests are made here, since they may also be what the protocol does not allow; frames, certificates and the checks of
answers are the library's. It shares no code with the server. As a program it reads one JSON object from standard input,
{"catalog": text of the client catalog, "host": name, "port": number, "jobs": [...]}, and writes one line of JSON for each job;
what is not as the document says ends it with a traceback.
"""

import json
import os
import random
import socket
import struct
import sys
import time
import uuid

from menkyo_client.catalog import Catalog
from menkyo_client.crypto import cmac, sha256
from menkyo_client.kms import ANSWER, CERTIFICATE, ERROR, MAGIC, REQUEST, VERSION, Answer, Connection, frame

CLOSING = {"MALFORMED", "UNSUPPORTED_VERSION", "NOT_AUTHENTIC", "TOO_MANY_CONNECTIONS", "TIMED_OUT"}
HOURS_4 = 4 * 3600 * 1000


class Wrong(Exception):
    """Something is not as the document says."""


def demand(holds, what):
    if not holds:
        raise Wrong(what)


def now_millis():
    return int(time.time() * 1000)


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
        return Connection(self.catalog, self.peer, timeout=60)

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
                    answers.append(connection.believe(request, answer))
            return answers, connection.certificates

    def activate(self, edition, machines, virtual=False):
        """New machines one after the other, on one connection."""
        threshold = self.catalog.editions[edition].threshold
        told = []
        with self.connect() as connection:
            for i in range(machines):
                serial = connection.certificate.serial if connection.certificate else 0
                answer = connection.ask(Request(edition, f"python {i}", virtual=virtual, serial=serial))
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
                told.append(connection.ask(request).result)
        return told

    def clock(self, edition, minutes):
        with self.connect() as connection:
            answers = [connection.ask(Request(edition, time=now_millis() + 60_000 * off)) for off in minutes]
            return [{"result": a.result, "off": abs(a.time - now_millis())} for a in answers]

    def result(self, edition):
        with self.connect() as connection:
            return connection.ask(Request(edition)).result

    def certificate(self, edition):
        """How many certificates come to a client that has none, the right one, another one, and to three at once."""
        told = []
        with self.connect() as connection:
            connection.ask(Request(edition))
            serial = connection.certificate.serial
            for each in (0, serial, serial ^ 1, 2 ** 64 - 1):
                before = connection.certificates
                connection.ask(Request(edition, serial=each))
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
            told = [connection.ask(machine).result]
        results, pace = set(), Pace(rate)
        for begin in range(0, frames, 100):
            off = [random.uniform(*minutes) * 60_000 for _ in range(100)]
            answers, _ = self.pipelined(
                [Request(edition, "victim", cmid=machine.cmid, time=now_millis() + int(each)) for each in off])
            results.update(a.result for a in answers)
            pace.after(begin + 100)
        told.append(sorted(results))
        with self.connect() as connection:
            told.append(connection.ask(Request(edition, "victim", cmid=machine.cmid)).result)
            told.append(connection.ask(machine).result)
        return told

    def fuzz(self, frames, seed, rate):
        return Fuzz(self, seed).run(frames, Pace(rate))


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
            connection.ask(Request(next(iter(self.catalog.editions))))
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
        if edition is None or edition.group_rank is None:
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
                        connection.believe(asked, answer)
                demand(connection.next() is None, "something behind the last answer")
            done += len(frames)
            pace.after(done)
        return {"frames": done, "connections": connections, "seconds": round(time.time() - pace.begun, 1), "told": told}


def main():
    job = json.load(sys.stdin)
    jobs = Jobs(Catalog.parse(job["catalog"]), (job["host"], job["port"]))
    for each in job["jobs"]:
        name = each.pop("do")
        demand(not name.startswith("_") and hasattr(jobs, name), "no such job: " + name)
        print(json.dumps(getattr(jobs, name)(**each)), flush=True)


if __name__ == "__main__":
    main()
