"""The joined record under `/api/`: actors, events, claims and sources, and what people decided."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from sayso.errors import NoSuchDocument
from sayso.linking.record import Asked, JoinedRecord
from sayso.workbench.api.answers import Desks, Limit, Offset, Text, answer
from sayso.workbench.asking import PAGE_ROWS
from sayso.workbench.desk import Desk

Order = Annotated[Literal["day", "reports"], Query(description="Newest first, or those of most reports first.")]
Flag = Annotated[bool, Query()]


def asked(
    *,
    text: Text = None,
    type: Text = None,  # noqa: A002 - the same
    country: Text = None,
    outlet: Text = None,
    actor: Text = None,
    source: Text = None,
    report: Text = None,
    event: Text = None,
    stance: Text = None,
    start: Text = None,
    end: Text = None,
    undated: Flag = False,
    unlocated: Flag = False,
    order: Order = "day",
) -> Asked:
    """The filters of a list, as pages have them; `end` is exclusive."""
    return Asked(
        text=text,
        type=type,
        country=country,
        outlet=outlet,
        actor=actor,
        source=source,
        report=report,
        event=event,
        stance=stance,
        start=start,
        end=end,
        undated=undated,
        unlocated=unlocated,
        order=order if order == "reports" else None,
    )


Filtered = Annotated[Asked, Depends(asked)]


def joined_routes(desks: Desks) -> APIRouter:
    """All addresses of the joined record."""
    router = APIRouter()
    router.include_router(_lists(desks), tags=["lists"])
    router.include_router(_details(desks), tags=["joined record"])
    return router


def _lists(desks: Desks) -> APIRouter:
    router = APIRouter()

    @router.get("/events", summary="Events as lines of a list")
    def events(of: Filtered, limit: Limit = PAGE_ROWS, offset: Offset = 0) -> Response:
        with desks() as desk:
            return answer(_record(desk).events(of, limit=limit, offset=offset))

    @router.get("/claims", summary="Claims as lines of a list")
    def claims(of: Filtered, limit: Limit = PAGE_ROWS, offset: Offset = 0) -> Response:
        with desks() as desk:
            return answer(_record(desk).claims(of, limit=limit, offset=offset))

    @router.get("/actors", summary="Actors as lines of a list")
    def actors(of: Filtered, limit: Limit = PAGE_ROWS, offset: Offset = 0) -> Response:
        with desks() as desk:
            return answer(_record(desk).actors(of, limit=limit, offset=offset))

    @router.get("/sources", summary="Sources as lines of a list")
    def sources(of: Filtered, limit: Limit = PAGE_ROWS, offset: Offset = 0) -> Response:
        with desks() as desk:
            return answer(_record(desk).sources(of, limit=limit, offset=offset))

    @router.get("/review", summary="Pairs that wait for a person, the most valuable first")
    def review(kind: Annotated[Literal["actor", "event"] | None, Query()] = None, limit: Limit = PAGE_ROWS) -> Response:
        with desks() as desk:
            return answer(_record(desk).open_pairs(kind, limit=limit))

    @router.get("/decisions", summary="What people judged and corrected, in order of time")
    def decisions(thing: Text = None) -> Response:
        with desks() as desk:
            record = _record(desk)
            return answer((*record.judgements(thing), *record.corrections(thing)))

    @router.get("/linked", summary="How far linking has come")
    def linked() -> Response:
        with desks() as desk:
            return answer(_record(desk).linked())

    return router


def _details(desks: Desks) -> APIRouter:
    router = APIRouter()

    @router.get("/events/{event}", summary="An event with every value and who claims it (sayso.event)")
    def event(event: str) -> Response:
        with desks() as desk:
            record = _record(desk)
            return answer(record.event(record.current(event)))

    @router.get("/claims/{claim}", summary="A claim with its chain in actors (sayso.claim)")
    def claim(claim: str) -> Response:
        with desks() as desk:
            record = _record(desk)
            return answer(record.claim(record.current(claim)))

    @router.get("/actors/{actor}", summary="An actor with all that reports say of it (sayso.actor)")
    def actor(actor: str) -> Response:
        with desks() as desk:
            record = _record(desk)
            return answer(record.actor(record.current(actor)))

    @router.get("/sources/{source}", summary="An outlet, body or person as a source (sayso.source)")
    def source(source: str) -> Response:
        with desks() as desk:
            record = _record(desk)
            return answer(record.source(record.current(source)))

    return router


def _record(desk: Desk) -> JoinedRecord:
    if desk.record is None:
        raise NoSuchDocument("reports of this ledger are not linked; run `sayso link`")
    return desk.record
