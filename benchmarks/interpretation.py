"""Processor seconds that each step of interpretation takes, beside the model's on the same text, as the text grows.

    python benchmarks/interpretation.py --model FILE [--words 2000 10000 50000] [--json]

The text is made here: a page of invented news whose names change from copy to copy, so that entities, claims and
events grow with it. The model reads one page; longer texts are copies of the page with the model's answer moved along,
so that a hundred thousand words need no hour. "growth" is the time a word costs in the longest text over that in
the shortest: about 1 where a step is linear. "of model" is the share of the model's time for as many words. Seconds are
those of one processor core, so that other work on the machine does not show.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sayso.records import Span
from sayso.records.prediction import Prediction

if TYPE_CHECKING:
    from sayso.gazetteer import Gazetteer
    from sayso.records import Reading

_PAGE: Final = """\
Gunmen of the Qarlan Front killed at least 12 soldiers in the town of Merzgan on Tuesday, a Defence Ministry \
spokesman said. Colonel Idris Qarvane, the commander of the 3rd Brigade, denied that the garrison had fallen. \
"We hold the town and we will hold it," he told the Qeshir Gazette, citing two officers who asked not to be named.

According to the Observatory of Merzgan, 40 civilians were wounded and about 300 families fled to the Tavul valley \
last week. The group, also known as the Sons of Merzgan (SM), claimed responsibility for the attack in a statement \
on its Telegram channel. Residents said that shells had destroyed the hospital and a school. The ministry rejected \
the allegation and called on the rebels to release the three drivers they had abducted on 4 May 2021.

Meanwhile protesters marched in the capital against the government of President Lorin Qasteva, police arrested \
dozens of them, and the United Nations urged both sides to agree to a ceasefire. Her former adviser, Tomas Qelling, \
45, now leads the opposition party, Reuters reported. It was not clear who had fired first, witnesses told local \
media, and a court is expected to hear the case in September.

"""
# Words of the page that each copy spells in a way of its own, at the same length.
_CHANGED: Final = ("Qarlan", "Merzgan", "Qarvane", "Qeshir", "Qasteva", "Qelling", "Tavul")
_LETTERS: Final = "abdefghiklmnoprstuvz"


@dataclass(frozen=True, slots=True)
class Row:
    """One step: seconds for each length of text, cost a word of the longest to the shortest, share of the model."""

    step: str
    seconds: tuple[float, ...]
    growth: float
    of_model: float


def copied(page: str, copy: int) -> str:
    """The page with its names spelt anew: the letters after the first two name the copy."""
    digits = "".join(_LETTERS[copy // len(_LETTERS) ** place % len(_LETTERS)] for place in range(3))
    for name in _CHANGED:
        page = page.replace(name, name[:2] + digits + name[5:])
    return page


def _moved(prediction: Prediction, by: int, words: int, references: int) -> Prediction:
    """The answer for a copy that begins `by` characters on, after so many words and references."""

    def at(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    def all_at(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(at(span) for span in spans)

    return replace(
        prediction,
        words=tuple(
            replace(word, span=at(word.span), head=None if word.head is None else word.head + words)
            for word in prediction.words
        ),
        attributions=tuple(
            replace(one, source=all_at(one.source), cue=all_at(one.cue), content=all_at(one.content))
            for one in prediction.attributions
        ),
        mentions=tuple(replace(one, span=at(one.span)) for one in prediction.mentions),
        references=tuple(replace(one, span=at(one.span), head=at(one.head)) for one in prediction.references),
        chains=tuple(tuple(number + references for number in chain) for chain in prediction.chains),
        roles=tuple(replace(one, span=at(one.span)) for one in prediction.roles),
    )


def tiled(prediction: Prediction, page_chars: int, copies: int) -> Prediction:
    """The answer for as many copies of the page."""
    parts = [
        _moved(prediction, copy * page_chars, copy * len(prediction.words), copy * len(prediction.references))
        for copy in range(copies)
    ]
    return replace(
        prediction,
        words=tuple(word for part in parts for word in part.words),
        attributions=tuple(one for part in parts for one in part.attributions),
        mentions=tuple(one for part in parts for one in part.mentions),
        references=tuple(one for part in parts for one in part.references),
        chains=tuple(one for part in parts for one in part.chains),
        roles=tuple(one for part in parts for one in part.roles),
        relevance=prediction.relevance * copies,
    )


def step_seconds(reading: Reading, prediction: Prediction, gazetteer: Gazetteer) -> dict[str, float]:
    """Seconds of each step, and of the check at the end.

    Raises:
        BadRecord: the reading contradicts itself.
    """
    from sayso.interpret.steps import STEPS, Given
    from sayso.records.consistency import checked

    given = Given(gazetteer, prediction)
    seconds: dict[str, float] = {}
    for step in STEPS:
        start = time.process_time()
        reading = step.run(reading, given)
        seconds[step.name] = time.process_time() - start
    start = time.process_time()
    checked(reading)
    seconds["check"] = time.process_time() - start
    return seconds


def measured(bundle: str, lengths: list[int]) -> list[Row]:
    """A row for each step, the whole, and the model."""
    from sayso.gazetteer import open_gazetteer
    from sayso.interpret.sentences import add_sentences
    from sayso.model.reader import Text, open_reader
    from sayso.records import Producer, Reading, SourceDocument

    def bare(text: str) -> Reading:
        document = SourceDocument(id="sha256:page", text=text, language="en", media_type="text/plain", source_sha256="")
        return add_sentences(Reading(document=document, producer=Producer("", None, None, "", "", "")))

    gazetteer, reader = open_gazetteer(None), open_reader(Path(bundle), threads=1)
    given = Text(_PAGE, tuple(sentence.span for sentence in bare(_PAGE).sentences))
    next(iter(reader.read([given])))
    start = time.process_time()
    prediction = next(iter(reader.read([given])))
    page_words = len(_PAGE.split())
    model_seconds_a_word = (time.process_time() - start) / page_words
    step_seconds(bare(_PAGE), prediction, gazetteer)
    copies = [max(1, round(length / page_words)) for length in lengths]
    runs = [
        step_seconds(
            bare("".join(copied(_PAGE, copy) for copy in range(many))), tiled(prediction, len(_PAGE), many), gazetteer
        )
        for many in copies
    ]
    words = [many * page_words for many in copies]
    runs = [{**run, "all": sum(run.values())} for run in runs]
    rows = []
    for name in runs[0]:
        seconds = tuple(round(run[name], 3) for run in runs)
        cost = [run[name] / count for run, count in zip(runs, words, strict=True)]
        rows.append(Row(name, seconds, round(cost[-1] / cost[0], 2), round(cost[-1] / model_seconds_a_word, 3)))
    return [*rows, Row("model", tuple(round(model_seconds_a_word * count, 3) for count in words), 1.0, 1.0)]


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--words", type=int, nargs="+", default=[2_000, 10_000, 50_000])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    rows = measured(arguments.model, arguments.words)
    if arguments.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
        return
    print(f"{'step':12}" + "".join(f"{count:>10,} w" for count in arguments.words) + f"{'growth':>9}{'of model':>10}")
    for row in rows:
        print(
            f"{row.step:12}"
            + "".join(f"{one:>10.2f} s" for one in row.seconds)
            + f"{row.growth:>9.2f}{row.of_model:>10.3f}"
        )


if __name__ == "__main__":
    main()
