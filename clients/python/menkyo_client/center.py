"""The publisher's activation service over HTTP (VA-402)."""

import http.client
import json
import re
import urllib.error
import urllib.parse
import urllib.request

from .activation import MakConfirmation

_TIMEOUT_SECONDS = 30
_MAX_ANSWER_BYTES = 64 * 1024


class InsecureAddress(Exception):
    """The address is not https and leads to another machine, so a product key could be read on the way. Nothing was sent."""


class Refused(Exception):
    """The center refused, with the stable name of the reason and its text."""

    def __init__(self, code, detail):
        super().__init__(detail or code)
        self.code = code


class Unreachable(Exception):
    """The center could not be reached or not understood."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A product key goes to the address that the catalog names and to no other."""

    def redirect_request(self, *_):
        return None


class HttpCenter:
    """Asks the service at a base address such as https://example.com/api."""

    def __init__(self, base, ssl_context=None):
        self.base = base.rstrip("/")
        handlers = [_NoRedirects(), urllib.request.HTTPSHandler(context=ssl_context)]
        if not self.base.lower().startswith("https:"):
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def activate(self, key, installation_id, language="en"):
        """The signed confirmation, not verified, and the activations that the key has left."""
        told = self._post("activations", {"productKey": key.formatted, "installationId": installation_id.formatted},
                          language)
        try:
            return MakConfirmation(told["confirmation"]), int(told["remainingActivations"])
        except (KeyError, TypeError, ValueError):
            raise Unreachable("the service's answer is not understood") from None

    def _post(self, path, body, language):
        try:
            _require_secure(self.base)
            request = urllib.request.Request(
                f"{self.base}/{path}", json.dumps(body).encode("utf-8"),
                {"Content-Type": "application/json", "Accept": "application/json, application/problem+json",
                 "Accept-Language": language})
            with self._opener.open(request, timeout=_TIMEOUT_SECONDS) as answer:
                return _understood(answer)
        except urllib.error.HTTPError as error:
            with error:
                if not 400 <= error.code < 500:
                    raise Unreachable(f"the service answered with status {error.code}") from None
                raise _refusal(error.code, _understood(error)) from None
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise Unreachable(str(getattr(error, "reason", error))) from None


def _understood(answer):
    body = answer.read(_MAX_ANSWER_BYTES + 1)
    try:
        told = json.loads(body) if len(body) <= _MAX_ANSWER_BYTES else None
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise Unreachable("the service's answer is not understood")
    return told


def _refusal(status, told):
    errors = told.get("errors")
    fields = [str(each.get("text", "")) for each in errors if isinstance(each, dict)] if isinstance(errors, list) else []
    words = " ".join([str(told.get("detail") or told.get("title") or "")] + fields).strip()
    return Refused(str(told.get("code", f"HTTP_{status}")), words)


def _require_secure(address):
    """Accepts https, and http to this machine by what is typed alone: what a name server says could be forged."""
    parts = urllib.parse.urlsplit(address)
    host = (parts.hostname or "").lower()
    here = (host == "localhost" or host.endswith(".localhost") or host == "::1"
            or re.fullmatch(r"127(\.[0-9]{1,3}){3}", host))
    if parts.scheme != "https" and not (parts.scheme == "http" and here):
        raise InsecureAddress(f"{address} does not begin with https; only this machine itself is asked without it")
