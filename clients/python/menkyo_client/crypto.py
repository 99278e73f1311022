"""The few cryptographic functions that the formats use."""

import hashlib
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.cmac import CMAC


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def labeled_sha256(label, *parts):
    """SHA-256 of a label, a zero byte and the parts."""
    return sha256(label.encode("ascii"), b"\0", *parts)


def labeled_hmac(key, label, *parts):
    """HMAC-SHA-256 of a label, a zero byte and the parts."""
    return hmac.new(key, label.encode("ascii") + b"\0" + b"".join(parts), "sha256").digest()


def cmac(key, data):
    code = CMAC(AES(key))
    code.update(data)
    return code.finalize()


def is_signed(public_key, signature, label, message):
    """Whether this is the Ed25519 signature of a label, a zero byte and the message."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, label.encode("ascii") + b"\0" + message)
        return True
    except (InvalidSignature, ValueError):
        return False


def key_id(public_key):
    """What names a publisher's key in certificates and confirmations."""
    return labeled_sha256("menkyo/key-id/1", public_key)[:8]
