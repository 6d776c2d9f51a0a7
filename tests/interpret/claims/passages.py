"""Passages with their trees and the claims that they must give, in a compact form; shared by the tests of claims.

A passage in `passages.txt` is a line `> text`, a line for each sentence (`form/part/head/relation`, heads counted
from 1 in the sentence) and a line `= claim` for each claim:

    = c1 in c0 denies indirect: that they had shot the students <- Reuters!(agency)~ > police*(body)

Steps of a chain are parted by ">", sources side by side by "+"; "!" bears a name, "*" several, "~" is taken over;
pieces of a content are parted by " .. "; "answers c0" stands behind the id.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sayso.interpret.claims import add_claims
from sayso.interpret.sentences import add_sentences
from sayso.records import Claim, Hop, Reading, SourceNumber
from sayso.records.prediction import PredictedAttribution, Prediction
from tests.factories import reading
from tests.predictions import predicted

TABLE = Path(__file__).parent / "passages.txt"


@dataclass(frozen=True, slots=True)
class Passage:
    """One row of the table."""

    text: str
    trees: str
    claims: tuple[str, ...]


def passages(path: Path = TABLE) -> tuple[Passage, ...]:
    """All rows, in the order of the file."""
    found: list[Passage] = []
    for row in path.read_text(encoding="utf-8").split("\n\n"):
        lines = row.strip().splitlines()
        text = lines[0].removeprefix("> ").replace("\\n", "\n")
        trees = "\n\n".join(_tree(line) for line in lines[1:] if not line.startswith("= "))
        found.append(Passage(text, trees, tuple(line[2:] for line in lines if line.startswith("= "))))
    return tuple(found)


def _tree(line: str) -> str:
    """One sentence in the notation of `tests.predictions`."""
    return "\n".join(" ".join(token.rsplit("/", 3)) for token in line.split())


def prediction_of(passage: Passage, *attributions: PredictedAttribution) -> Prediction:
    """The passage's trees as a prediction."""
    return replace(predicted(passage.text, passage.trees), attributions=attributions)


def claims_of(passage: Passage, *attributions: PredictedAttribution) -> Reading:
    """The passage read as far as its claims, with what the model is said to have seen."""
    return add_claims(add_sentences(reading(passage.text)), prediction_of(passage, *attributions))


def compact(claim: Claim, text: str) -> str:
    """A claim in the notation of the table."""
    within = f" in {claim.within}" if claim.within else ""
    answers = f" answers {','.join(claim.answers)}" if claim.answers else ""
    content = " .. ".join(span.text_in(text) for span in claim.content)
    return f"{claim.id}{within}{answers} {claim.stance} {claim.manner}: {content} <- {chain(claim, text)}"


def chain(claim: Claim, text: str) -> str:
    """Only the chain of a claim."""
    steps: dict[int, list[str]] = {}
    for hop in claim.sources:
        steps.setdefault(hop.step, []).append(_hop(hop, text))
    return " > ".join(" + ".join(hops) for _, hops in sorted(steps.items())) or "-"


def _hop(hop: Hop, text: str) -> str:
    words = hop.span.text_in(text) if hop.span else "?"
    marks = ("!" if hop.named else "") + ("*" if hop.number is SourceNumber.SEVERAL else "")
    return f"{words}{marks}({hop.role}){'~' if hop.inherited else ''}"


def passage(beginning: str) -> Passage:
    """The row whose text begins so."""
    return next(row for row in passages() if row.text.startswith(beginning))


def chains(reading: Reading) -> list[str]:
    """The chains of all claims."""
    return [chain(claim, reading.document.text) for claim in reading.claims]


def contents(reading: Reading) -> list[str]:
    """The contents of all claims, pieces parted by " .. "."""
    text = reading.document.text
    return [" .. ".join(span.text_in(text) for span in claim.content) for claim in reading.claims]
