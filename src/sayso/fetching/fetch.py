"""Fetches one page: check, connect, follow a few redirects, hand the bytes to the readers."""

from __future__ import annotations

import http.client
import ssl
import time
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin

from sayso import __version__
from sayso.errors import FetchRefused, UnreadableSource
from sayso.fetching.bodies import ACCEPTED_ENCODINGS, read_body
from sayso.fetching.connection import Deadline, open_response
from sayso.fetching.policy import STRICT, NetworkPolicy
from sayso.fetching.targets import Target, parse_target
from sayso.readers.base import Hints, Source
from sayso.records import Reason
from sayso.settings import Settings

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_LONGEST_REASON_CHARS: Final = 120
_HEADERS: Final = {
    "User-Agent": f"sayso/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5",
    "Accept-Encoding": ACCEPTED_ENCODINGS,
}


def fetch(url: str, settings: Settings, *, policy: NetworkPolicy = STRICT) -> Source:
    """Fetch what stands at a web address.

    Nothing but that address and its redirects is contacted. No cookies, no credentials, no proxy from the environment.

    Args:
        url: http or https; a host name in any script.
        settings: `limits.input_bytes` bounds the body where it is less than the policy's.
        policy: other rules than the strict ones, for tests.
    Returns:
        The bytes, named by `url`; the hints hold the final address, the media type as sent, and when it came (UTC).
    Raises:
        FetchRefused: the address, an address it redirects to, or the answer is against the rules.
        UnreadableSource: `http_error` if no proper answer came, `timeout` if it took too long.
    """
    deadline = Deadline(time.monotonic() + policy.seconds)
    most_bytes = min(policy.body_bytes, settings.limits.input_bytes)
    target = parse_target(url, policy.ports)
    for _ in range(policy.redirects + 1):
        try:
            with open_response(target, policy, deadline, _HEADERS) as response:
                if response.status not in _REDIRECTS:
                    return _source(url, target, response, most_bytes)
                location = response.getheader("Location", "")
        except TimeoutError as error:
            raise UnreadableSource(
                Reason.TIMEOUT, f"{target.url}: no complete answer within {policy.seconds:.0f} seconds."
            ) from error
        except ssl.SSLError as error:
            raise UnreadableSource(
                Reason.HTTP_ERROR, f"{target.url}: no secure connection ({error.reason or error})."
            ) from error
        except (OSError, http.client.HTTPException) as error:
            raise UnreadableSource(Reason.HTTP_ERROR, f"{target.url}: no answer ({_words(error)}).") from error
        target = _redirected(target, location, policy)
    raise FetchRefused(f"{url}: more than {policy.redirects} redirects.")


def _source(url: str, target: Target, response: http.client.HTTPResponse, most_bytes: int) -> Source:
    if response.status not in (http.HTTPStatus.OK, http.HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
        answer = f"{response.status} {response.reason}".strip()[:80]
        raise UnreadableSource(Reason.HTTP_ERROR, f"{target.url}: the server answered {answer!r}.")
    content = read_body(response, target.url, most_bytes=most_bytes)
    collected = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    media_type = response.getheader("Content-Type") or None
    return Source(content, name=url, hints=Hints(url=target.url, collected=collected, media_type=media_type))


def _redirected(target: Target, location: str, policy: NetworkPolicy) -> Target:
    if not location:
        raise UnreadableSource(Reason.HTTP_ERROR, f"{target.url}: the server redirects to nowhere.")
    try:
        # Header bytes come as Latin-1; addresses in other scripts are sent as UTF-8.
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError as error:
        raise FetchRefused(f"{target.url}: the server redirects to an address that cannot be read.") from error
    try:
        joined = urljoin(target.url, location)
    except ValueError as error:
        raise FetchRefused(f"{target.url}: the server redirects to no web address ({error}).") from error
    following = parse_target(joined, policy.ports)
    if target.scheme == "https" and following.scheme == "http":
        raise FetchRefused(f"{target.url}: the server redirects to {following.url}, which is not secure.")
    return following


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)[:_LONGEST_REASON_CHARS] or type(error).__name__
