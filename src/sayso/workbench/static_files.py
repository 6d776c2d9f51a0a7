"""Style sheets and modules: a fixed list of packaged files, each under an address that changes with its content."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from starlette.responses import PlainTextResponse, Response

_TYPES: Final = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
# Marks of the text are styled once, for pages that are exported and pages that are served.
_FOLDERS: Final = (("sayso.workbench", "static"), ("sayso.exports.page", ""))
_FOREVER: Final = "private, max-age=31536000, immutable"


def static_url(name: str) -> str:
    """The address of a file. Fails for one that is not there, so that no page asks for it in vain."""
    return f"/static/{_digest(name)}/{name}"


def static_answer(name: str, digest: str) -> Response:
    """The file; not kept by the browser where it is asked for under an older address."""
    content = _contents().get(name)
    if content is None:
        return PlainTextResponse("There is no such file.", 404)
    media_type = _TYPES[name.rsplit(".", 1)[-1]]
    keep = _FOREVER if digest == _digest(name) else "no-store"
    return Response(content, media_type=media_type, headers={"cache-control": keep})


@cache
def _contents() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for package, folder in _FOLDERS:
        root = files(package).joinpath(folder) if folder else files(package)
        for file in root.iterdir():
            if file.is_file() and file.name.rsplit(".", 1)[-1] in _TYPES:
                found[file.name] = file.read_bytes()
    return found


@cache
def _digest(name: str) -> str:
    # One digest for all: modules import one another under relative addresses, which must lead to files of one state.
    if name not in _contents():
        raise KeyError(f"no static file {name!r}")
    every = hashlib.sha256()
    for one in sorted(_contents()):
        every.update(_contents()[one])
    return every.hexdigest()[:16]
