"""Licenses programs by Menkyo: activation by KMS host, online and by phone.

    client = ActivationClient(Catalog.parse(text_of_catalog), edition_number, FolderStore(folder))
    with LicenseMonitor.start(client, changed=lambda status: show(status.state)) as license:
        if license.status.state == "NOTIFICATION":
            ask_for_product_key()

Written from docs/protocol and docs/client.md.
"""

from .activation import ConfirmationId, InstallationId, ProductKey
from .catalog import Catalog, Edition
from .center import HttpCenter
from .client import ActivationClient, ActivationResult, LicenseStatus, RefusedCall
from .monitor import LicenseMonitor
from .store import FolderStore, MemoryStore

__all__ = ["ActivationClient", "ActivationResult", "Catalog", "ConfirmationId", "Edition", "FolderStore", "HttpCenter",
           "InstallationId", "LicenseMonitor", "LicenseStatus", "MemoryStore", "ProductKey", "RefusedCall"]
