"""Gold passages for chains of say-so, as people write them (docs/method/chains-guideline.md), checked while read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import BadRecord
from sayso.evaluation.annotations import check_keys, listed, one_of, yes_or_no
from sayso.evaluation.quotes import find_quote
from sayso.ontology.yaml_files import load_yaml
from sayso.records import Manner, SourceNumber, SourceRole, Span, Stance

_PASSAGE_KEYS: Final = {"id", "style", "text", "claims"}
_CLAIM_NEEDS: Final = {"content", "cue", "chain", "manner", "stance"}
_CLAIM_MAY: Final = {"id", "within", "answers"}
_HOP_NEEDS: Final = {"who", "role", "named", "number"}
_HOP_MAY: Final = {"head", "means", "unnamed_reason", "inherited"}

# Where the head of a source's words ends: "spokesman" in "a spokesman for the army". A gold `head` overrules it.
_HEAD_ENDS: Final = re.compile(
    r",|\(|\s[–—-]\s|\s(?:of|for|in|at|on|from|with|by|to|near|under|inside|outside|along|who|that|which|whose|close|"
    r"familiar|loyal|based|posted|published|shared|signed|obtained|seen|dated|taken|filmed|speaking|quoted)\s"
)
_LAST_WORD: Final = re.compile(r"\w[\w'’.-]*(?=\W*\Z)")


@dataclass(frozen=True, slots=True)
class GoldHop:
    """One link of a gold chain. `span` is None where the text leaves the source out.

    `means` is the fuller expression of the same source elsewhere in the passage, where `span` is a pronoun or a role.
    """

    step: int
    span: Span | None
    head: Span | None
    means: Span | None
    role: SourceRole
    named: bool
    number: SourceNumber
    unnamed_reason: Span | None
    inherited: bool


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One gold claim; `within` and `answers` hold ids of claims of the same passage."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    hops: tuple[GoldHop, ...]
    manner: Manner
    stance: Stance
    within: str | None
    answers: tuple[str, ...]

    @property
    def depth(self) -> int:
        """How many steps the chain has."""
        return 1 + max(hop.step for hop in self.hops)

    @property
    def side_by_side(self) -> bool:
        """Whether several sources speak on one step."""
        return len(self.hops) > self.depth


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences with all their claims."""

    id: str
    part: str
    style: str
    text: str
    claims: tuple[GoldClaim, ...]

    @property
    def depth(self) -> int:
        """Depth of its deepest chain; 0 where there is nothing to find."""
        return max((claim.depth for claim in self.claims), default=0)


def read_passages(file: Path) -> tuple[Passage, ...]:
    """All passages of one gold file, with quotes turned into spans.

    Raises:
        BadKnowledge: the file is not there or no YAML.
        BadRecord: an unknown or missing key or value, a quote that is not in the text or is there more than once, an
            id used twice or pointing nowhere. The message names file, passage and claim.
    """
    table: Any = load_yaml(file, name=str(file))
    if not isinstance(table, dict) or set(table) != {"part", "passages"}:
        raise BadRecord(f"{file}: needs the keys part and passages, and no others")
    passages: list[Passage] = []
    for number, entry in enumerate(table["passages"], start=1):
        name = entry.get("id", f"passage {number}") if isinstance(entry, dict) else f"passage {number}"
        try:
            passages.append(_passage(entry, str(table["part"])))
        except BadRecord as error:
            raise BadRecord(f"{file.name}, {name}: {error}") from error
    ids = [passage.id for passage in passages]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise BadRecord(f"{file.name}: these ids are there twice: {', '.join(twice)}")
    return tuple(passages)


def _passage(entry: Mapping[str, Any], part: str) -> Passage:
    check_keys(entry, needs=_PASSAGE_KEYS, may=set())
    text = str(entry["text"]).rstrip("\n")
    return Passage(str(entry["id"]), part, str(entry["style"]), text, read_claims(entry["claims"], text))


def read_claims(entries: Sequence[Any], text: str) -> tuple[GoldClaim, ...]:
    """The claims of one text.

    Raises:
        BadRecord: as `read_passages`; the message names the claim.
    """
    claims: list[GoldClaim] = []
    for number, claim in enumerate(entries, start=1):
        try:
            claims.append(_claim(claim, text, f"claim {number}"))
        except BadRecord as error:
            raise BadRecord(f"claim {number}: {error}") from error
    known = {claim.id for claim in claims}
    for claim in claims:
        for target in (*claim.answers, *((claim.within,) if claim.within else ())):
            if target not in known or target == claim.id:
                raise BadRecord(f"{claim.id} points to {target!r}, which is no other claim of the text")
    if len(known) < len(claims):
        raise BadRecord("two claims have one id")
    return tuple(claims)


def _claim(entry: Mapping[str, Any], text: str, name: str) -> GoldClaim:
    check_keys(entry, needs=_CLAIM_NEEDS, may=_CLAIM_MAY)
    content = tuple(find_quote(text, quote) for quote in listed(entry["content"]))
    if not content:
        raise BadRecord("a claim needs content")
    within = entry.get("within")
    return GoldClaim(
        id=str(entry.get("id", name)),
        content=content,
        cue=tuple(find_quote(text, quote) for quote in listed(entry["cue"])),
        hops=tuple(_hops(entry["chain"], text)),
        manner=one_of(Manner, entry["manner"]),
        stance=one_of(Stance, entry["stance"]),
        within=None if within is None else str(within),
        answers=tuple(listed(entry.get("answers"))),
    )


def _hops(chain: Sequence[Any], text: str) -> Iterator[GoldHop]:
    """The hops of a chain: its items are the steps, a list among them holds sources side by side."""
    if not isinstance(chain, list) or not chain:
        raise BadRecord("chain needs a list with a hop for each step")
    for step, item in enumerate(chain):
        for hop in item if isinstance(item, list) else [item]:
            yield _hop(hop, step, text)


def _hop(entry: Mapping[str, Any], step: int, text: str) -> GoldHop:
    check_keys(entry, needs=_HOP_NEEDS, may=_HOP_MAY)
    span = None if entry["who"] is None else find_quote(text, entry["who"])
    return GoldHop(
        step=step,
        span=span,
        head=None if span is None else _head(text, span, entry.get("head")),
        means=find_quote(text, entry["means"]) if "means" in entry else None,
        role=one_of(SourceRole, entry["role"]),
        named=yes_or_no(entry["named"]),
        number=one_of(SourceNumber, entry["number"]),
        unnamed_reason=find_quote(text, entry["unnamed_reason"]) if "unnamed_reason" in entry else None,
        inherited=yes_or_no(entry.get("inherited", False)),
    )


def head_of(text: str, span: Span) -> Span:
    """The last word before what follows the head: "Orlo" in "Major Ivan Orlo, of the army"."""
    words = span.text_in(text)
    end = _HEAD_ENDS.search(words)
    last = _LAST_WORD.search(words[: end.start() if end and end.start() else len(words)])
    if last is None:
        raise BadRecord(f"{words!r} has no head: give one with head")
    return Span(span.start + last.start(), span.start + last.end())


def _head(text: str, span: Span, given: str | None) -> Span:
    if given is None:
        return head_of(text, span)
    inside = find_quote(span.text_in(text), given)
    return Span(span.start + inside.start, span.start + inside.end)
