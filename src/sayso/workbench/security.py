"""Who may ask: this computer's own browser, sent by the person who started the workbench, and no other site through it.

Every request passes here first. A name that is not ours (DNS rebinding), a missing token (another user of the computer,
another program), and a write or a part of a page that another site asks for (cross-site requests) are refused before
anything is read or written. The policy sent with each answer lets a page run and load only what this site serves.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "sayso_token"
_READS: Final = frozenset({"GET", "HEAD"})
_LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")

POLICY: Final = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
))  # fmt: skip
HEADERS: Final = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    # Not "no-referrer": browsers would then send `Origin: null` with our own forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), clipboard-read=()"),
    ("x-robots-tag", "noindex, nofollow"),
)

_WRONG_HOST: Final = "This address is not that of the workbench. Open the one that `sayso serve` printed."
_UNKNOWN: Final = (
    "The workbench is open only to who started it. Open the address with ?token= that `sayso serve` printed; "
    "it changes at every start."
)
_CROSS_SITE: Final = "Another site asked for this; the workbench answers its own pages only. Nothing was changed."
_NO_LENGTH: Final = "What is sent must say its length."
_TOO_LONG: Final = "More was sent than the workbench takes at once. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Rules:
    """Under which names the workbench answers, to whom, and how much it takes in one request."""

    hosts: frozenset[str]
    token: str
    most_bytes: int

    @classmethod
    def local(cls, port: int, token: str, most_bytes: int) -> Rules:
        """For a workbench that listens on this computer alone."""
        return cls(frozenset(f"{host}:{port}" for host in _LOOPBACK), token, most_bytes)


class Guard:
    """The checks, around the whole application."""

    def __init__(self, app: ASGIApp, *, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refused request, hand on all others, and put the headers on every answer."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = refusal(self._rules, scope)
        await (answer or self._app)(scope, receive, send_guarded)


def refusal(rules: Rules, scope: Scope) -> Response | None:
    """The answer to a request that goes no further; None for one that may."""
    headers = Headers(scope=scope)
    is_write = scope["method"] not in _READS
    if headers.get("host") not in rules.hosts:
        return PlainTextResponse(_WRONG_HOST, 421)
    if _is_cross_site(headers, is_write=is_write):
        return PlainTextResponse(_CROSS_SITE, 403)
    if not is_write and (handed := _handed_over(rules, scope)) is not None:
        return handed
    if not _is_known(rules, headers):
        return PlainTextResponse(_UNKNOWN, 403)
    if is_write:
        return _unfit_write(rules, headers)
    return None


def _is_cross_site(headers: Headers, *, is_write: bool) -> bool:
    """Whether a browser says that another site's page asks: for any write, and for all but opening a page."""
    site = headers.get("sec-fetch-site", "none")
    if is_write:
        return site not in ("same-origin", "none")
    if site in ("same-origin", "none"):
        return False
    return (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) != ("navigate", "document")


def _handed_over(rules: Rules, scope: Scope) -> Response | None:
    """The first visit: the token goes from the address into a cookie, and out of the address."""
    fields = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    given = [value for key, value in fields if key == "token"]
    if not given:
        return None
    if not hmac.compare_digest(given[0].encode(), rules.token.encode()):
        return PlainTextResponse(_UNKNOWN, 403)
    rest = urlencode([(key, value) for key, value in fields if key != "token"])
    # A path that begins with two slashes would lead to another site.
    path = "/" + quote(scope["path"].lstrip("/"))
    answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
    answer.set_cookie(COOKIE, rules.token, path="/", httponly=True, samesite="lax")
    return answer


def _is_known(rules: Rules, headers: Headers) -> bool:
    return any(hmac.compare_digest(given.encode(), rules.token.encode()) for given in _tokens(headers))


def _tokens(headers: Headers) -> list[str]:
    """Tokens that come with a request: a browser's cookie, or the header that a program sends."""
    kind, _, value = headers.get("authorization", "").partition(" ")
    found = [value] if kind.lower() == "bearer" else []
    cookies = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        return found
    return [*found, *([cookies[COOKIE].value] if COOKIE in cookies else [])]


def _unfit_write(rules: Rules, headers: Headers) -> Response | None:
    """A write says whose page it comes from and how long it is. Only a program with its header has no page."""
    origin = headers.get("origin")
    is_program = origin is None and "authorization" in headers
    if not is_program and origin != f"http://{headers['host']}":
        return PlainTextResponse(_CROSS_SITE, 403)
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal()):
        return PlainTextResponse(_NO_LENGTH, 411)
    return PlainTextResponse(_TOO_LONG, 413) if int(length[:18]) > rules.most_bytes else None
