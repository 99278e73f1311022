"""The published test vectors: everything in them is made again or verified."""

import base64
import socket
import unittest
import uuid
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from menkyo_client.activation import (COMPONENTS, ConfirmationId, HardwareProfile, InstallationId, MakConfirmation,
                                      ProductKey)
from menkyo_client.catalog import Catalog, Edition
from menkyo_client.crypto import key_id
from menkyo_client.kms import CERTIFICATE, Certificate, Connection, Failure, Request, UntrustedHost, frame

from . import world

KMS = world.vectors("kms-test-vectors.properties")


def bytes_of(name):
    return bytes.fromhex(KMS[name])


def millis(text):
    return round(datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def plus(value, n):
    return ((int.from_bytes(value, "big") + n) % 2 ** 128).to_bytes(16, "big")


class KmsVectors(unittest.TestCase):
    catalog = Catalog("sample", "Sample", bytes_of("catalog.key"), [bytes_of("publisher.public")],
                      {300: Edition(300, "Server Standard", "SERVER", 5, 60, 3, 30, 2)})
    request = Request(
        int(KMS["request.edition"]), KMS["request.license.state"], int(KMS["request.remaining.minutes"]),
        millis(KMS["request.client.time"]), uuid.UUID(KMS["request.cmid"]).bytes,
        bytes_of("request.hardware.fingerprint"), KMS["request.machine.name"], KMS["request.virtual"] == "true",
        int(KMS["request.known.certificate"]), bytes_of("request.nonce"))

    def test_keys(self):
        for name in ("publisher", "host"):
            seed = Ed25519PrivateKey.from_private_bytes(bytes_of(name + ".seed"))
            self.assertEqual(world.public(seed), bytes_of(name + ".public"))
        self.assertEqual(key_id(bytes_of("publisher.public")), bytes_of("publisher.id"))
        self.assertEqual(self.catalog.key_id, bytes_of("catalog.key.id"))

    def test_certificate(self):
        certificate = Certificate(bytes_of("certificate"))
        self.assertEqual(
            (certificate.serial, certificate.catalog_id, certificate.product_id, certificate.rank, certificate.platform,
             certificate.begin * 1000, certificate.end, certificate.key),
            (int(KMS["certificate.serial"], 16), KMS["certificate.catalog.id"], KMS["certificate.product.id"],
             int(KMS["certificate.group.rank"]), 2, millis(KMS["certificate.not.before"]), 2 ** 63 - 1,
             bytes_of("host.public")))
        self.assertEqual(frame(CERTIFICATE, certificate.body), bytes_of("certificate.frame"))

    def test_request(self):
        self.assertEqual(self.request.sealed(self.catalog), bytes_of("request.frame"))

    def answered(self, n, *frames, **other):
        here, there = socket.socketpair()
        with there, Connection(self.catalog, None, connected=here) as connection:
            there.sendall(b"".join(frames))
            asked = Request(300, "INITIAL_GRACE", 0, self.request.time, other.get("cmid", plus(self.request.cmid, n)),
                            bytes(16), "", nonce=plus(self.request.nonce, n))
            return connection.believe(asked, connection.next())

    def test_answers(self):
        for n in range(3):
            answer = self.answered(n, bytes_of("certificate.frame"), bytes_of(f"answer.{n}.frame"))
            self.assertEqual((answer.root, answer.signature), (bytes_of("batch.root"), bytes_of("batch.signature")))
            self.assertEqual(
                (answer.result, answer.count, answer.renewal, answer.retry, answer.time),
                ("CLOCK_SKEW" if n == 2 else "ANSWERED", 0 if n == 2 else int(KMS["answer.count"]),
                 int(KMS["answer.renewal.minutes"]), int(KMS["answer.retry.minutes"]), millis(KMS["answer.host.time"])))

    def test_every_byte_of_an_answer_and_its_certificate_counts(self):
        certificate, answer = bytes_of("certificate.frame"), bytes_of("answer.1.frame")
        for at in range(8, len(answer)):
            with self.assertRaises(Exception, msg=f"byte {at} of the answer"):
                self.answered(1, certificate, answer[:at] + bytes([answer[at] ^ 1]) + answer[at + 1:])
        for at in range(8, len(certificate)):
            with self.assertRaises(Exception, msg=f"byte {at} of the certificate"):
                self.answered(1, certificate[:at] + bytes([certificate[at] ^ 1]) + certificate[at + 1:], answer)
        with self.assertRaises(UntrustedHost):
            self.answered(1, certificate, answer, cmid=bytes(16))
        with self.assertRaises(UntrustedHost):
            self.answered(1, answer)

    def test_error(self):
        failure = Failure(bytes_of("error.frame"))
        self.assertEqual((failure.result, failure.version, failure.seconds),
                         (KMS["error.code"], 1, int(KMS["error.retry.seconds"])))


class ActivationVectors(unittest.TestCase):
    key = ProductKey(world.KEYS["key.mak"])
    profile = HardwareProfile.of("sample", world.READINGS)
    installation_id = InstallationId.of(profile, 300, key)

    def test_product_keys(self):
        told = [(key.type, key.group, key.serial) for key in
                (ProductKey(world.KEYS["key." + name]) for name in ("mak", "kms", "individual"))]
        self.assertEqual(told, [(1, 2, 17), (2, 255, 2 ** 34 - 1), (3, 0, 0)])
        self.assertEqual(self.key.fingerprint.hex(), world.KEYS["key.mak.fingerprint"])

    def test_hardware(self):
        names = {"SYSTEM_BOARD": "systemBoard", "SYSTEM_DISK": "systemDisk", "NETWORK_ADAPTER": "networkAdapter",
                 "PROCESSOR": "processor", "MEMORY": "memory"}
        self.assertEqual({name: format(self.profile.hashes[name], "x") for name in COMPONENTS if name in names},
                         {name: world.KEYS["hardware." + key] for name, key in names.items()})
        self.assertEqual(self.profile.fingerprint.hex(), world.KEYS["hardware.fingerprint"])

    def test_ids(self):
        self.assertEqual(self.installation_id.formatted, world.KEYS["installation.id"])
        confirmation_id = ConfirmationId.of(world.CONFIRMATION_KEY, self.installation_id)
        self.assertEqual(confirmation_id.formatted, world.KEYS["confirmation.id"])
        self.assertEqual(ConfirmationId.parse(world.KEYS["confirmation.id"]), confirmation_id)

    def test_signed_confirmation(self):
        whole = bytes.fromhex(world.KEYS["mak.confirmation"])
        confirmation = MakConfirmation(base64.b64encode(whole).decode("ascii"))
        self.assertTrue(confirmation.is_signed_by(world.catalog()))
        self.assertTrue(confirmation.confirms(self.key, self.installation_id))
        self.assertEqual((confirmation.activation, confirmation.seconds * 1000), (77, millis("2026-11-21T10:00:00Z")))
        for at in range(128):
            with self.subTest(at), self.assertRaises((ValueError, AssertionError)):
                wrong = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:]
                self.assertTrue(MakConfirmation(base64.b64encode(wrong).decode()).is_signed_by(world.catalog()))


class Typing(unittest.TestCase):
    def test_every_wrong_character_and_swap_of_a_product_key_is_found(self):
        right = world.KEYS["key.mak"].replace("-", "")
        for at in range(25):
            wrong = [right[:at] + c + right[at + 1:] for c in "CDFGHJKLMNPQRTVWXY346789" if c != right[at]]
            if at and right[at - 1] != right[at]:
                wrong.append(right[:at - 1] + right[at] + right[at - 1] + right[at + 1:])
            for typed in wrong:
                with self.assertRaises(ValueError) as raised:
                    ProductKey(typed)
                self.assertNotIn(typed, str(raised.exception))

    def test_keys_are_read_as_people_type_them_and_shown_masked(self):
        typed = world.KEYS["key.mak"].lower().replace("-", " ").translate({ord("v"): "\uff56"})
        self.assertEqual(ProductKey(typed).formatted, world.KEYS["key.mak"])
        self.assertEqual(repr(ProductKey(typed)), "ProductKey(*****-*****-*****-*****-9JCFC)")

    def test_a_mistyped_group_is_named(self):
        right = world.KEYS["confirmation.id"]
        with self.assertRaisesRegex(ValueError, "group 3"):
            ConfirmationId.parse(right.replace("635518", "635581"))
        groups = right.split("-")
        with self.assertRaisesRegex(ValueError, "group 1"):
            ConfirmationId.parse("-".join([groups[1], groups[0]] + groups[2:]))


class CatalogText(unittest.TestCase):
    TEXT = """# a comment
format=1
catalog.id=sample
catalog.name=\\ A \\\\ B\\nC
catalog.key=gIGCg4SFhoeIiYqLjI2Ojw==
confirmation.key=wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t8=
publisher.keys=A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=
service.label=_menkyo-kms._tcp
port=1688
not.known=x
edition.300.name=Server
edition.300.platform=SERVER
edition.300.group.rank=30
edition.300.group.number=2
edition.300.threshold=5
edition.300.grace.days=60
edition.300.rearms=3
"""

    def test_is_read(self):
        catalog = Catalog.parse(self.TEXT)
        self.assertEqual((catalog.id, catalog.name, catalog.key, catalog.center),
                         ("sample", "A \\ B\nC", bytes(range(0x80, 0x90)), None))
        self.assertEqual(catalog.editions, {300: Edition(300, "Server", "SERVER", 5, 60, 3, 30, 2)})
        self.assertNotIn(repr(catalog.key), repr(catalog))

    def test_what_is_wrong_is_named(self):
        for was, now, named in (("format=1", "format=2", "format"), ("port=1688", "port=0", "port"),
                                ("port=1688", "", "port"), ("platform=SERVER", "platform=X", "platform"),
                                ("catalog.id=sample", "catalog.id=a b", "catalog.id"),
                                ("not.known=x", "port=1", "port")):
            with self.assertRaisesRegex(ValueError, named):
                Catalog.parse(self.TEXT.replace(was, now))


if __name__ == "__main__":
    unittest.main()
