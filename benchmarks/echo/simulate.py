"""Writes the reports of the frozen ecosystems with their truth: `python -m benchmarks.echo.simulate OUT.jsonl`.

Levels of difficulty: 0 whole copies that say from whom; 1 light edits; 2 rewriting, few citations; 3 parts only,
heavily rewritten, dates without hours; 4 attacks (changed bylines, circular citation, mistaken attribution, a retracted
report posted again) on top of level 2; 5 single sentences, much rewritten, to find where it fails.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.echo.newsroom import Copying, Report, copied, denied, retracted, with_fits, written
from benchmarks.echo.origins import truths
from benchmarks.echo.wording import Desk
from benchmarks.echo.world import Incident, World, made_world

LEVELS = (0, 1, 2, 3, 4, 5)
# Frozen before anything was tuned on them; those kept aside are for the last measurement alone.
SEEDS = {"development": (101, 102, 103), "held_aside": (201, 202, 203)}
_OUTLETS = 9
# By level: (rate of words changed, part of sentences kept, chance of naming the source, own lines).
_HABITS: dict[int, tuple[tuple[float, float, float, int], ...]] = {
    0: ((0.0, 1.0, 1.0, 0), (0.03, 0.9, 1.0, 0)),
    1: ((0.0, 0.8, 0.8, 0), (0.08, 0.8, 0.7, 1)),
    2: ((0.0, 0.7, 0.5, 1), (0.18, 0.7, 0.4, 2)),
    3: ((0.05, 0.5, 0.3, 2), (0.3, 0.5, 0.2, 3)),
    4: ((0.0, 0.7, 0.4, 1), (0.18, 0.7, 0.4, 2)),
    5: ((0.2, 0.3, 0.0, 4), (0.5, 0.3, 0.0, 4)),
}


def ecosystem(seed: int, level: int) -> list[Report]:
    """All reports of one ecosystem, in time order, those kept out of the collection included."""
    rng = random.Random(f"{seed}-{level}")
    desk = Desk(rng)
    world = made_world(rng, f"s{seed}l{level}", _OUTLETS)
    reports: list[Report] = []
    for incident in world.incidents:
        reports += _told(desk, world, incident, level)
    if level == 4:
        reports += _attacks(desk, world, reports)
    footers = {
        o.name: desk.one_of("quoted_footers", {**world.shared, "outlet": o.name, "home": world.shared["province"]})
        for o in world.outlets[::2]
    }
    reports = [
        replace(r, closing=(*r.closing, footers[r.outlet.name])) if r.outlet.name in footers else r for r in reports
    ]
    return sorted(with_fits(reports), key=lambda report: (report.published, report.id))


def _told(desk: Desk, world: World, incident: Incident, level: int) -> list[Report]:
    """One incident: the agency and another write, the rest carry, rewrite, collect or deny."""
    outlets = list(world.outlets)
    desk.rng.shuffle(outlets)
    wire, rewrite = (Copying(habit, *row) for habit, row in zip(("wire", "rewriter"), _HABITS[level], strict=True))

    def name(number: int) -> str:
        return f"{incident.id}-{number}"

    at = incident.at + timedelta(minutes=desk.rng.randint(30, 90))
    agency = written(desk, name(0), world.agency, incident, at)
    if level in {2, 4} and incident.id.endswith("-1"):
        agency = replace(agency, seen=False)
    own = written(desk, name(1), outlets[0], incident, at + timedelta(minutes=desk.rng.randint(20, 300)))
    reports = [agency, own]
    for number, (source, how) in enumerate(
        [(agency, wire), (agency, wire), (own, rewrite), (agency, rewrite)], start=2
    ):
        after = source.published + timedelta(minutes=desk.rng.randint(15, 500))
        reports.append(copied(desk, name(number), outlets[number - 1], after, (source,), how))
    chain = reports[desk.rng.choice([2, 4])]
    reports.append(
        copied(
            desk, name(6), outlets[5], chain.published + timedelta(minutes=desk.rng.randint(60, 600)), (chain,), rewrite
        )
    )
    collect = replace(rewrite, habit="aggregator", part=min(0.6, rewrite.part), own_lines=min(1, rewrite.own_lines))
    late = max(agency.published, own.published) + timedelta(minutes=desk.rng.randint(60, 700))
    reports.append(copied(desk, name(7), outlets[6], late, (own, agency), collect))
    reports.append(denied(desk, name(8), outlets[7], own.published + timedelta(hours=desk.rng.randint(2, 12)), own))
    return reports


def _attacks(desk: Desk, world: World, reports: list[Report]) -> list[Report]:
    """A copy under a made-up byline, a circle of citations, a wrong name for the source, a retracted report again."""
    own = next(r for r in reports if r.habit == "own" and not r.outlet.is_agency)
    plain, other = Copying("wire", 0.0, 1.0, 0.0, 0), world.outlets[-1]
    fake = copied(desk, f"{own.id}-a", other, own.published + timedelta(hours=3), (own,), plain)
    fake = replace(fake, closing=("By Ravel Ostrin and Mela Tunde, our own correspondents",), habit="changed_byline")
    wrong = copied(
        desk, f"{own.id}-b", world.outlets[-2], own.published + timedelta(hours=5), (own,),
        Copying("rewriter", 0.05, 0.9, 1.0, 0), miscite=world.agency,
    )  # fmt: skip
    again_in_own = replace(
        own,
        lines=(*own.lines, f"The story was also carried by the {wrong.outlet.name}."),
        id=f"{own.id}-c",
        published=wrong.published + timedelta(hours=4),
        habit="circular",
    )
    whole = Copying("wire", 0.0, 1.0, 0.0, 0)
    again = copied(desk, f"{own.id}-e", own.outlet, own.published + timedelta(hours=30), (own,), whole)
    circular = copied(desk, f"{own.id}-c", own.outlet, again_in_own.published, (own,), whole)
    circular = replace(circular, lines=again_in_own.lines, miscited=(wrong.outlet.name,), habit="circular")
    return [
        fake,
        wrong,
        circular,
        retracted(desk, f"{own.id}-d", own, own.published + timedelta(hours=20)),
        replace(again, habit="reposted"),
    ]


def row_of(report: Report, level: int) -> dict[str, Any]:
    """The row that Sayso reads, and beside it the truth, which Sayso never sees."""
    stamp = report.published.strftime("%Y-%m-%d" if level in {3, 5} else "%Y-%m-%dT%H:%M:%SZ")
    return {
        "id": report.id,
        "text": report.text,
        "published": stamp,
        "publisher": report.outlet.name,
        "url": report.url,
        "truth": {
            "level": level,
            "ecosystem": report.incident.id.rsplit("-", 1)[0],
            "incident": report.incident.id,
            "habit": report.habit,
            "taken": [asdict(taken) for taken in report.taken],
            "miscited": list(report.miscited),
            "origins": list(report.origins),
            "denies": report.denies,
        },
    }


def with_facts(row: dict[str, Any], report: Report) -> dict[str, Any]:
    """The row with what its incident is known by, for finding the sentences that tell of it."""
    slots = report.incident.slots
    known = {key: slots[key] for key in ("town", "other_town", "attacker", "target_short", "deed_noun", "deed_past")}
    return {**row, "truth": {**row["truth"], "facts": known}}


def rows_of(seed: int, level: int) -> list[dict[str, Any]]:
    """The rows of one ecosystem with facts; the truth of each has besides who stands behind its incident."""
    reports = ecosystem(seed, level)
    incidents = truths(reports)
    rows = [with_facts(row_of(report, level), report) for report in reports if report.seen]
    for row in rows:
        row["truth"]["independent"] = asdict(incidents[row["truth"]["incident"]])
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", choices=sorted(SEEDS), default="development")
    chosen = parser.parse_args()
    seeds = SEEDS[chosen.part]
    rows = [row for level in LEVELS for seed in seeds for row in rows_of(seed, level)]
    chosen.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
