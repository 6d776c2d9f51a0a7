"""The invented country of one ecosystem: its outlets, its places and groups, and what happens there."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.echo.wording import drawn, facts, name_of, wording


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes; `is_agency` for one whose text others carry."""

    name: str
    host: str
    is_agency: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, as slots that every writer fills his sentences with."""

    id: str
    at: datetime
    slots: dict[str, str]


@dataclass(frozen=True, slots=True)
class World:
    """One ecosystem. The last two incidents are much alike: one town, one kind of deed, a day apart."""

    agency: Outlet
    outlets: tuple[Outlet, ...]
    incidents: tuple[Incident, ...]
    shared: dict[str, str]


def made_world(rng: random.Random, name: str, outlets: int) -> World:
    """Draw a world."""
    country, province = name_of(rng) + "ia", name_of(rng) + "an"
    shared = {
        "country": country,
        "province": province,
        "group": f"the {name_of(rng)} {rng.choice(facts()['group_words'])}",
    }
    shared["group_cap"] = "T" + shared["group"][1:]
    shared["speaker"] = f"{rng.choice(facts()['first_names'])} {name_of(rng)}"
    agency_name = name_of(rng)
    agency = Outlet(
        f"{agency_name} News Agency", f"{agency_name.lower()}.example", is_agency=True, short=agency_name[0] + "NA"
    )
    kinds = rng.sample(facts()["outlet_words"], outlets)
    rows = tuple(
        Outlet(f"{place} {kind}", f"{place.lower()}-{kind.lower()}.example")
        for kind in kinds
        for place in [name_of(rng)]
    )
    start = datetime(2021, rng.randint(1, 12), rng.randint(1, 20), 6)
    first = _incident(rng, f"{name}-1", start, shared, like=None)
    second = _incident(rng, f"{name}-2", start + timedelta(hours=rng.randint(20, 30)), shared, like=None)
    third = _incident(rng, f"{name}-3", second.at + timedelta(hours=rng.randint(20, 28)), shared, like=second)
    return World(agency, rows, (first, second, third), shared)


def _incident(rng: random.Random, name: str, at: datetime, shared: dict[str, str], like: Incident | None) -> Incident:
    deed, deed_past, attacker = rng.choice(facts()["deeds"])
    target = rng.choice(facts()["targets"])
    slots = {"deed_noun": deed, "deed_past": deed_past, "attacker": attacker, "target": target, "town": name_of(rng)}
    slots |= {"other_town": name_of(rng), "landmark": rng.choice(facts()["landmarks"])}
    slots |= {"hospital": f"{name_of(rng)} hospital"}
    if like is not None:
        slots |= {
            key: like.slots[key] for key in ("deed_noun", "deed_past", "attacker", "town", "other_town", "hospital")
        }
    body = rng.randrange(len(facts()["bodies"]))
    toll, hurt, missing = rng.sample(facts()["numbers"], 3)
    weekday = facts()["weekdays"][at.weekday()]
    slots |= {
        **shared,
        "toll_words": toll,
        "hurt_words": hurt,
        "missing": missing,
        "age": str(rng.randint(2, 88)),
        "fraction": rng.choice(facts()["fractions"]),
        "weekday": weekday,
        "weekday_time": f"{weekday} {rng.choice(['morning', 'night', 'afternoon', 'evening'])}",
        "vehicle": rng.choice(facts()["vehicles"]),
        "official": f"{rng.choice(facts()['first_names'])} {name_of(rng)}",
        "body": facts()["bodies"][body],
        "office": facts()["offices"][body],
        "blamed": shared["group"],
    }
    slots["target_short"] = slots["target"].removeprefix("a ")
    slots |= {
        f"{key}_cap": slots[key][:1].upper() + slots[key][1:]
        for key in ("attacker", "target", "target_short", "hurt_words")
    }
    # The official's own words: everybody who was there quotes them alike.
    slots["official_words"] = drawn(rng, rng.choice(wording()["official_words"]), slots)
    return Incident(name, at, slots)
