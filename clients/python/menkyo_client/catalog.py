"""The client catalog: what a product carries of its publisher's catalog (docs/protocol/kms.md, «Client catalog»)."""

import base64
import re
from dataclasses import dataclass, field
from typing import Dict, List, Optional

from .crypto import key_id, labeled_sha256

PLATFORMS = {"CLIENT": 1, "SERVER": 2, "OTHER_SERVER": 3}
_ID = re.compile(r"[A-Za-z0-9._-]{1,32}")
_EDITION_NAME = re.compile(r"edition\.([0-9]{1,5})\.name")


@dataclass(frozen=True)
class Edition:
    """What is installed; one without a rank takes no part in volume activation (VA-109)."""

    code: int
    name: str
    platform: str
    threshold: int
    grace_days: int
    rearms: int
    group_rank: Optional[int] = None
    group_number: Optional[int] = None


@dataclass(frozen=True)
class Catalog:
    """Keys, editions and addresses. Its keys are no secrets from who owns a client, but stay out of its text form."""

    id: str
    name: str
    key: bytes = field(repr=False)
    publisher_keys: List[bytes]
    editions: Dict[int, Edition]
    confirmation_key: bytes = field(default=b"", repr=False)
    service_label: str = "_menkyo-kms._tcp"
    port: int = 1688
    center: Optional[str] = None

    def __post_init__(self):
        _require(_ID.fullmatch(self.id), "catalog.id")
        _require(len(self.key) == 16, "catalog.key")
        _require(self.publisher_keys and all(len(key) == 32 for key in self.publisher_keys), "publisher.keys")
        _require(1 <= self.port <= 65535, "port")

    @property
    def key_id(self):
        """What names the catalog key in requests."""
        return labeled_sha256("menkyo/catalog-key-id/1", self.key)[:4]

    def publisher(self, id):
        """The publisher's key with this id; None if the catalog does not list it."""
        return next((key for key in self.publisher_keys if key_id(key) == id), None)

    @staticmethod
    def parse(text):
        """Reads the text form; raises ValueError that names the setting that is missing or wrong."""
        read = settings(text)
        if read.get("format") != "1":
            raise ValueError("only format 1 of the client catalog is known")

        def value(name, reader=str):
            if name not in read:
                raise ValueError("the client catalog has no setting " + name)
            try:
                return reader(read[name])
            except ValueError:
                raise ValueError(f"the client catalog's setting {name} is wrong") from None

        def optional(name, reader):
            return value(name, reader) if name in read else None

        def edition(code):
            _require(1 <= code <= 16383, f"edition.{code}.name")
            prefix = f"edition.{code}."
            platform = value(prefix + "platform")
            _require(platform in PLATFORMS, prefix + "platform")
            return Edition(code, value(prefix + "name"), platform, value(prefix + "threshold", int),
                           value(prefix + "grace.days", int), value(prefix + "rearms", int),
                           optional(prefix + "group.rank", int), optional(prefix + "group.number", int))

        codes = sorted(int(match[1]) for match in map(_EDITION_NAME.fullmatch, read) if match)
        confirmation_key = value("confirmation.key", _base64)
        _require(len(confirmation_key) >= 32, "confirmation.key")
        return Catalog(
            id=value("catalog.id"), name=value("catalog.name"), key=value("catalog.key", _base64),
            publisher_keys=value("publisher.keys", lambda keys: [_base64(key) for key in keys.split()]),
            editions={code: edition(code) for code in codes}, confirmation_key=confirmation_key,
            service_label=value("service.label"), port=value("port", int), center=optional("center", str))


def settings(text):
    """The settings of a text form: name=value, a line each; # begins a comment."""
    read = {}
    for line in text.split("\n"):
        line = line.rstrip("\r")
        if line.strip() and not line.startswith("#"):
            name, _, written = line.partition("=")
            if name in read:
                raise ValueError("this setting is there twice: " + name)
            read[name] = re.sub(r"\\(.)", lambda escape: {"n": "\n", "r": "\r"}.get(escape[1], escape[1]),
                                written).strip()
    return read


def _base64(text):
    return base64.b64decode(text, validate=True)


def _require(holds, setting):
    if not holds:
        raise ValueError(f"the client catalog's setting {setting} is wrong")
