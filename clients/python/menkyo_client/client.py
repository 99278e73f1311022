"""The activation client: activates by KMS host, online and by phone, and tells the license state."""

import logging
import socket
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Optional

from . import hardware, state, texts
from .activation import KMS_HOST, MAK, ConfirmationId, HardwareProfile, InstallationId, ProductKey
from .center import HttpCenter, InsecureAddress, Refused, Unreachable
from .kms import Certificate, Connection, Failure, ProtocolError, Request, UntrustedHost
from .state import EPOCH, Activation, Installation
from .store import Tampered

_LOGGER = logging.getLogger(__name__)
_MILLISECOND = timedelta(milliseconds=1)
_ERRORS = {
    "HOST_NOT_ACTIVATED": "HOST_NOT_ACTIVATED",
    "TOO_MANY_REQUESTS": "HOST_BUSY", "TOO_MANY_CONNECTIONS": "HOST_BUSY", "UNAVAILABLE": "HOST_BUSY",
    "TIMED_OUT": "HOST_BUSY",
}
_RESULTS = {
    "EDITION_NOT_COVERED": "EDITION_NOT_COVERED", "UNKNOWN_EDITION": "EDITION_UNKNOWN", "CLOCK_SKEW": "CLOCK_DIFFERS",
    "REPLAY": "REPEATED_REQUEST", "HOST_NOT_ACTIVATED": "HOST_NOT_ACTIVATED",
}


def system_clock():
    return datetime.now(timezone.utc)


class RefusedCall(Exception):
    """What was asked for is not possible: no product key is installed, no rearm is left, the store is of another edition."""


@dataclass(frozen=True)
class LicenseStatus:
    """What there is to know about a client's license."""

    state: str
    ends_at: Optional[datetime]
    remaining_minutes: int
    edition: str
    masked_key: Optional[str]
    cmid: str
    activation: Optional[Activation]
    rearms_left: int
    clock_set_back: bool
    kms_host: Optional[str]
    next_attempt: Optional[datetime]

    @property
    def next_change(self):
        """When an application looks at the client next: it asks a host again, or its state ends."""
        return min((at for at in (self.next_attempt, self.ends_at) if at is not None), default=None)

    @property
    def essence(self):
        """All but what goes on by itself with time."""
        return replace(self, remaining_minutes=0, next_attempt=None)

    def to_json(self):
        return {"edition": self.edition, "state": self.state, "endsAt": self.ends_at and self.ends_at.isoformat(),
                "remainingMinutes": self.remaining_minutes, "productKey": self.masked_key, "kmsHost": self.kms_host,
                "nextAttempt": self.next_attempt and self.next_attempt.isoformat(), "rearmsLeft": self.rearms_left,
                "cmid": self.cmid, "clockSetBack": self.clock_set_back}


@dataclass(frozen=True)
class ActivationResult:
    """What came of an attempt, with what a person needs to act on it (VA-316).

    outcome is a stable name of docs/result-codes.md. count is the host's, if it answered with one; clock_difference how
    far this machine's clock is ahead of the host's, if that is the problem.
    """

    outcome: str
    state: str
    edition: str
    threshold: int
    peer: str = ""
    count: Optional[int] = None
    clock_difference: Optional[timedelta] = None
    remaining_activations: Optional[int] = None
    detail: str = ""
    next_attempt: Optional[datetime] = None

    @property
    def done(self):
        """Whether what was asked for was done: activated, renewed, or the key installed."""
        return texts.is_done(self.outcome)

    @property
    def missing(self):
        """How many further physical machines are needed to reach the threshold; 0 if it is reached or no count came."""
        return 0 if self.count is None else max(0, self.threshold - self.count)

    def text(self, language="en"):
        """The result in words, in English or Japanese."""
        return texts.text(self, language)


class ActivationClient:
    """One installation of an edition. Threads and programs may share its store; each call has it to itself.

    readings gives the readings of the hardware by component, virtual whether the machine is one, clock the time; all are
    read anew with each call. kms_timeout is in seconds.
    """

    def __init__(self, catalog, edition_code, store, *, center=None, machine_name=None, readings=None,
                 virtual=None, clock=system_clock, language="en", kms_timeout=15):
        if edition_code not in catalog.editions:
            raise ValueError(f"the catalog has no edition {edition_code}")
        self.catalog, self.edition = catalog, catalog.editions[edition_code]
        self._store, self._clock = store, clock
        self._readings, self._virtual = readings or hardware.read, virtual or hardware.is_virtual
        self._center = center or (HttpCenter(catalog.center) if catalog.center else None)
        self._name = socket.gethostname() if machine_name is None else machine_name
        self._language, self._kms_timeout = language, kms_timeout

    # --- What it knows ----------------------------------------------------------------------------------------------

    def now(self):
        """The time by which its states begin and end."""
        return self._clock()

    def status(self):
        """The license state and what belongs to it."""
        with self._store.exclusively():
            installation = self._looked()
        phase = state.phase(installation, self.edition)
        key, host = installation.product_key, installation.kms_host
        return LicenseStatus(
            phase.state, phase.ends_at, phase.remaining_minutes(installation.now), self.edition.name, key and key.masked,
            str(uuid.UUID(bytes=installation.cmid)), installation.activation, installation.rearms_left,
            installation.time.set_back, host and _address(host, installation.kms_port or self.catalog.port),
            self._next_attempt(installation))

    def installation_id(self):
        """What is read out for activation by phone (VA-403); an InstallationId."""
        with self._store.exclusively():
            return InstallationId.of(self._required_profile(), self.edition.code, _required_key(self._looked()))

    # --- What changes it --------------------------------------------------------------------------------------------

    def install_key(self, key):
        """Stores a product key, which activate or confirm then uses. A MAK is for the editions of its own group (VA-103)."""
        key = key if isinstance(key, ProductKey) else ProductKey(key)
        with self._changing() as change:
            if key.type == KMS_HOST:
                return change.result("KEY_FOR_HOSTS")
            if key.type == MAK and key.group != self.edition.group_number:
                return change.result("KEY_FOR_OTHER_PRODUCTS")
            change.to = replace(change.to, product_key=key)
            return change.result("KEY_INSTALLED")

    def remove_key(self):
        """Makes the client a KMS client (VA-211); what the key activated stays until the next success."""
        with self._changing() as change:
            change.to = replace(change.to, product_key=None)

    def set_kms_host(self, host, port=None):
        """Sets the KMS host; without a port it is the catalog's. None clears both."""
        if host is not None and (not host or any(c.isspace() for c in host)):
            raise ValueError("this is neither a host name nor an address")
        if port is not None and not 1 <= port <= 65535:
            raise ValueError("a port is 1 to 65535")
        with self._changing() as change:
            change.to = replace(change.to, kms_host=host, kms_port=port)

    def rearm(self):
        """Resets the timers, and makes the client a new one for KMS hosts (VA-208). Raises RefusedCall if none is left."""
        with self._changing() as change:
            if change.to.rearms_left == 0:
                raise RefusedCall("no rearm is left")
            change.to = change.to.rearmed()

    def activate(self):
        """Activates now: by the center if a product key is installed, else by a KMS host (VA-202, VA-211)."""
        with self._changing() as change:
            return self._activate(change)

    def renew_if_due(self):
        """Asks a KMS host if it is time to (VA-205); None if it is not, or if this is no KMS client."""
        with self._changing() as change:
            due = self._next_attempt(change.to)
            return self._activate(change) if due is not None and change.to.now >= due else None

    def confirm(self, confirmation_id):
        """Activates by the confirmation ID that was read out over the phone (VA-403)."""
        if not isinstance(confirmation_id, ConfirmationId):
            confirmation_id = ConfirmationId.parse(confirmation_id)
        with self._changing() as change:
            key, profile = _required_key(change.to), self._required_profile()
            installation_id = InstallationId.of(profile, self.edition.code, key)
            if not confirmation_id.confirms(self.catalog.confirmation_key, installation_id):
                return change.result("CONFIRMATION_WRONG")
            change.to = change.to.activated(
                Activation(state.PHONE, change.to.now, profile, confirmation_id.formatted))
            return change.result("ACTIVATED_BY_KEY")

    # --- How --------------------------------------------------------------------------------------------------------

    def _activate(self, change):
        if self._profile() is None:
            return change.result("HARDWARE_NOT_READABLE")
        if change.to.product_key is not None:
            return self._activate_online(change, change.to.product_key)
        if not state.is_kms_client(change.to, self.edition):
            return change.result("KEY_NEEDED")
        return self._ask_host(change)

    def _activate_online(self, change, key):
        if self._center is None:
            return change.result("NO_CENTER")
        profile, peer = self._profile(), self._center.base
        installation_id = InstallationId.of(profile, self.edition.code, key)
        try:
            confirmation, left = self._center.activate(key, installation_id, self._language)
        except InsecureAddress as refused:
            return change.result("CENTER_NOT_SECURE", peer=peer, detail=str(refused))
        except Unreachable as failed:
            return change.result("CENTER_UNREACHABLE", peer=peer, detail=str(failed))
        except Refused as refused:
            return change.result("CENTER_REFUSED", peer=peer, detail=str(refused))
        if not confirmation.is_signed_by(self.catalog) or not confirmation.confirms(key, installation_id):
            return change.result("CENTER_NOT_TRUSTED", peer=peer,
                                 detail="the confirmation's signature, key or installation ID does not fit")
        system, signed = self._clock(), EPOCH + timedelta(seconds=confirmation.seconds)
        # One that was signed before and is only given again (VA-405) tells nothing about the clock.
        if abs(system - signed) <= state.SKEW:
            change.to = change.to.corrected(system, signed)
        change.to = change.to.activated(Activation(state.ONLINE, change.to.now, profile, confirmation.text))
        return change.result("ACTIVATED_BY_KEY", peer=peer, remaining_activations=left)

    def _ask_host(self, change):
        change.to = replace(change.to, last_attempt=change.to.now)
        if change.to.kms_host is None:
            return change.result("NO_HOST_FOUND")
        host = (change.to.kms_host, change.to.kms_port or self.catalog.port)
        peer, client_time, phase = _address(*host), self._clock(), state.phase(change.to, self.edition)
        known = change.to.certificate and Certificate(change.to.certificate)
        request = Request(
            self.edition.code, phase.state, phase.remaining_minutes(change.to.now), _millis(client_time), change.to.cmid,
            self._profile().fingerprint, self._name, bool(self._virtual()), known.serial if known else 0)
        try:
            with Connection(self.catalog, host, self._kms_timeout, known) as connection:
                answer = connection.ask(request)
                certificate = connection.certificate
        except (socket.gaierror, UnicodeError):  # the latter for what cannot be a name in DNS
            return change.result("HOST_NAME_UNKNOWN", peer=peer)
        except OSError as failed:
            return change.result("HOST_UNREACHABLE", peer=peer, detail=failed.strerror or str(failed))
        except ProtocolError as failed:
            return change.result("HOST_NOT_SUITABLE", peer=peer, detail=str(failed))
        except UntrustedHost as failed:
            return change.result("HOST_NOT_TRUSTED", peer=peer, detail=str(failed))
        if isinstance(answer, Failure):
            return change.result(_ERRORS.get(answer.result, "HOST_NOT_SUITABLE"), peer=peer, detail=answer.result)
        return self._answered(change, peer, client_time, answer, certificate)

    def _answered(self, change, peer, client_time, answer, certificate):
        host_time = EPOCH + answer.time * _MILLISECOND
        after = change.to.corrected(self._clock(), host_time)
        change.to = replace(after, last_attempt=after.now, certificate=certificate.body,
                            renewal_minutes=answer.renewal, retry_minutes=answer.retry)
        if answer.result != "ANSWERED":
            return change.result(_RESULTS[answer.result], peer=peer, clock_difference=client_time - host_time)
        if answer.count < self.edition.threshold:
            return change.result("NOT_ENOUGH_MACHINES", peer=peer, count=answer.count)
        change.to = change.to.activated(
            Activation(state.KMS, change.to.now, self._profile(), answer.product_id))
        return change.result("ACTIVATED_BY_HOST", peer=peer, count=answer.count)

    def _profile(self):
        return HardwareProfile.of(self.catalog.id, self._readings())

    def _required_profile(self):
        profile = self._profile()
        if profile is None:
            raise RefusedCall("nothing can be read that tells this machine apart from others")
        return profile

    def _next_attempt(self, installation):
        if not state.is_kms_client(installation, self.edition):
            return None
        return state.next_attempt(installation, self.edition)

    def _looked(self):
        """What is remembered after a look at clock and hardware, which is saved."""
        try:
            told = self._store.load()
            installation = Installation.from_json(told) if told else Installation.begin(self.edition, self._clock())
        except Tampered as noticed:
            _LOGGER.warning("The client has to be activated anew: %s", noticed)
            installation = Installation.after_tampering(self.edition, self._clock())
        if installation.edition != self.edition.code:
            raise RefusedCall("the store belongs to another edition")
        # The hardware is read only where something is activated, since reading takes time.
        profile = self._profile() if installation.activation else None
        installation = installation.observed(self._clock(), profile)
        self._store.save(installation.to_json())
        return installation

    @contextmanager
    def _changing(self):
        with self._store.exclusively():
            change = _Change(self, self._looked())
            yield change
            self._store.save(change.to.to_json())


class _Change:
    """An installation that a call changes, and what the call says of it."""

    def __init__(self, client, installation):
        self._client, self.to = client, installation

    def result(self, outcome, **more):
        edition, to = self._client.edition, self.to
        result = ActivationResult(outcome, state.phase(to, edition).state, edition.name, edition.threshold,
                                  next_attempt=self._client._next_attempt(to), **more)
        _LOGGER.info("%s of %s: client machine ID %s, state %s, count %s", outcome, result.peer or "this machine",
                     uuid.UUID(bytes=to.cmid), result.state, result.count)
        return result


def _required_key(installation):
    if installation.product_key is None:
        raise RefusedCall("no product key is installed")
    return installation.product_key


def _address(host, port):
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _millis(at):
    return (at - EPOCH) // _MILLISECOND
