"""The words of the simulator: choices and facts from YAML, put together by a random generator with a frozen seed."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_SLOT = re.compile(r"\{(\w+)\}")


@cache
def wording() -> dict[str, Any]:
    return _read("wording.yml")


@cache
def facts() -> dict[str, Any]:
    return _read("facts.yml")


def _read(name: str) -> dict[str, Any]:
    values: dict[str, Any] = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return values


def drawn(rng: random.Random, pattern: str, slots: dict[str, str]) -> str:
    """One of the texts that a pattern stands for."""
    text = pattern
    while match := _CHOICE.search(text):
        text = text[: match.start()] + rng.choice(match[1].split("|")) + text[match.end() :]
    text = _SLOT.sub(lambda match: slots[match[1]], text)
    text = re.sub(r" {2,}", " ", text).strip()
    return text[:1].upper() + text[1:]


class Desk:
    """Hands out patterns such that no two writers of one ecosystem begin from the same one before all are used."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._left: dict[str, list[str]] = {}

    def pattern(self, kind: str) -> str:
        """A pattern of a kind that `wording.yml` lists."""
        left = self._left.setdefault(kind, [])
        if not left:
            left += wording()[kind]
            self.rng.shuffle(left)
        return left.pop()

    def one_of(self, kind: str, slots: dict[str, str]) -> str:
        """One sentence of that kind."""
        return drawn(self.rng, self.pattern(kind), slots)


def name_of(rng: random.Random, least: int = 2, most: int = 3) -> str:
    """An invented name."""
    return "".join(rng.choice(facts()["syllables"]) for _ in range(rng.randint(least, most))).capitalize()


def changed(rng: random.Random, sentence: str, rate: float) -> str:
    """The sentence with words changed for others, words added, or its halves turned round; `rate` of its words."""
    changes, additions = facts()["changes"], facts()["additions"]
    words = []
    for word in sentence.split(" "):
        bare = word.strip(',.;:"').lower()
        if bare in changes and rng.random() < min(1.0, 3 * rate):
            other = changes[bare]
            words.append(
                word.lower().replace(bare, other)
                if word[:1].islower()
                else word.replace(word.strip(',.;:"'), other.capitalize())
            )
        elif rng.random() < rate / 4 and word[:1].islower():
            words += [rng.choice(additions), word]
        elif rng.random() < rate / 4 and len(bare) > 3 and word.islower() and word.isalpha():
            continue
        else:
            words.append(word)
    text = " ".join(words)
    halves = text.rstrip(".").split(", ")
    if len(halves) == 2 and '"' not in text and rng.random() < rate:
        text = f"{halves[1][:1].upper()}{halves[1][1:]}, {halves[0][:1].lower()}{halves[0][1:]}."
    return text
