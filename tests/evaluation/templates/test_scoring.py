"""Templates are paired so that most is right, and what has no partner counts against."""

from __future__ import annotations

import pytest

from sayso.evaluation.attribution import Counts, added
from sayso.evaluation.templates.records import Filler, Template, comparable
from sayso.evaluation.templates.scoring import INCIDENT_TYPE, template_counts, template_pairs
from sayso.model.heads import ROLES


def template(kind: str, **fillers: tuple[str, ...]) -> Template:
    """Each filler as its names, parted by a bar."""
    roles = {role: tuple(Filler(tuple(one.split("|"))) for one in fillers.get(role, ())) for role in ROLES}
    return Template(frozenset(kind.split("|")), roles)


BOMB = template("bombing", Target=("THE MILL", "bridge"), Weapon=("two bombs|bombs",))
KIDNAP = template("kidnapping", Victim=("Ida Brandt|Brandt",), PerpInd=("armed men",))


@pytest.mark.parametrize(
    ("predicted", "gold", "counts"),
    [
        ([BOMB], [BOMB], (4, 4, 4)),
        ([], [BOMB], (0, 0, 4)),
        ([BOMB], [], (0, 4, 0)),
        ([KIDNAP, BOMB], [BOMB, KIDNAP], (7, 7, 7)),
        ([template("bombing", Target=("mill",), Weapon=("Bombs",))], [BOMB], (3, 3, 4)),
        ([template("bombing", Target=("mill", "the mill"))], [BOMB], (2, 3, 4)),
        ([template("arson", Target=("mill",))], [BOMB], (1, 2, 4)),
        ([template("bombing", Target=("mills",))], [BOMB], (1, 2, 4)),
        ([template("attack")], [template("bombing|attack")], (1, 1, 1)),
        ([BOMB, BOMB], [BOMB], (4, 8, 4)),
    ],
)
def test_counts_of_a_message(predicted: list[Template], gold: list[Template], counts: tuple[int, int, int]) -> None:
    assert added(template_counts(predicted, gold).values()) == Counts(*counts)


def test_a_filler_in_another_role_is_wrong() -> None:
    counts = template_counts([template("bombing", Victim=("mill",))], [template("bombing", Target=("mill",))])
    assert counts["Victim"] == Counts(0, 1, 0)
    assert counts["Target"] == Counts(0, 0, 1)
    assert counts[INCIDENT_TYPE] == Counts(1, 1, 1)


def test_the_stricter_pairing_wants_one_kind() -> None:
    other = template("arson", Target=("mill",))
    assert added(template_counts([other], [BOMB], same_kind=True).values()) == Counts(0, 2, 4)


def test_the_best_pairing_is_found_over_all_and_not_greedily() -> None:
    wide = template("attack", Target=("a1", "b2", "c3"))
    narrow = template("attack", Target=("a1", "b2"))
    assert template_pairs([wide, narrow], [narrow, wide]) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Mill", "mill"), ('"URSA" FRONT', "ursa front"), ("an  old\nbus", "old bus"), ("U.S. aide", "us aide")],
)
def test_names_are_compared_without_case_signs_and_articles(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)
