"""The application: routes of the tables put behind the guard, and one way from a request to its answer."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import ASGIApp

from sayso import __version__
from sayso.errors import SaysoError
from sayso.ledger.base import Ledger
from sayso.settings import Settings
from sayso.workbench.api import add_api
from sayso.workbench.asking import Asking
from sayso.workbench.chrome import chrome
from sayso.workbench.desk import Desk, Download, Moved, PageContext
from sayso.workbench.failing import Trouble, trouble_of
from sayso.workbench.forms import Form, SentFile
from sayso.workbench.joined import joined_record
from sayso.workbench.overviews import Overviews
from sayso.workbench.rendering import rendered
from sayso.workbench.routes import ACTIONS, PAGES, ActionRow, PageRow
from sayso.workbench.runs import Runs
from sayso.workbench.security import Guard, Rules
from sayso.workbench.static_files import static_answer

_MOST_FILES: Final = 2_000
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workbench:
    """What lives as long as the application does."""

    settings: Settings
    ledger: Ledger
    runs: Runs
    overviews: Overviews

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """A desk for one request."""
        with ExitStack() as stack:
            view = stack.enter_context(self.ledger.view())
            record = stack.enter_context(joined_record(self.ledger))
            yield Desk(self.settings, self.ledger, view, record, self.runs, self.overviews)


def create_app(ledger: Ledger, settings: Settings, rules: Rules) -> ASGIApp:
    """The workbench on an open ledger, behind its guard.

    The ledger stays the caller's, and must be open for writing if anything is to be added or judged. `Guard.runs` are
    stopped by the caller with `Runs.close` when the server ends.
    """
    return guarded(Workbench(settings, ledger, Runs(ledger, settings), Overviews()), rules)


def guarded(workbench: Workbench, rules: Rules) -> ASGIApp:
    """The application of a workbench."""
    app = FastAPI(
        title="Sayso workbench",
        version=__version__,
        summary="Everything that the pages show, in the shapes of the record.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.add_api_route("/static/{digest}/{name}", _static, include_in_schema=False)
    app.add_api_route("/runs/{run}/events", _events(workbench), include_in_schema=False)
    for page in PAGES:
        app.add_api_route(page.path, _page(workbench, page), methods=["GET", "HEAD"], include_in_schema=False)
    for action in ACTIONS:
        app.add_api_route(action.path, _action(workbench, action), methods=["POST"], include_in_schema=False)
    add_api(app, workbench.desk)
    _answer_errors(app)
    return Guard(app, rules=rules)


def _static(digest: str, name: str) -> Response:
    return static_answer(name, digest)


def _page(workbench: Workbench, row: PageRow) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asking = _asking(request)
        with workbench.desk() as desk:
            made = row.make(desk, asking)
            return _answered(made, asking, desk)

    return answer


def _answered(made: PageContext | Moved | Download, asking: Asking, desk: Desk) -> Response:
    if isinstance(made, Moved):
        return RedirectResponse(made.url, 308)
    if isinstance(made, Download):
        disposition = f'attachment; filename="{made.file_name}"'
        return Response(made.content, media_type=made.media_type, headers={"content-disposition": disposition})
    return HTMLResponse(rendered(made.template, page=made, chrome=chrome(asking, desk)))


def _action(workbench: Workbench, row: ActionRow) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        asking, form = _asking(request), await _form(request)

        def act() -> Moved:
            with workbench.desk() as desk:
                return row.act(desk, asking, form)

        moved = await run_in_threadpool(act)
        return RedirectResponse(moved.url, 303)

    return answer


async def _form(request: Request) -> Form:
    """The form that was sent, its files laid aside on the disk."""
    fields: list[tuple[str, str]] = []
    files: list[SentFile] = []
    async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FILES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                # A field for files that was left empty comes as a file without a name.
                files += [await _laid_aside(value)] if value.filename else []
            else:
                fields.append((name, value))
    return Form(Asking(request.url.path, {}, tuple(fields)), tuple(files))


async def _laid_aside(sent: UploadFile) -> SentFile:
    size_bytes = 0
    with tempfile.NamedTemporaryFile(prefix="sayso-", delete=False) as file:
        while piece := await sent.read(1 << 20):
            size_bytes += len(piece)
            file.write(piece)
    return SentFile(unquote(sent.filename or ""), Path(file.name), size_bytes)


def _events(workbench: Workbench) -> Callable[[str], object]:
    """How a run goes on, as it happens. The page shows the same when it is loaded again."""

    async def answer(run: str) -> Response:
        async def lines() -> AsyncIterator[str]:
            async for line in workbench.runs.follow(run):
                yield f"data: {line}\n\n"

        return StreamingResponse(lines(), media_type="text/event-stream")

    return answer


def _asking(request: Request) -> Asking:
    route = {name: str(value) for name, value in request.path_params.items()}
    return Asking(request.url.path, route, tuple(request.query_params.multi_items()))


def _answer_errors(app: FastAPI) -> None:
    async def known(request: Request, error: Exception) -> Response:
        return _told(request, trouble_of(error))

    async def unknown(request: Request, error: Exception) -> Response:
        _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return _told(request, trouble_of(error))

    app.add_exception_handler(SaysoError, known)
    app.add_exception_handler(HTTPException, known)
    app.add_exception_handler(Exception, unknown)


def _told(request: Request, trouble: Trouble) -> Response:
    if request.url.path.startswith("/api/"):
        return Response(trouble.line(), trouble.status, media_type="application/json")
    return HTMLResponse(rendered("error.html", page=trouble, chrome=chrome(_asking(request), None)), trouble.status)
