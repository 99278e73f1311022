"""The folder in which a client remembers, and the command line on it."""

import contextlib
import io
import json
import shutil
import tempfile
import threading
import unittest
from pathlib import Path
from unittest import mock

from menkyo_client import FolderStore, RefusedCall, __main__, hardware

from . import world
from .test_vectors import CatalogText
from .world import DESKTOP, SERVER, Clock, client


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.clock = Clock()

    def client(self, edition=SERVER):
        return client(self.clock, edition, store=FolderStore(self.folder / "license folder"))

    @property
    def license(self):
        return self.folder / "license folder/license"

    def test_remembers(self):
        made = self.client()
        made.install_key(world.KEYS["key.mak"])
        made.confirm(world.KEYS["confirmation.id"])
        self.assertEqual(self.client().status(), made.status())
        self.assertEqual(made.status().state, "LICENSED")
        self.assertEqual({path.stat().st_mode & 0o777 for path in self.license.iterdir()}, {0o600})
        with self.assertRaises(RefusedCall):
            self.client(DESKTOP).status()

    def test_what_was_altered_leads_to_notification_until_it_is_activated(self):
        def edit(path):
            text = path.read_bytes()
            path.write_bytes(text.replace(b"LICENSED", b"X").replace(b'"rearmsLeft": 3', b'"rearmsLeft": 9'))

        for damage in (lambda: edit(self.license / "state"), lambda: (self.license / "state").write_bytes(b""),
                       lambda: (self.license / "state").unlink(), lambda: (self.license / "key").unlink(),
                       lambda: (self.license / "key").write_bytes(bytes(32))):
            shutil.rmtree(self.folder / "license folder", ignore_errors=True)
            self.assertEqual(self.client().status().state, "INITIAL_GRACE")
            damage()
            with self.assertLogs("menkyo_client", "WARNING"):
                status = self.client().status()
            self.assertEqual((status.state, status.rearms_left), ("NOTIFICATION", 0))
            self.assertEqual(self.client().status().state, "NOTIFICATION")
            made = self.client()
            made.install_key(world.KEYS["key.mak"])
            self.assertEqual(made.confirm(world.KEYS["confirmation.id"]).state, "LICENSED")

    def test_no_rearm_is_given_twice(self):
        done, self.clock.now = [], world.NOW
        self.client().status()

        def rearm():
            try:
                self.client().rearm()
                done.append(True)
            except RefusedCall:
                pass

        threads = [threading.Thread(target=rearm) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(done), 3)


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)
        (self.folder / "catalog").write_text(CatalogText.TEXT, "utf-8")

    def run_it(self, *command, input=""):
        said, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(errors), \
                mock.patch("sys.stdin", io.StringIO(input)), \
                mock.patch.object(hardware, "read", lambda: dict(world.READINGS)):
            try:
                code = __main__.main(["--catalog", str(self.folder / "catalog"), "--edition", "300", "--dir",
                                      str(self.folder / "dir"), "--language", "en", *command])
            except SystemExit as ended:
                code = ended.code
        return code, said.getvalue().strip(), errors.getvalue().strip()

    def test_a_key_from_installation_to_activation_by_phone(self):
        self.assertIn("initial grace", self.run_it("status")[1])
        self.assertEqual(self.run_it("installation-id")[0], 1)
        code, said, _ = self.run_it("install-key", "-", input=world.KEYS["key.mak"] + "\n")
        self.assertEqual((code, said), (0, "The product key is installed. Now activate Server, online or by phone."))
        self.assertEqual(self.run_it("installation-id")[1], world.KEYS["installation.id"])
        self.assertEqual(self.run_it("activate")[0], 1)
        self.assertEqual(self.run_it("confirm", world.KEYS["confirmation.id"])[:2], (0, "Server is activated."))
        told = json.loads(self.run_it("--json", "status")[1])
        self.assertEqual((told["state"], told["productKey"]), ("LICENSED", "*****-*****-*****-*****-9JCFC"))
        self.assertIn("ライセンス認証済み", self.run_it("--language", "ja_JP.UTF-8", "status")[1])

    def test_what_is_wrong_has_a_code(self):
        self.assertEqual(self.run_it("confirm", "1")[0], 2)
        self.assertEqual(self.run_it("nonsense")[0], 2)
        self.assertEqual(self.run_it("--catalog", "missing", "status")[0], 3)
        code, said, errors = self.run_it("install-key", "VQGJK-F8M87-MD8PG-TG88K-9JCFD")
        self.assertEqual((code, "VQGJK" in said + errors), (2, False))

    def test_a_host_is_set_and_cleared(self):
        self.assertIn("KMS host: kms.example.com:1688", self.run_it("set-host", "kms.example.com")[1])
        self.assertIn("KMS host: [::1]:1700", self.run_it("set-host", "::1", "1700")[1])
        self.assertNotIn("KMS host", self.run_it("clear-host")[1])
        self.assertEqual(self.run_it("set-host", "x", "70000")[0], 2)
        code, said, _ = self.run_it("activate")
        self.assertEqual((code, said.startswith("Not activated: no KMS host is configured.")), (1, True))
        for left in (2, 1, 0):
            self.assertIn(f"Rearms left: {left}", self.run_it("rearm")[1])
        self.assertEqual(self.run_it("rearm")[0], 1)


class Hardware(unittest.TestCase):
    def test_is_read_from_linux(self):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {"sys/class/dmi/id/product_uuid": "4c4c\n", "sys/class/dmi/id/bios_vendor": "Maker",
                               "sys/class/dmi/id/bios_version": "1.2", "sys/class/dmi/id/sys_vendor": "QEMU",
                               "proc/mounts": "/dev/sdb1 / ext4 rw 0 0\n", "sys/block/sda/device/serial": "A",
                               "sys/block/sdb/device/serial": "B", "sys/class/net/eth0/address": "52:54:00:12:34:56",
                               "sys/class/net/eth1/address": "00:1b:21:12:34:56", "sys/class/net/eth1/device/x": "",
                               "sys/class/net/eth0/device/x": "", "proc/meminfo": "MemTotal:   16307472 kB\n",
                               "proc/cpuinfo": "model name\t: Example CPU\nflags\t\t: fpu\n"}.items():
                (Path(root) / path).parent.mkdir(parents=True, exist_ok=True)
                (Path(root) / path).write_text(text)
            self.assertEqual(hardware.read(root), {
                "SYSTEM_BOARD": "4c4c", "SYSTEM_DISK": "B", "NETWORK_ADAPTER": "00:1b:21:12:34:56",
                "PROCESSOR": "Example CPU", "MEMORY": "16 GiB", "FIRMWARE": "Maker 1.2"})
            self.assertTrue(hardware.is_virtual(root))
            self.assertEqual(hardware.read(Path(root) / "nothing"), {})


if __name__ == "__main__":
    unittest.main()
