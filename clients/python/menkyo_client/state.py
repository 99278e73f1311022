"""License states and what a client remembers (VA-201 to VA-209). Times are datetimes with a zone; periods timedeltas."""

import os
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Optional

from .activation import HardwareProfile, ProductKey

INITIAL_GRACE, LICENSED = "INITIAL_GRACE", "LICENSED"
OUT_OF_TOLERANCE_GRACE, NOTIFICATION = "OUT_OF_TOLERANCE_GRACE", "NOTIFICATION"
ONLINE, PHONE, KMS = "ONLINE", "PHONE", "KMS"

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
KMS_VALIDITY = timedelta(days=180)
TOLERANCE = timedelta(days=30)
SKEW = timedelta(hours=4)
ADJUSTMENT = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)
NONE = timedelta(0)


@dataclass(frozen=True)
class TrustedTime:
    """The client's idea of time, which setting the clock back does not turn back (VA-209, ADR 70).

    latest is the latest time seen, offset what is added to the system clock, set_back whether the clock was found set
    back and no signed time has come since.
    """

    latest: datetime
    offset: timedelta = NONE
    set_back: bool = False

    def observe(self, system):
        """After a look at the system clock; latest is then the present time."""
        if self.offset > NONE and system >= self.latest:
            return TrustedTime(system, NONE, self.set_back)
        now = system + self.offset
        if now >= self.latest:
            return TrustedTime(now, self.offset, self.set_back)
        behind = self.latest - system
        if -ADJUSTMENT <= behind < NONE:
            return TrustedTime(system, NONE, self.set_back)
        return TrustedTime(self.latest, behind, self.set_back or behind > ADJUSTMENT)

    @staticmethod
    def corrected(system, signed):
        """After a signed time."""
        difference = signed - system
        return TrustedTime(signed, difference) if abs(difference) > SKEW else TrustedTime(system)


@dataclass(frozen=True)
class Activation:
    """A success: the way, when (for KMS the last one), with which hardware, and what it rests on."""

    way: str
    at: datetime
    hardware: HardwareProfile
    proof: str


@dataclass(frozen=True)
class Installation:
    """All that a client remembers. Each change gives a new value; what state follows, phase says."""

    edition: int
    cmid: bytes
    grace_started: datetime
    rearms_left: int
    time: TrustedTime
    product_key: Optional[ProductKey] = None
    activation: Optional[Activation] = None
    hardware_changed: Optional[datetime] = None
    kms_host: Optional[str] = None
    kms_port: Optional[int] = None
    certificate: Optional[bytes] = None
    last_attempt: Optional[datetime] = None
    renewal_minutes: int = 7 * 24 * 60
    retry_minutes: int = 120

    @staticmethod
    def begin(edition, now):
        """A new installation, at the beginning of its initial grace."""
        return Installation(edition.code, os.urandom(16), now, edition.rearms, TrustedTime(now))

    @staticmethod
    def after_tampering(edition, now):
        """What stands in for a memory that was altered: no grace and no rearm is left, activation is possible."""
        return replace(Installation.begin(edition, now), grace_started=EPOCH, rearms_left=0)

    @property
    def now(self):
        """The present time, as of the last look at the clock."""
        return self.time.latest

    def observed(self, system, profile):
        """After a look at clock and hardware; a profile that is None could not be read, which is no change (VA-213)."""
        seen = self.time.observe(system)
        other = (self.activation is not None and profile is not None
                 and self.activation.hardware.contradicts(profile))
        changed = self.hardware_changed or (seen.latest if other else None)
        return replace(self, time=seen, hardware_changed=changed)

    def corrected(self, system, signed):
        """After a signed time; what seems to have begun after it keeps as much of its period behind it as it had (VA-209)."""
        right = TrustedTime.corrected(system, signed)

        def moved(at):
            return at if at is None or at <= right.latest else right.latest - (self.now - at)

        return replace(
            self, time=right, grace_started=moved(self.grace_started), last_attempt=moved(self.last_attempt),
            hardware_changed=moved(self.hardware_changed),
            activation=self.activation and replace(self.activation, at=moved(self.activation.at)))

    def activated(self, success):
        """After a success. The first one by KMS lifts a rearm count of 0 to 1; a renewal does not (VA-208)."""
        first_by_kms = success.way == KMS and (self.activation is None or self.activation.way != KMS)
        return replace(self, activation=success, hardware_changed=None,
                       rearms_left=1 if first_by_kms and self.rearms_left == 0 else self.rearms_left)

    def rearmed(self):
        """After a rearm: the timers begin anew, and the client is another one for KMS hosts (VA-208)."""
        if self.rearms_left == 0:
            raise ValueError("no rearm is left")
        fresh = Installation(self.edition, os.urandom(16), self.now, self.rearms_left - 1, self.time)
        return replace(fresh, product_key=self.product_key, kms_host=self.kms_host, kms_port=self.kms_port)

    def to_json(self):
        """The form for the store."""
        done = self.activation
        return {
            "edition": self.edition, "cmid": self.cmid.hex(), "graceStarted": _written(self.grace_started),
            "rearmsLeft": self.rearms_left, "latest": _written(self.time.latest),
            "offsetSeconds": self.time.offset.total_seconds(), "setBack": self.time.set_back,
            "productKey": self.product_key and self.product_key.formatted,
            "activation": done and {"way": done.way, "at": _written(done.at), "hardware": done.hardware.hashes,
                                    "proof": done.proof},
            "hardwareChanged": _written(self.hardware_changed), "kmsHost": self.kms_host, "kmsPort": self.kms_port,
            "certificate": self.certificate and self.certificate.hex(), "lastAttempt": _written(self.last_attempt),
            "renewalMinutes": self.renewal_minutes, "retryMinutes": self.retry_minutes}

    @staticmethod
    def from_json(told):
        done = told["activation"]
        return Installation(
            told["edition"], bytes.fromhex(told["cmid"]), _read(told["graceStarted"]), told["rearmsLeft"],
            TrustedTime(_read(told["latest"]), timedelta(seconds=told["offsetSeconds"]), told["setBack"]),
            told["productKey"] and ProductKey(told["productKey"]),
            done and Activation(done["way"], _read(done["at"]), HardwareProfile(done["hardware"]), done["proof"]),
            _read(told["hardwareChanged"]), told["kmsHost"], told["kmsPort"],
            told["certificate"] and bytes.fromhex(told["certificate"]), _read(told["lastAttempt"]),
            told["renewalMinutes"], told["retryMinutes"])


def _written(at):
    return at and at.isoformat()


def _read(text):
    return text and datetime.fromisoformat(text)


@dataclass(frozen=True)
class Phase:
    """A license state, and when it ends if nothing happens; None if it has no end."""

    state: str
    ends_at: Optional[datetime] = None

    def remaining_minutes(self, now):
        """Whole minutes from now to the end; 0 if it has none."""
        return max(0, min(2 ** 31 - 1, (self.ends_at - now) // MINUTE)) if self.ends_at else 0


def phase(installation, edition):
    """The state of an installation at its present time (VA-202 to VA-206)."""
    now, done = installation.now, installation.activation
    if done is None:
        end = installation.grace_started + timedelta(days=edition.grace_days)
        return Phase(INITIAL_GRACE, end) if now < end else Phase(NOTIFICATION)
    ends = [done.at + KMS_VALIDITY] if done.way == KMS else []
    ends += [installation.hardware_changed] if installation.hardware_changed else []
    if not ends or now < min(ends):
        return Phase(LICENSED, min(ends, default=None))
    end = min(ends) + TOLERANCE
    return Phase(OUT_OF_TOLERANCE_GRACE, end) if now < end else Phase(NOTIFICATION)


def is_kms_client(installation, edition):
    """Whether it asks KMS hosts: it has no key, and its edition takes part (VA-109, VA-211)."""
    return installation.product_key is None and edition.group_rank is not None


def next_attempt(installation, edition):
    """When a KMS client asks next: each renewal interval while licensed, each retry interval otherwise (VA-205).

    The retries begin at the very end of the 180 days, also if the renewal interval goes beyond it.
    """
    last = installation.last_attempt
    if last is None:
        return installation.now
    retry = last + installation.retry_minutes * MINUTE
    now = phase(installation, edition)
    if now.state != LICENSED:
        return retry
    renewal = last + installation.renewal_minutes * MINUTE
    return min(renewal, max(now.ends_at, retry)) if now.ends_at else renewal
