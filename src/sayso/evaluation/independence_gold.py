"""Gold cases for independent origins: sets of short reports with the right figures and why, checked while read.

A case holds reports as texts, or (`level: records`) what a perfect reading of them would hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord, BadSetting
from sayso.evaluation.annotations import check_keys, listed, one_of
from sayso.ontology.yaml_files import load_yaml
from sayso.records import MentionType, SourceNumber, SourceRole, Stance

CASES_FOLDER: Final = Path("evals/independence")
_NEEDS: Final = {"id", "rule", "reports", "origins", "denials", "why"}
_MAY: Final = {"level", "event", "claims", "copies", "copied", "attack"}


@dataclass(frozen=True, slots=True)
class GoldSource:
    """One source of a chain; `name` is None for one without a name."""

    step: int
    name: str | None
    words: str
    role: SourceRole
    type: MentionType | None
    number: SourceNumber
    speaks_for: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of a report. `is_taken`: its words stand in the report that this one was taken from.

    `is_loose`: the happening does not stand under it.
    """

    report: str
    chain: tuple[GoldSource, ...]
    stance: Stance
    is_taken: bool
    is_loose: bool


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report: its text, or whether it says it in its own voice, whom it names, and where it was written."""

    name: str
    outlet: str
    time: str
    text: str | None
    voice: bool
    people: tuple[str, ...]
    dateline: str | None


@dataclass(frozen=True, slots=True)
class GoldCopy:
    """One edge: from a report, or from a source that is not there (`unseen:...`), by text or by a name alone."""

    source: str
    taker: str
    kind: str


@dataclass(frozen=True, slots=True)
class Case:
    """Reports of one happening. `event` are beginnings of words by which texts tell of it.

    `low` and `high` are what a careful reader concludes; `copied` is None where that is not asked.
    """

    id: str
    part: str
    rule: str
    event: tuple[str, ...]
    reports: tuple[GoldReport, ...]
    claims: tuple[GoldClaim, ...]
    copies: tuple[GoldCopy, ...]
    low: int
    high: int
    denials: int
    copied: int | None
    attack: str | None
    why: str

    @property
    def is_text(self) -> bool:
        """Whether it goes through the whole program."""
        return bool(self.event)


def read_cases(folder: Path, part: str) -> tuple[Case, ...]:
    """The cases of all YAML files of a folder, or of one file, of a part (`all`: of every part).

    Raises:
        BadSetting: nothing of this part is there.
        BadRecord: a file that breaks the format; the message names the case.
    """
    files = [folder] if folder.is_file() else sorted(folder.glob("*.yml"))
    cases = [case for file in files for case in _cases(file) if part in ("all", case.part)]
    if not cases:
        raise BadSetting(f"{folder} has no cases of part {part}: run it in the project's folder, or give --data")
    ids = [case.id for case in cases]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise BadRecord(f"{folder}: these ids are there twice: {', '.join(twice)}")
    return tuple(cases)


def _cases(file: Path) -> list[Case]:
    table: Any = load_yaml(file, name=str(file))
    if not isinstance(table, dict) or set(table) != {"part", "cases"}:
        raise BadRecord(f"{file}: needs the keys part and cases, and no others")
    found = []
    for entry in table["cases"]:
        try:
            found.append(_case(entry, str(table["part"])))
        except (BadRecord, TypeError, KeyError, ValueError) as error:
            raise BadRecord(f"{file.name}, {entry.get('id', 'a case without id')}: {error!r}") from error
    return found


def _case(entry: Mapping[str, Any], part: str) -> Case:
    check_keys(entry, needs=_NEEDS, may=_MAY)
    is_records = entry.get("level") == "records"
    if is_records is ("event" in entry):
        raise BadRecord("texts need event, records do not")
    reports = tuple(_report(row, is_text=not is_records) for row in entry["reports"])
    names = {report.name for report in reports}
    claims = tuple(_claim(row) for row in entry.get("claims", ()))
    copies = tuple(_copy(row) for row in entry.get("copies", ()))
    if unknown := sorted(({claim.report for claim in claims} | {copy.taker for copy in copies}) - names):
        raise BadRecord(f"no such report: {', '.join(unknown)}")
    low, high = entry["origins"]
    if not 0 <= low <= high:
        raise BadRecord("origins are two numbers, the low one first")
    return Case(
        id=str(entry["id"]),
        part=part,
        rule=str(entry["rule"]),
        event=tuple(listed(entry.get("event"))),
        reports=reports,
        claims=claims,
        copies=copies,
        low=low,
        high=high,
        denials=int(entry["denials"]),
        copied=entry.get("copied"),
        attack=entry.get("attack"),
        why=str(entry["why"]),
    )


def _report(row: Mapping[str, Any], *, is_text: bool) -> GoldReport:
    more = {"text"} if is_text else {"voice", "people", "dateline"}
    check_keys(row, needs={"name", "outlet", "time"} | ({"text"} if is_text else set()), may=more)
    return GoldReport(
        name=str(row["name"]),
        outlet=str(row["outlet"]),
        time=str(row["time"]),
        text=row.get("text"),
        voice=bool(row.get("voice", False)),
        people=tuple(row.get("people", ())),
        dateline=row.get("dateline"),
    )


def _claim(row: Mapping[str, Any]) -> GoldClaim:
    check_keys(row, needs={"report", "chain"}, may={"stance", "taken", "loose"})
    steps: Sequence[Any] = row["chain"]
    chain = [
        _source(source, step)
        for step, item in enumerate(steps)
        for source in (item if isinstance(item, list) else [item])
    ]
    stance = one_of(Stance, row.get("stance", "asserts"))
    return GoldClaim(str(row["report"]), tuple(chain), stance, bool(row.get("taken")), bool(row.get("loose")))


def _source(row: Mapping[str, Any], step: int) -> GoldSource:
    check_keys(row, needs={"role"}, may={"name", "words", "type", "number", "speaks_for"})
    name = row.get("name")
    return GoldSource(
        step=step,
        name=name,
        words=str(row.get("words", name)),
        role=one_of(SourceRole, row["role"]),
        type=one_of(MentionType, row["type"]) if "type" in row else None,
        number=one_of(SourceNumber, row.get("number", "one")),
        speaks_for=row.get("speaks_for"),
    )


def _copy(row: str) -> GoldCopy:
    edge, _, kind = row.partition(": ")
    source, _, taker = edge.partition(" > ")
    return GoldCopy(source, taker, kind or "passage")
