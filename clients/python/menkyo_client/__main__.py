"""The command line: python3 -m menkyo_client --catalog FILE --edition CODE COMMAND."""

import argparse
import json
import os
import sys
from pathlib import Path

from . import texts
from .catalog import Catalog
from .client import ActivationClient, RefusedCall
from .store import FolderStore

DONE, NOT_DONE, WRONG_COMMAND, FILE_ERROR = 0, 1, 2, 3


def _arguments():
    parser = argparse.ArgumentParser(
        prog="menkyo-client", description="Activates a product by Menkyo. Ends with 0 if what was asked for was done, 1 if "
        "it was not, 2 if the command was wrong, 3 if a file cannot be read or written.")
    parser.add_argument("--catalog", required=True, type=Path, help="the client catalog, which the product carries")
    parser.add_argument("--edition", required=True, type=int, help="code of the edition that is installed")
    parser.add_argument("--dir", type=Path, default=Path.home() / ".menkyo-client-python",
                        help="folder of the license (%(default)s)")
    parser.add_argument("--language", default=os.environ.get("LANG", "en"), help="en or ja; otherwise the system's")
    parser.add_argument("--json", action="store_true", help="one JSON object in one line")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("status", help="shows the license")
    commands.add_parser("activate", help="activates now, by the center or a KMS host")
    commands.add_parser("renew", help="asks a KMS host if it is time to")
    commands.add_parser("install-key", help="installs a product key").add_argument(
        "key", help="the key; - reads it from the standard input, where others do not see it")
    commands.add_parser("remove-key", help="removes the product key")
    commands.add_parser("installation-id", help="shows the installation ID for activation by phone")
    commands.add_parser("confirm", help="activates by a confirmation ID").add_argument("id")
    host = commands.add_parser("set-host", help="sets the KMS host")
    host.add_argument("host", help="name or address")
    host.add_argument("port", nargs="?", type=int, help="port, if it is not the catalog's")
    commands.add_parser("clear-host", help="clears the KMS host")
    commands.add_parser("rearm", help="resets the timers")
    return parser


def _run(client, given):
    """What a command gives: a result, an installation ID as text, or the status afterwards."""
    if given.command == "install-key":
        return client.install_key(sys.stdin.readline() if given.key == "-" else given.key)
    if given.command == "confirm":
        return client.confirm(given.id)
    if given.command == "activate":
        return client.activate()
    if given.command == "renew":
        return client.renew_if_due() or client.status()
    if given.command == "installation-id":
        return client.installation_id().formatted
    if given.command == "set-host":
        client.set_kms_host(given.host, given.port)
    elif given.command == "clear-host":
        client.set_kms_host(None)
    elif given.command == "remove-key":
        client.remove_key()
    elif given.command == "rearm":
        client.rearm()
    return client.status()


def main(arguments=None):
    given = _arguments().parse_args(arguments)
    try:
        catalog = Catalog.parse(given.catalog.read_text("utf-8"))
        client = ActivationClient(catalog, given.edition, FolderStore(given.dir), language=given.language[:2].lower())
        told = _run(client, given)
    except OSError as failed:
        print(f"{failed.filename}: {failed.strerror}", file=sys.stderr)
        return FILE_ERROR
    except RefusedCall as refused:
        print(refused, file=sys.stderr)
        return NOT_DONE
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_COMMAND
    if isinstance(told, str):
        print(json.dumps({"installationId": told}) if given.json else told)
        return DONE
    if hasattr(told, "outcome"):
        print(json.dumps({"outcome": told.outcome, "state": told.state, "count": told.count, "missing": told.missing})
              if given.json else told.text(given.language))
        return DONE if told.done else NOT_DONE
    print(json.dumps(told.to_json()) if given.json else "\n".join(texts.status_lines(told.to_json(), given.language)))
    return DONE


if __name__ == "__main__":
    sys.exit(main())
