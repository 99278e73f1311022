"""Where a client remembers its license. The form is this library's own: the Java client's folder is another one."""

import fcntl
import hmac
import json
import os
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path


class Tampered(Exception):
    """What was stored is not what this client wrote here."""


class MemoryStore:
    """Remembers as long as the program runs: for tests."""

    def __init__(self):
        self._lock, self._text = threading.Lock(), None

    @contextmanager
    def exclusively(self):
        with self._lock:
            yield

    def load(self):
        return self._text and json.loads(self._text)

    def save(self, memory):
        self._text = json.dumps(memory)


class FolderStore:
    """Remembers in a folder that only the user of the program should be able to write to.

    license/state holds what is remembered with an HMAC, license/key the random key for that. Who edits or cuts off the
    state, or removes one of both, is noticed (VA-210). Who puts back a whole folder, removes it, or computes the HMAC
    with the key is not. Any number of threads and programs may use one folder: each change is made under a lock, and is
    whole or not at all (VA-212).
    """

    def __init__(self, folder):
        self._folder = Path(folder)
        self._license = self._folder / "license"

    @contextmanager
    def exclusively(self):
        """The operating system takes the lock from a program that ends, however it ends."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def load(self):
        """What is remembered; None in a new folder. Raises Tampered."""
        if not self._license.exists():
            return None
        try:
            code, _, text = (self._license / "state").read_bytes().partition(b"\n")
            key = (self._license / "key").read_bytes()
        except FileNotFoundError as missing:
            raise Tampered(f"{missing.filename} is missing") from None
        if not hmac.compare_digest(code, _code(key, text)):
            raise Tampered(f"{self._license / 'state'} was altered")
        return json.loads(text)

    def save(self, memory):
        """Puts the new state in the place of the old one."""
        text = json.dumps(memory, sort_keys=True).encode("utf-8")
        if not self._license.exists():
            return self._begin(text)
        try:
            key = (self._license / "key").read_bytes()
        except FileNotFoundError:
            key = os.urandom(32)
            _replace(self._license / "key", key)
        _replace(self._license / "state", _sealed(key, text))

    def _begin(self, text):
        """Key and state appear together, so that neither is ever found alone."""
        new, key = self._folder / "license.new", os.urandom(32)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        _replace(new / "key", key)
        _replace(new / "state", _sealed(key, text))
        os.replace(new, self._license)
        _force(self._folder)


def _sealed(key, text):
    return _code(key, text) + b"\n" + text


def _code(key, text):
    return hmac.new(key, b"menkyo-client/state/1\0" + text, "sha256").hexdigest().encode("ascii")


def _replace(path, data):
    """After a crash the old file is there or the new one."""
    new = path.with_name(path.name + ".new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)
    _force(path.parent)


def _force(folder):
    """The names in a folder, too, have to be on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
