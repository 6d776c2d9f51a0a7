"""Addresses under `/api/`. Answers are records as JSON, exactly as exports write them."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from starlette.responses import Response

from sayso.ledger.base import Filters
from sayso.workbench.api.answers import Desks, Limit, Offset, Text, answer
from sayso.workbench.api.joined import joined_routes
from sayso.workbench.asking import PAGE_ROWS


def add_api(app: FastAPI, desks: Desks) -> None:
    """Put all addresses of the interface into an application."""
    app.include_router(_reports(desks), prefix="/api", tags=["reports"])
    app.include_router(joined_routes(desks), prefix="/api")


def _reports(desks: Desks) -> APIRouter:
    router = APIRouter()

    @router.get("/overview", summary="The ledger at a glance")
    def overview() -> Response:
        with desks() as desk:
            return answer(desk.overviews.of(desk.view))

    @router.get("/reports", summary="Reports, newest publication first")
    def reports(
        *,
        outlet: Text = None,
        language: Text = None,
        since: Text = None,
        until: Text = None,
        url: Text = None,
        limit: Limit = PAGE_ROWS,
        offset: Offset = 0,
    ) -> Response:
        filters = Filters(publisher=outlet, language=language, since=since, until=until, url=url)
        with desks() as desk:
            return answer(desk.view.documents(filters, limit=limit, offset=offset))

    @router.get("/reports/{report}", summary="A reading, as in exports (sayso.reading)")
    def reading(report: str) -> Response:
        with desks() as desk:
            return Response(desk.view.get(report).line, media_type="application/json")

    @router.get("/reports/{report}/custody", summary="What was done to a report: when, by whom, with what")
    def custody(report: str) -> Response:
        with desks() as desk:
            return answer(tuple(desk.view.custody(report)))

    @router.get("/reports/{report}/copies", summary="From whom it was taken and who took it (sayso.copy)")
    def copies(report: str) -> Response:
        with desks() as desk:
            return answer(desk.record.copies(desk.view.entry(report).document_id) if desk.record is not None else ())

    @router.get("/search", summary="Search all texts")
    def search(q: str, limit: Limit = 20, offset: Offset = 0) -> Response:
        with desks() as desk:
            return answer(desk.view.find(q, limit=limit, offset=offset))

    @router.get("/failures", summary="Inputs that could not be read")
    def failures() -> Response:
        with desks() as desk:
            return answer(desk.view.failures())

    @router.get("/runs", summary="Runs since the workbench was started")
    def runs() -> Response:
        with desks() as desk:
            return answer(desk.runs.all())

    return router
