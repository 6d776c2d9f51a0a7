"""What an outlet does: write a report of its own, or make one out of another's; the truth is kept beside the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher

from benchmarks.echo.wording import Desk, changed, drawn, facts, name_of, wording
from benchmarks.echo.world import Incident, Outlet

_FACETS = ("tolls", "scenes", "statements", "responses", "backgrounds", "aftermaths", "scenes", "responses")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a report took from one other: `fits` are the reports that the text cannot tell apart as its source.

    `kept_run` is the longest run of words taken over unchanged, outside quotation marks; `cited` whether the report
    names the true source. `unseen` names a source that is not in the collection.
    """

    source: str | None
    fits: tuple[str, ...]
    kept_run: int
    cited: bool
    unseen: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report with its truth. `seen` is false for one that is kept out of the collection."""

    id: str
    outlet: Outlet
    incident: Incident
    published: datetime
    headline: str
    lines: tuple[str, ...]
    opening: str = ""
    closing: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    miscited: tuple[str, ...] = ()
    habit: str = "own"
    denies: bool = False
    seen: bool = True
    origins: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """Headline and paragraphs."""
        paragraphs = [self.headline, self.opening + self.lines[0], *self.lines[1:], *self.closing]
        return "\n\n".join(paragraphs)

    @property
    def url(self) -> str:
        """The address."""
        return f"https://{self.outlet.host}/{self.published:%Y/%m/%d}/{self.id}"


@dataclass(frozen=True, slots=True)
class Copying:
    """How one outlet copies: `rate` of words changed, `part` of the sentences kept, chances of saying from whom."""

    habit: str
    rate: float
    part: float
    cites: float
    own_lines: int


def written(desk: Desk, report_id: str, outlet: Outlet, incident: Incident, published: datetime) -> Report:
    """A report that the outlet wrote by itself; the official's words are the same in all who quote him."""
    slots = _with_witness(desk, incident)
    kinds = desk.rng.sample(_FACETS, desk.rng.randint(4, 6))
    lines = [desk.one_of("leads", slots), *(desk.one_of(kind, slots) for kind in kinds)]
    if desk.rng.random() < 0.7:
        lines.insert(desk.rng.randint(1, len(lines)), desk.one_of("quotes", slots))
    headline = desk.one_of("headlines", slots)
    opening = ""
    if outlet.is_agency:
        month = facts()["months"][published.month - 1]
        opening = f"{slots['town'].upper()}, {month} {published.day} ({outlet.short}) - "
    origins = tuple(sorted({f"{incident.slots['official']}", f"{outlet.name}'s own reporting"}))
    return Report(report_id, outlet, incident, published, headline, tuple(lines), opening, origins=origins)


def copied(  # noqa: PLR0917 - who, what, where, when, from whom, how
    desk: Desk,
    report_id: str,
    outlet: Outlet,
    published: datetime,
    sources: tuple[Report, ...],
    how: Copying,
    *,
    miscite: Outlet | None = None,
) -> Report:
    """A report made from one or more others: 1. sentences taken, 2. words changed, 3. own lines, 4. who is named."""
    first = sources[0]
    slots = _with_witness(desk, first.incident)
    lines: list[str] = []
    taken: list[Taken] = []
    opening, closing = "", ()
    for source in sources:
        count = max(1, round(how.part * len(source.lines)))
        kept = source.lines[:count] if how.habit == "wire" else _chosen(desk, source.lines, count)
        new = [changed(desk.rng, line, how.rate) if '"' not in line else line for line in kept]
        cited = desk.rng.random() < how.cites
        named = source.outlet if miscite is None else miscite
        if cited and how.habit == "wire" and named.is_agency:
            opening = source.opening if source.opening else ""
            closing = () if opening else (f"Source: {named.name}",)
        elif cited:
            new = _with_citation(desk, new, named, slots)
        lines += new
        run = max((_run(old, line) for old in kept for line in new if '"' not in old), default=0)
        taken.append(Taken(source.id, kept, run, cited and miscite is None))
    for _ in range(how.own_lines):
        lines.insert(
            desk.rng.randint(1, len(lines)),
            desk.one_of(desk.rng.choice(["own_remarks", "backgrounds", "aftermaths"]), slots),
        )
    headline = first.headline if how.habit == "wire" and desk.rng.random() < 0.4 else desk.one_of("headlines", slots)
    return Report(
        report_id, outlet, first.incident, published, headline, tuple(lines), opening, closing,
        tuple(taken), (miscite.name,) if miscite else (), how.habit, origins=first.origins,
    )  # fmt: skip


def denied(desk: Desk, report_id: str, outlet: Outlet, published: datetime, about: Report) -> Report:
    """A report that lets the blamed group deny; it names the report that it answers and takes nothing over."""
    slots = _with_witness(desk, about.incident)
    lines = [desk.one_of("denials", slots) for _ in range(3)]
    lines = [
        lines[0],
        *_with_citation(desk, lines[1:2], about.outlet, slots),
        lines[2],
        desk.one_of("own_remarks", slots),
    ]
    taken = (Taken(about.id, (), 0, cited=True),)
    headline = drawn(
        desk.rng, "({group_cap}|Rebels) (deny|denies|rejects) (blame|role) (over|in) {town} {deed_noun}", slots
    )
    return Report(
        report_id, outlet, about.incident, published, headline, tuple(lines), taken=taken, habit="denier", denies=True,
        origins=(slots["group"],),
    )  # fmt: skip


def retracted(desk: Desk, report_id: str, about: Report, published: datetime) -> Report:
    """A note that takes a report back."""
    slots = _with_witness(desk, about.incident) | {"outlet": about.outlet.name}
    line = desk.one_of("retraction", slots)
    return replace(
        about,
        id=report_id,
        published=published,
        lines=(line, desk.one_of("own_remarks", slots)),
        opening="",
        closing=(),
        headline="Retraction: our report on " + slots["town"],
        taken=(),
        miscited=(about.outlet.name,),
        habit="retraction",
    )


def with_fits(reports: list[Report]) -> list[Report]:
    """Replace the sentences taken by the reports that could be their source, as far as the text can tell."""
    by_id = {report.id: report for report in reports}
    done = []
    for report in reports:
        rows = []
        for taken in report.taken:
            source = by_id[str(taken.source)]
            fits = [source.id] if source.seen else []
            if taken.fits and not taken.cited:
                fits += [
                    o.id for o in reports
                    if o.seen and o.id not in {source.id, report.id} and o.published < report.published
                    and set(taken.fits) <= set(o.lines)
                ]  # fmt: skip
            unseen = None if source.seen else source.id
            rows.append(replace(taken, source=source.id if source.seen else None, fits=tuple(fits), unseen=unseen))
        done.append(replace(report, taken=tuple(rows)))
    return done


def _chosen(desk: Desk, lines: tuple[str, ...], count: int) -> tuple[str, ...]:
    kept = sorted(desk.rng.sample(range(len(lines)), count))
    return tuple(lines[i] for i in kept)


def _with_citation(desk: Desk, lines: list[str], named: Outlet, slots: dict[str, str]) -> list[str]:
    cited = f"the {named.name}" if not named.is_agency else desk.rng.choice([named.name, f"the {named.name}"])
    words = {**slots, "cited": cited, "cited_cap": cited[:1].upper() + cited[1:]}
    if desk.rng.random() < 0.4:
        return [desk.one_of("cite_leads", words), *lines]
    frame = desk.one_of("citing", words)
    frame = frame[:1].lower() + frame[1:] if not frame.startswith(named.name) else frame
    at = next((i for i, line in enumerate(lines) if '"' not in line), None)
    if at is None:
        return [desk.one_of("cite_leads", words), *lines]
    return [*lines[:at], f"{lines[at].rstrip('.')}, {frame}.", *lines[at + 1 :]]


def _with_witness(desk: Desk, incident: Incident) -> dict[str, str]:
    slots = dict(incident.slots)
    slots |= {
        "witness": f"{desk.rng.choice(facts()['first_names'])} {name_of(desk.rng)}",
        "witness_job": desk.rng.choice(facts()["jobs"]),
    }
    slots["scene_words"] = drawn(desk.rng, desk.rng.choice(wording()["scene_quotes"]), slots)
    return slots


def _run(old: str, new: str) -> int:
    first, second = old.split(), new.split()
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
