"""Keeps a program licensed while it runs."""

import logging
import threading

_LOGGER = logging.getLogger(__name__)
_LONGEST_WAIT, _SHORTEST_WAIT = 3600, 10


class LicenseMonitor:
    """Renews in a thread of its own when it is time to (VA-205), and knows the license at once.

    changed(status) is called by that thread when the state, its end or anything else of the license is not what it was,
    attempted(result) when a KMS host was asked. What they raise is logged, and stops nothing. The thread does not keep
    the program alive.
    """

    def __init__(self, client, changed=None, attempted=None):
        self._client, self._changed, self._attempted = client, changed, attempted
        self._awake, self._closed = threading.Event(), False
        self._status = client.status()
        self._thread = threading.Thread(target=self._keep_checking, name="license monitor", daemon=True)

    @classmethod
    def start(cls, client, changed=None, attempted=None):
        """Reads the state from the store, and renews in the background from now on."""
        monitor = cls(client, changed, attempted)
        monitor._thread.start()
        return monitor

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def status(self):
        """The license as it was last seen; never waits."""
        return self._status

    def check_now(self):
        """Looks again soon, in the background: say after somebody has activated, or the network is back."""
        self._awake.set()

    def close(self):
        """Ends the thread once a request that is under way has ended; does not wait for that."""
        self._closed = True
        self._awake.set()

    def check(self):
        """Renews if it is time to, and tells what changed; gives the seconds until the next look."""
        try:
            result = self._client.renew_if_due()
            if result is not None:
                self._tell(self._attempted, result)
            seen = self._client.status()
        except Exception:  # whatever happens, the next look may succeed
            _LOGGER.exception("The license could not be looked after.")
            return _LONGEST_WAIT
        before, self._status = self._status, seen
        if seen.essence != before.essence:
            self._tell(self._changed, seen)
        if seen.next_change is None:
            return _LONGEST_WAIT
        until = (seen.next_change - self._client.now()).total_seconds()
        return min(_LONGEST_WAIT, max(_SHORTEST_WAIT, until))

    def _keep_checking(self):
        while not self._closed:
            wait = self.check()
            self._awake.wait(wait)
            self._awake.clear()

    @staticmethod
    def _tell(listener, told):
        try:
            if listener is not None:
                listener(told)
        except Exception:  # a listener's fault is its own
            _LOGGER.exception("A listener of the license failed.")
