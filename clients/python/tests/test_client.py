"""The client against hosts and a center of the tests, with a clock that the tests set."""

import unittest
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from menkyo_client import LicenseMonitor, RefusedCall
from menkyo_client.activation import _grouped
from menkyo_client.store import MemoryStore

from . import world
from .world import DESKTOP, EXCLUDED, KEYS, READINGS, SERVER, Center, Clock, Host, client

DAY = timedelta(days=1)
NOW_SECONDS = int(world.NOW.timestamp())


class ByHost(unittest.TestCase):
    def setUp(self):
        self.clock = Clock()
        self.host = Host(self.clock)
        listening = self.host.listening()
        self.port = listening.__enter__()
        self.addCleanup(listening.__exit__, None, None, None)

    def activated(self):
        """A client that the host has activated."""
        self.host.seen.update(bytes([n]) * 16 for n in range(4))
        made = client(self.clock, host=self.port)
        self.assertEqual(made.activate().outcome, "ACTIVATED_BY_HOST")
        return made

    def test_the_fifth_server_is_activated_and_those_before_are_told_how_many_are_missing(self):
        results = [client(self.clock, host=self.port).activate() for _ in range(5)]
        self.assertEqual([(r.outcome, r.count, r.missing) for r in results],
                         [("NOT_ENOUGH_MACHINES", n, 5 - n) for n in range(1, 5)] + [("ACTIVATED_BY_HOST", 5, 0)])
        self.assertIn("has counted one machine, Server needs 5. 4 more physical machines have to ask", results[0].text("en"))
        self.assertIn("has counted 4 machines, Server needs 5. One more physical machine has to ask", results[3].text("en"))
        self.assertIn("あと 4 台", results[0].text("ja"))
        self.assertEqual([r.state for r in results], ["INITIAL_GRACE"] * 4 + ["LICENSED"])

    def test_a_certificate_is_sent_once(self):
        made = client(self.clock, host=self.port)
        made.activate()
        self.assertEqual(made.activate().outcome, "NOT_ENOUGH_MACHINES")
        self.assertEqual([request[72:80] for request in self.host.requests], [bytes(8), bytes(7) + b"\7"])

    def test_renews_each_7_days_and_each_success_starts_180_days_anew(self):
        made = self.activated()
        for _ in range(10):
            self.clock.forward(days=6, hours=23)
            self.assertIsNone(made.renew_if_due())
            self.clock.forward(hours=1)
            self.assertEqual(made.renew_if_due().outcome, "ACTIVATED_BY_HOST")
            self.assertEqual(made.status().ends_at, self.clock.now + 180 * DAY)

    def test_210_days_without_a_host(self):
        made = self.activated()
        made.set_kms_host(None)
        seen, day = [], 0
        for day in range(1, 212):
            self.clock.now = world.NOW + day * DAY
            made.renew_if_due()
            status = made.status()
            if not seen or seen[-1][1] != status.state:
                seen.append((day, status.state))
            if 180 <= day:
                self.assertEqual(status.next_attempt, self.clock.now + timedelta(hours=2))
        self.assertEqual(seen, [(1, "LICENSED"), (180, "OUT_OF_TOLERANCE_GRACE"), (210, "NOTIFICATION")])
        made.set_kms_host("127.0.0.1", self.port)
        self.clock.forward(hours=2)
        self.assertEqual(made.renew_if_due().outcome, "ACTIVATED_BY_HOST")
        self.assertEqual(made.status().state, "LICENSED")

    def test_a_host_that_says_otherwise_changes_nothing_but_the_time_of_the_next_try(self):
        made = self.activated()
        for error, outcome in ((4, "HOST_NOT_SUITABLE"), (5, "HOST_NOT_ACTIVATED"), (6, "HOST_BUSY")):
            self.host.error = error
            self.assertEqual(made.activate().outcome, outcome)
        self.host.error = None
        for result, outcome in ((1, "EDITION_NOT_COVERED"), (2, "EDITION_UNKNOWN"), (4, "REPEATED_REQUEST"),
                                (5, "HOST_NOT_ACTIVATED")):
            self.host.result = result
            self.assertEqual(made.activate().outcome, outcome)
        self.assertEqual(made.status().state, "LICENSED")

    def test_a_wrong_signature_is_refused(self):
        self.host.seen.update(bytes([n]) * 16 for n in range(50))
        right, made = self.host.sign, client(self.clock, host=self.port)
        self.host.sign = lambda message: bytes(64)
        self.assertEqual(made.activate().outcome, "HOST_NOT_TRUSTED")
        self.host.sign = Ed25519PrivateKey.generate().sign
        result = made.activate()
        self.assertEqual((result.outcome, result.state), ("HOST_NOT_TRUSTED", "INITIAL_GRACE"))
        self.host.sign = right
        self.assertEqual(made.activate().outcome, "ACTIVATED_BY_HOST")

    def test_hosts_that_the_publisher_did_not_certify_for_this_edition_are_refused(self):
        for other in (dict(publisher=Ed25519PrivateKey.generate()), dict(catalog_id=b"other"), dict(rank=29),
                      dict(platform=1), dict(period=(0, NOW_SECONDS)), dict(period=(NOW_SECONDS + 1, 2 ** 63 - 1)),
                      dict(product=b"00001-KMS-0002")):
            host = Host(self.clock, **other)
            host.seen.update(bytes([n]) * 16 for n in range(50))
            with host.listening() as port:
                self.assertEqual(client(self.clock, host=port).activate().outcome, "HOST_NOT_TRUSTED", other)

    def test_setting_the_clock_back_gains_nothing_and_is_noticed(self):
        made = client(self.clock)
        made.status()
        self.clock.forward(days=59)
        self.assertEqual(made.status().state, "INITIAL_GRACE")
        self.clock.forward(days=-58)
        self.assertTrue(made.status().clock_set_back)
        self.clock.forward(days=1)
        self.assertEqual(made.status().state, "NOTIFICATION")

    def test_a_signed_answer_sets_the_time_right_again(self):
        made = self.activated()
        self.clock.forward(days=300)
        self.assertEqual(made.status().state, "NOTIFICATION")
        self.clock.now = world.NOW
        self.assertTrue(made.status().clock_set_back)
        self.assertEqual(made.activate().outcome, "ACTIVATED_BY_HOST")
        status = made.status()
        self.assertEqual((status.clock_set_back, status.ends_at), (False, world.NOW + 180 * DAY))

    def test_a_clock_that_differs_is_said(self):
        self.host.result, self.host.clock = 3, Clock(world.NOW + timedelta(hours=5))
        result = client(self.clock, host=self.port).activate()
        self.assertEqual((result.outcome, result.clock_difference), ("CLOCK_DIFFERS", timedelta(hours=-5)))
        self.assertIn("5 h 0 min behind", result.text())

    def test_another_machine_has_30_days(self):
        store = MemoryStore()
        self.host.seen.update(bytes([n]) * 16 for n in range(4))
        client(self.clock, store=store, host=self.port).activate()
        one_disk = client(self.clock, store=store, readings={**READINGS, "SYSTEM_DISK": "new"})
        self.assertEqual(one_disk.status().state, "LICENSED")
        nothing = client(self.clock, store=store, readings={})
        self.assertEqual(nothing.status().state, "LICENSED")
        moved = client(self.clock, store=store, readings={**READINGS, "SYSTEM_DISK": "new", "SYSTEM_BOARD": "new"})
        self.assertEqual(moved.status().state, "OUT_OF_TOLERANCE_GRACE")
        self.assertEqual(moved.status().ends_at, world.NOW + 30 * DAY)

    def test_rearms_are_as_many_as_the_catalog_says_and_kms_gives_one(self):
        made = client(self.clock, host=self.port)
        before = made.status().cmid
        self.clock.forward(days=59)
        for left in (2, 1, 0):
            made.rearm()
            self.assertEqual((made.status().rearms_left, made.status().state), (left, "INITIAL_GRACE"))
        self.assertNotEqual(made.status().cmid, before)
        with self.assertRaises(RefusedCall):
            made.rearm()
        self.host.seen.update(bytes([n]) * 16 for n in range(4))
        made.activate()
        made.activate()
        self.assertEqual(made.status().rearms_left, 1)

    def test_nobody_there(self):
        made = client(self.clock)
        self.assertEqual(made.activate().outcome, "NO_HOST_FOUND")
        made.set_kms_host("127.0.0.1", 1)
        self.assertEqual(made.activate().outcome, "HOST_UNREACHABLE")
        for name in ("no-such-host.invalid", 64 * "x" + ".example.com"):
            made.set_kms_host(name)
            self.assertEqual(made.activate().outcome, "HOST_NAME_UNKNOWN")
        for name in ("", "a b", "a\n"):
            with self.assertRaises(ValueError):
                made.set_kms_host(name)
        self.assertEqual(client(self.clock, EXCLUDED).activate().outcome, "KEY_NEEDED")
        self.assertEqual(client(self.clock, readings={"PROCESSOR": "x"}).activate().outcome, "HARDWARE_NOT_READABLE")

    def test_the_monitor_renews_and_tells_what_changed(self):
        changes, attempts = [], []
        self.host.seen.update(bytes([n]) * 16 for n in range(4))
        made = client(self.clock, host=self.port)
        monitor = LicenseMonitor(made, changes.append, attempts.append)
        self.assertEqual(monitor.status.state, "INITIAL_GRACE")
        self.assertEqual(monitor.check(), 3600)
        self.assertEqual(([c.state for c in changes], len(attempts)), (["LICENSED"], 1))
        self.clock.forward(days=7)
        self.host.error = 8
        self.assertEqual(monitor.check(), 3600)
        self.assertEqual((len(changes), attempts[1].outcome, monitor.status.state), (1, "HOST_BUSY", "LICENSED"))

    def test_the_monitor_has_a_thread_that_ends(self):
        made = client(self.clock, host=self.port)
        with self.assertLogs("menkyo_client", "ERROR"):
            with LicenseMonitor.start(made, attempted=lambda result: 1 / 0) as monitor:
                monitor.check_now()
            monitor._thread.join(10)
        self.assertFalse(monitor._thread.is_alive())
        self.assertGreaterEqual(len(self.host.requests), 1)


class ByKey(unittest.TestCase):
    def setUp(self):
        self.clock = Clock()
        self.center = Center(self.clock)
        listening = self.center.listening()
        self.address = listening.__enter__()
        self.addCleanup(listening.__exit__, None, None, None)

    def with_key(self, center=None, **more):
        made = client(self.clock, center=center or self.address, **more)
        self.assertEqual(made.install_key(KEYS["key.mak"]).outcome, "KEY_INSTALLED")
        return made

    def test_keys_for_something_else_are_refused(self):
        self.assertEqual(client(self.clock).install_key(KEYS["key.kms"]).outcome, "KEY_FOR_HOSTS")
        self.assertEqual(client(self.clock, DESKTOP).install_key(KEYS["key.mak"]).outcome, "KEY_FOR_OTHER_PRODUCTS")
        self.assertEqual(client(self.clock, EXCLUDED).install_key(KEYS["key.individual"]).outcome, "KEY_INSTALLED")

    def test_online(self):
        made = self.with_key()
        self.assertIsNone(made.renew_if_due())
        result = made.activate()
        self.assertEqual((result.outcome, result.remaining_activations), ("ACTIVATED_BY_KEY", 4))
        self.assertEqual(self.center.asked, [("/api/activations", {
            "productKey": KEYS["key.mak"], "installationId": KEYS["installation.id"]})])
        self.clock.forward(days=10_000)
        self.assertEqual((made.status().state, made.status().ends_at), ("LICENSED", None))

    def test_what_the_publisher_did_not_sign_is_not_believed(self):
        made = self.with_key()
        self.center.publisher = Ed25519PrivateKey.generate()
        self.assertEqual(made.activate().outcome, "CENTER_NOT_TRUSTED")
        self.center.publisher, installation = world.PUBLISHER, self.center.confirm
        self.center.confirm = lambda asked: installation({**asked, "installationId": "000000"})
        self.assertEqual(made.activate().outcome, "CENTER_NOT_TRUSTED")
        self.assertEqual(made.status().state, "INITIAL_GRACE")

    def test_the_center_says_no(self):
        made = self.with_key()
        self.center.status, self.center.other = 409, {"code": "ACTIVATIONS_EXHAUSTED", "detail": "All are used."}
        result = made.activate()
        self.assertEqual((result.outcome, result.detail), ("CENTER_REFUSED", "All are used."))
        self.center.status = 503
        self.assertEqual(made.activate().outcome, "CENTER_UNREACHABLE")
        self.center.status, self.center.other = 200, {"confirmation": "AAAA"}
        self.assertEqual(made.activate().outcome, "CENTER_UNREACHABLE")

    def test_a_key_goes_nowhere_else(self):
        made = self.with_key()
        self.center.status = 302
        self.assertEqual(made.activate().outcome, "CENTER_UNREACHABLE")
        self.assertEqual([path for path, _ in self.center.asked], ["/api/activations"])
        for address in ("http://example.com/api", "http://localhost.example.com", "http://127.0.0.1.example.com",
                        "file:///etc", "http://[::2]/"):
            self.assertEqual(self.with_key(address).activate().outcome, "CENTER_NOT_SECURE", address)

    def test_by_phone(self):
        made = self.with_key()
        self.assertEqual(made.installation_id().formatted, KEYS["installation.id"])
        wrong = made.confirm(_grouped(0, 8))
        self.assertEqual(wrong.outcome, "CONFIRMATION_WRONG")
        self.assertEqual(made.confirm(KEYS["confirmation.id"]).outcome, "ACTIVATED_BY_KEY")
        self.assertEqual((made.status().state, made.status().ends_at), ("LICENSED", None))
        with self.assertRaises(RefusedCall):
            client(self.clock).confirm(KEYS["confirmation.id"])


if __name__ == "__main__":
    unittest.main()
