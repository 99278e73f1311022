"""Product keys, installation IDs, confirmation IDs and signed confirmations (docs/protocol/activation.md)."""

import base64
import hmac
import struct
import unicodedata
from dataclasses import dataclass, field
from typing import Dict

from .crypto import is_signed, labeled_hmac, labeled_sha256

_ALPHABET = "CDFGHJKLMNPQRTVWXY346789"
_DAMM = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
         "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"]
MAK, KMS_HOST, INDIVIDUAL = 1, 2, 3


class ProductKey:
    """A product key: 25 characters that tell type, group and serial (VA-106). Only the center can tell if it is genuine."""

    def __init__(self, typed):
        """Reads what somebody typed; raises ValueError, without the key in it, if it is mistyped."""
        plain = unicodedata.normalize("NFKC", typed).upper()
        self.characters = "".join(c for c in plain if not c.isspace() and c != "-")
        if len(self.characters) != 25 or any(c not in _ALPHABET for c in self.characters):
            raise ValueError("a product key has 25 of the characters " + _ALPHABET)
        values = [_ALPHABET.index(c) for c in self.characters]
        if _weighted_sum(values) != (0, 0):
            raise ValueError("the product key is mistyped")
        number = 0
        for value in values[:24]:
            number = 24 * number + value
        check = number & (1 << 65) - 1
        mask = int.from_bytes(labeled_sha256("menkyo/product-key-mask/1", check.to_bytes(9, "big"))[:6], "big") >> 3
        contents = number >> 65 ^ mask
        version, self.type = contents >> 44, contents >> 42 & 3
        self.group, self.serial = contents >> 34 & 0xff, contents & (1 << 34) - 1
        if version != 0 or self.type == 0:
            raise ValueError("the product key is mistyped")

    @property
    def formatted(self):
        """The whole key in five groups."""
        return "-".join(self.characters[i:i + 5] for i in range(0, 25, 5))

    @property
    def masked(self):
        """The key with all but its last group hidden, for screens and logs."""
        return "*****-" * 4 + self.characters[20:]

    @property
    def fingerprint(self):
        return labeled_sha256("menkyo/product-key-fingerprint/1", self.characters.encode("ascii"))[:16]

    def __repr__(self):
        return f"ProductKey({self.masked})"


def _weighted_sum(values):
    """The sum of the check character's code, in GF(3) x GF(8); nothing but (0, 0) is right."""
    third, eighth = 0, 0
    for value in values:
        eighth = eighth << 1 ^ (0b1011 if eighth & 4 else 0) ^ value // 3
        third = (2 * third + value % 3) % 3
    return third, eighth


@dataclass(frozen=True)
class Component:
    bits: int
    weight: int
    identifying: bool


COMPONENTS = {
    "SYSTEM_BOARD": Component(28, 5, True),
    "SYSTEM_DISK": Component(24, 3, True),
    "NETWORK_ADAPTER": Component(24, 3, True),
    "PROCESSOR": Component(8, 2, False),
    "MEMORY": Component(8, 1, False),
    "FIRMWARE": Component(8, 1, False),
}


@dataclass(frozen=True)
class HardwareProfile:
    """A machine's hardware as short salted hashes of its components (VA-206, VA-401)."""

    hashes: Dict[str, int]

    @staticmethod
    def of(catalog_id, readings):
        """The profile of what was read; None if nothing was that tells this machine apart from others (VA-213)."""
        hashes = {}
        for name, reading in readings.items():
            plain = reading.strip().lower()
            if plain:
                code = labeled_hmac(catalog_id.encode("ascii"), "menkyo/hardware/1", name.encode("ascii"), b"\0",
                                    plain.encode("utf-8"))
                hashes[name] = 1 + int.from_bytes(code[:4], "big") % ((1 << COMPONENTS[name].bits) - 1)
        return HardwareProfile(hashes) if any(COMPONENTS[name].identifying for name in hashes) else None

    @property
    def packed(self):
        """100 bits: the hashes in the order of the table, 0 for a component that is not there."""
        number = 0
        for name, component in COMPONENTS.items():
            number = number << component.bits | self.hashes.get(name, 0)
        return number

    @property
    def fingerprint(self):
        """128 bits by which a host notices a cloned client machine ID (VA-315)."""
        packed = self.packed
        return labeled_sha256("menkyo/hardware-fingerprint/1", packed.to_bytes(packed.bit_length() // 8 + 1, "big"))[:16]

    def contradicts(self, other):
        """Whether what both have tells of another machine (VA-206); what one of them lacks counts for neither (VA-213)."""
        compared = self.hashes.keys() & other.hashes.keys()
        equal = {name for name in compared if self.hashes[name] == other.hashes[name]}
        weight = lambda names: sum(COMPONENTS[name].weight for name in names)
        identifying = lambda names: any(COMPONENTS[name].identifying for name in names)
        recognized = identifying(equal) or not identifying(compared)
        return not recognized or 100 * weight(equal) < 60 * weight(compared)


def _check_digit(group, digits):
    state = group
    for digit in digits:
        state = int(_DAMM[state][int(digit)])
    return str(state)


def _grouped(number, groups):
    """A number as groups of five digits with a check digit each."""
    digits = f"{number:0{5 * groups}d}"
    parts = [digits[i:i + 5] for i in range(0, 5 * groups, 5)]
    return "-".join(part + _check_digit(i, part) for i, part in enumerate(parts))


def _ungrouped(typed, groups):
    """The number of typed groups; raises ValueError that names the first mistyped one (VA-403)."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", typed) if not c.isspace() and c != "-")
    if len(digits) != 6 * groups or not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"{groups} groups of 6 digits are needed")
    for i in range(groups):
        group = digits[6 * i:6 * i + 6]
        if _check_digit(i, group[:5]) != group[5]:
            raise ValueError(f"group {i + 1} is mistyped")
    return int("".join(digits[6 * i:6 * i + 5] for i in range(groups)))


@dataclass(frozen=True)
class InstallationId:
    """Names an installation by hardware, edition and product key alone (VA-401, VA-403)."""

    number: int

    @staticmethod
    def of(profile, edition_code, key):
        number = (1 << 14 | edition_code) << 32 | int.from_bytes(key.fingerprint[:4], "big")
        return InstallationId(number << 100 | profile.packed)

    @property
    def formatted(self):
        """9 groups of 6 digits."""
        return _grouped(self.number, 9)


@dataclass(frozen=True)
class ConfirmationId:
    """What activates an installation by phone: a keyed check, no signature (VA-403)."""

    number: int = field(repr=False)

    @staticmethod
    def parse(typed):
        """Raises ValueError that names the first mistyped group."""
        return ConfirmationId(_ungrouped(typed, 8))

    @staticmethod
    def of(confirmation_key, installation_id):
        """The confirmation ID of an installation ID."""
        digits = installation_id.formatted.replace("-", "").encode("ascii")
        code = labeled_hmac(confirmation_key, "menkyo/confirmation-id/1", digits)
        return ConfirmationId(int.from_bytes(code, "big") % 10 ** 40)

    @property
    def formatted(self):
        """8 groups of 6 digits."""
        return _grouped(self.number, 8)

    def confirms(self, confirmation_key, installation_id):
        expected = ConfirmationId.of(confirmation_key, installation_id).formatted
        return hmac.compare_digest(self.formatted, expected)


class MakConfirmation:
    """The publisher's signed confirmation of an online activation (VA-402)."""

    def __init__(self, text):
        """Reads the Base64 form; raises ValueError if it is none."""
        whole = base64.b64decode(text, validate=True)
        if len(whole) != 128 or whole[:5] != b"MKMC\1":
            raise ValueError("this is no signed confirmation")
        self.text = text
        self.activation, self.key_fingerprint, installation, self.seconds, self.issuer = struct.unpack_from(
            ">Q16s19sq8s", whole, 5)
        self.installation_number = int.from_bytes(installation, "big")
        self.signed, self.signature = whole[:64], whole[64:]

    def is_signed_by(self, catalog):
        publisher = catalog.publisher(self.issuer)
        return publisher is not None and is_signed(publisher, self.signature, "menkyo/mak-confirmation/1", self.signed)

    def confirms(self, key, installation_id):
        return (self.key_fingerprint, self.installation_number) == (key.fingerprint, installation_id.number)
