"""Dossiers: an event or an actor for print, every statement with numbered notes; also as one file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import ClassVar, Final

from sayso import __version__
from sayso.linking.record import Asked, JoinedRecord
from sayso.records.joined import Evidence, JoinedActor, JoinedEvent, Support
from sayso.telling.incidents import event_label
from sayso.telling.independence import independence_sentence
from sayso.telling.joined_values import amount_words, near_words, standing_words, when_words, where_words
from sayso.telling.labels import ATTRIBUTES, EFFECTS, NAMES
from sayso.workbench.addresses import actor_id, actor_url, event_id, event_url
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Download, Moved
from sayso.workbench.pages.actor import kind_words, relation_row
from sayso.workbench.pages.event_fields import ROLE_TITLES, Valued, support_of
from sayso.workbench.pages.history import Decided, history
from sayso.workbench.pages.known import Known
from sayso.workbench.pages.linkage import UnlinkedPage, record_or_page
from sayso.workbench.pages.notes import Note, Notes

_MOST_CLAIMS: Final = 200
_MOST_EVENTS: Final = 200


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence: what, on whose say-so, and the numbers of its notes."""

    label: str
    words: str
    who: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Statements under a heading."""

    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A dossier. `is_unreviewed`: no person has decided anything in it. `state` is the ledger's head."""

    template: ClassVar[str] = "dossier.html"

    title: str
    kind: str
    lead: str
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    decided: tuple[Decided, ...]
    is_unreviewed: bool
    thing: str
    thing_url: str
    file_url: str
    ledger: str
    state: str
    version: str
    style: str = ""


def event_dossier(desk: Desk, asking: Asking) -> DossierPage | UnlinkedPage | Moved | Download:
    """The page at `/e/{event}/dossier`; with `as=file` one file that needs nothing else."""
    record = record_or_page(desk, "Dossier")
    if isinstance(record, UnlinkedPage):
        return record
    current = record.current(event_id(asking.route["event"]))
    if current != event_id(asking.route["event"]):
        return Moved(f"{event_url(current)}/dossier")
    known, one = Known(record), record.event(current)
    notes = Notes(known)
    chapters = tuple(_of_event(known, notes, one))
    about = _About(event_label(one), "Event", independence_sentence(one.independence), current, event_url(current))
    return _given(asking, _page(desk, about, chapters, notes, history(one.judgements, one.corrections)))


def actor_dossier(desk: Desk, asking: Asking) -> DossierPage | UnlinkedPage | Moved | Download:
    """The page at `/a/{actor}/dossier`; with `as=file` one file that needs nothing else."""
    record = record_or_page(desk, "Dossier")
    if isinstance(record, UnlinkedPage):
        return record
    current = record.current(actor_id(asking.route["actor"]))
    if current != actor_id(asking.route["actor"]):
        return Moved(f"{actor_url(current)}/dossier")
    known, one = Known(record), record.actor(current)
    notes = Notes(known)
    chapters = tuple(_of_actor(record, known, notes, one))
    lead = ", ".join(part for part in (kind_words(one), one.country or "") if part)
    about = _About(one.name, "Actor", lead, current, actor_url(current))
    return _given(asking, _page(desk, about, chapters, notes, history(one.judgements, one.corrections)))


@dataclass(frozen=True, slots=True)
class _About:
    """What a dossier is about."""

    title: str
    kind: str
    lead: str
    thing: str
    url: str


def _page(
    desk: Desk, about: _About, chapters: tuple[Chapter, ...], notes: Notes, decided: tuple[Decided, ...]
) -> DossierPage:
    return DossierPage(
        title=about.title,
        kind=about.kind,
        lead=about.lead,
        chapters=tuple(chapter for chapter in chapters if chapter.statements),
        notes=notes.all(),
        decided=decided,
        is_unreviewed=not decided,
        thing=about.thing,
        thing_url=about.url,
        file_url="",
        ledger=desk.ledger.location,
        state=desk.overviews.of(desk.view).custody_head,
        version=__version__,
    )


def _given(asking: Asking, page: DossierPage) -> DossierPage | Download:
    if asking.choice("as", ("page", "file"), default="page") == "page":
        return replace(page, file_url=asking.url(**{"as": "file"}))
    # Templates are rendered where pages are answered; a file is a page of its own with its looks in it.
    from sayso.workbench.rendering import rendered

    style = files("sayso.exports.page").joinpath("tokens.css").read_text(encoding="utf-8")
    style += files("sayso.workbench").joinpath("static/dossier.css").read_text(encoding="utf-8")
    content = rendered("dossier_file.html", page=replace(page, style=style)).encode()
    name = page.thing.replace(":", "-")
    return Download(content, "text/html; charset=utf-8", f"sayso-{name}.html")


# -- an event ----------------------------------------------------------------------------------------------------------


def _of_event(known: Known, notes: Notes, one: JoinedEvent) -> Iterator[Chapter]:
    say = _Say(known, notes)
    values = [say.value("When", when_words(v.value), v) for v in one.when.values]
    for place in one.where.values:
        near = near_words(place.value)
        words = where_words(place.value)
        values.append(say.value("Where", f"{words} ({near})" if near else words, place))
    for role in one.roles:
        for actor in role.actors:
            words = actor.name if actor.corrected is None else f"{actor.name} (corrected by {actor.corrected.author})"
            values.append(say.support(ROLE_TITLES[role.role], words, support_of(actor.values)))
    for effect in one.effects:
        title = EFFECTS[effect.kind].capitalize()
        values += [say.value(title, amount_words(v.value), v) for v in effect.amounts.values]
    values += [say.value("Did it happen", standing_words(v.value), v) for v in one.modality.values]
    yield Chapter("What reports say", tuple(values))
    yield Chapter(
        "What cannot all be true",
        tuple(
            say.support(row.field.replace(":", " "), f"{side.value}. {row.why}", side.support)
            for row in one.contradictions
            for side in row.sides
        ),
    )
    yield Chapter(
        "How the independent origins were counted",
        tuple(
            Statement(reason.origin, reason.why, tuple(known.report(r).outlet or "" for r in reason.reports), ())
            for reason in one.independence.reasons
        ),
    )
    yield Chapter("Who says so", tuple(say.claims(one.claims)))


# -- an actor ----------------------------------------------------------------------------------------------------------


def _of_actor(record: JoinedRecord, known: Known, notes: Notes, one: JoinedActor) -> Iterator[Chapter]:
    say = _Say(known, notes)
    by_report: dict[str, Evidence] = {}
    for evidence in one.evidence:
        by_report.setdefault(evidence.report, evidence)
    names = []
    for name in one.names:
        used = [by_report[report] for report in name.reports if report in by_report]
        outlets = tuple(dict.fromkeys(known.report(report).outlet or "" for report in name.reports))
        names.append(Statement(NAMES[name.kind], name.text, outlets, notes.of(used)))
    yield Chapter("Names", tuple(names))
    words = {kind.value: text for kind, text in ATTRIBUTES.items()}
    facts = [say.support(words.get(row.kind, row.kind), row.value, row.support) for row in one.attributes]
    for row in one.relations:
        shown = relation_row(known, row)
        facts.append(
            say.support("Relation", " ".join(p for p in (shown.words, shown.other, shown.after) if p), row.support)
        )
    yield Chapter("What reports say of it", tuple(facts))
    events = []
    for line in record.events(Asked(actor=one.id), limit=_MOST_EVENTS).items:
        event = record.event(line.id)
        who = (independence_sentence(event.independence),)
        events.append(Statement("Event", line.label, who, notes.of(event.evidence)))
    yield Chapter("Events", tuple(events))
    yield Chapter("Claims by it", tuple(say.claims(one.claims_by)))
    yield Chapter("Claims about it", tuple(say.claims(one.claims_about)))


class _Say:
    """Makes statements and their notes."""

    def __init__(self, known: Known, notes: Notes) -> None:
        self._known = known
        self._notes = notes

    def value(self, label: str, words: str, value: Valued) -> Statement:
        """A value of an event."""
        return self.support(label, words, support_of((value,)))

    def support(self, label: str, words: str, support: Support) -> Statement:
        """What rests on claims and reports."""
        backing = self._known.backing(support)
        who = [f"{claim.chain} ({claim.stance})" for claim in backing.claims]
        who += [f"{report.outlet or report.title} in its own voice" for report in backing.voices]
        return Statement(label, words, tuple(who), self._notes.of(support.evidence))

    def claims(self, claim_ids: tuple[str, ...]) -> Iterator[Statement]:
        """Claims, each as a statement."""
        for one in claim_ids[:_MOST_CLAIMS]:
            claim = self._known.joined_claim(one)
            if claim is not None:
                line = self._known.claim_line(claim)
                words = " … ".join(quote.text for quote in line.quotes)
                yield Statement(line.stance, f"“{words}”", (line.chain,), self._notes.of(claim.content))
