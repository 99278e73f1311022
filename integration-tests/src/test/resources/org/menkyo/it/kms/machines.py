"""Machines with the Python client that the tests let ask hosts and the center.

As a program it reads one JSON object from standard input, {"catalog": text of the client catalog, "host": name, "port":
number, "jobs": [...]}, and writes one line of JSON for each job.
"""

import json
import sys
from datetime import timedelta

from menkyo_client import ActivationClient, Catalog, FolderStore, HttpCenter, MemoryStore
from menkyo_client.client import system_clock

NOWHERE = 1


class Clock:
    """The system's clock, so much ahead."""

    def __init__(self):
        self.ahead = timedelta(0)

    def __call__(self):
        return system_clock() + self.ahead


class Jobs:
    def __init__(self, catalog, host, port):
        self.catalog, self.host, self.port = catalog, host, port

    def _client(self, edition, name, store=None, clock=system_clock, center=None):
        readings = {component: f"{component} of {name}" for component in ("SYSTEM_BOARD", "SYSTEM_DISK", "NETWORK_ADAPTER")}
        client = ActivationClient(self.catalog, edition, store or MemoryStore(), machine_name=name, clock=clock,
                                  readings=lambda: readings, virtual=lambda: False, center=center and HttpCenter(center))
        client.set_kms_host(self.host, self.port)
        return client

    def activate(self, edition, name):
        """A new machine asks the host."""
        result = self._client(edition, name).activate()
        return {"outcome": result.outcome, "count": result.count, "missing": result.missing, "text": result.text(),
                "state": result.state}

    def online(self, edition, name, key, center):
        """A new installation on this machine, activated by a product key."""
        client = self._client(edition, name, center=center)
        client.install_key(key)
        result = client.activate()
        return {"outcome": result.outcome, "left": result.remaining_activations, "state": client.status().state}

    def installation_id(self, edition, name, key, folder):
        """The installation ID of a machine that remembers in a folder."""
        client = self._client(edition, name, FolderStore(folder))
        client.install_key(key)
        return client.installation_id().formatted

    def confirm(self, edition, name, folder, id):
        """That machine, to which somebody reads a confirmation ID."""
        client = self._client(edition, name, FolderStore(folder))
        result = client.confirm(id)
        return [result.outcome, client.status().state]

    def life(self, edition, name):
        """211 days without a host after an activation, the clock set right again, and the host once more."""
        clock = Clock()
        client = self._client(edition, name, clock=clock)
        told = {"activated": client.activate().outcome, "states": [], "tries": 0}
        client.set_kms_host(self.host, NOWHERE)
        last = None
        for day in range(1, 212):
            clock.ahead = timedelta(days=day)
            told["tries"] += client.renew_if_due() is not None
            status = client.status()
            if status.state != last:
                last = status.state
                told["states"].append([day, last])
        clock.ahead = timedelta(0)
        told["noticed"] = [client.status().state, client.status().clock_set_back]
        client.set_kms_host(self.host, self.port)
        told["again"] = client.activate().outcome
        told["afterwards"] = [client.status().state, client.status().clock_set_back]
        return told


def main():
    job = json.load(sys.stdin)
    jobs = Jobs(Catalog.parse(job["catalog"]), job["host"], job["port"])
    for each in job["jobs"]:
        print(json.dumps(getattr(jobs, each.pop("do"))(**each)), flush=True)


if __name__ == "__main__":
    main()
