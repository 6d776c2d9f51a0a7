from __future__ import annotations

import pytest

from sayso.linking.candidates import BLOCK_NAMES, Named, candidate_pairs
from sayso.records import MentionType

PERSON, BODY = MentionType.PERSON, MentionType.ORGANISATION


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (PERSON, "Rustam Shodiev", "Рустам Шодиев"),
        (PERSON, "Rustam Shodiev", "Shodiyev Roustam Olimovich"),
        (PERSON, "Karim Haddad", "كريم حداد"),
        (PERSON, "Abu Tariq al-Masri", "Abou Tarek el-Masri"),
        (BODY, "Blue River Front", "BRF"),
        (BODY, "3rd Brigade", "Third Brigade"),
        (BODY, "Army of Conquest", "Jaish al-Fatah"),
        (BODY, "Wagner Group", "Wagner"),
    ],
)
def test_names_that_may_be_one_share_a_block(kind: MentionType, one: str, other: str) -> None:
    assert len(list(candidate_pairs([Named("a", one, kind), Named("b", other, kind)]))) == 1


def test_names_of_one_thing_and_of_two_types_are_not_paired() -> None:
    named = [Named("a", "Rustam Shodiev", PERSON), Named("a", "R. Shodiev", PERSON), Named("b", "Rustam Shodiev", BODY)]
    assert list(candidate_pairs(named)) == []


def test_a_block_that_grows_costs_in_proportion() -> None:
    small, large = (
        len(list(candidate_pairs(Named(f"{number:04}", "Ali Hassan", PERSON) for number in range(size))))
        for size in (BLOCK_NAMES * 2, BLOCK_NAMES * 8)
    )
    assert large < 5 * small


def test_pairs_come_once_and_in_one_order_whatever_the_order_of_names() -> None:
    named = [Named(str(number), name, PERSON) for number, name in enumerate(["Ali Hassan", "Aly Hasan", "Hassan, Ali"])]
    pairs = list(candidate_pairs(named))
    assert len(pairs) == len(set(pairs)) == 3
    assert pairs == list(candidate_pairs(reversed(named)))
