"""GUM and EWT: Universal Dependencies; in GUM also references to things, and their chains (OntoGUM).

Sources: Zeldes (2017); Silveira et al. (2014); Zhu, Pradhan, Zeldes (2021).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso.errors import BadRecipe
from sayso.evaluation.gold import GoldText, GoldWord, LabelledRange, WordRange, head_word
from sayso.records import Span

_MARK: Final = re.compile(r"\((?P<open>[^()]+)|(?P<close>[^()]+)?\)")
_EMPTY: Final = "_"


@dataclass(slots=True)
class _Document:
    """A document while it is read."""

    id: str
    text: str = ""
    words: list[Span] = field(default_factory=list)
    sentences: list[WordRange] = field(default_factory=list)
    syntax: list[GoldWord] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def read_ewt(folder: Path, part: str) -> Iterator[GoldText]:
    """Sentences of the web with their trees, a text for each document."""
    for document in _documents(folder / "ewt" / f"en_ewt-ud-{part}.conllu"):
        yield _gold(document, "ewt")


def read_gum(folder: Path, part: str) -> Iterator[GoldText]:
    """Documents of six genres with trees, references and chains."""
    for path in sorted((folder / "gum" / "conllu" / part).glob("*.conllu")):
        for document in _documents(path):
            text = _gold(document, "gum")
            chained = next(_documents(folder / "gum" / "ontogum" / part / path.name))
            yield GoldText(
                corpus=text.corpus,
                id=text.id,
                text=text.text,
                words=text.words,
                sentences=text.sentences,
                syntax=text.syntax,
                references=tuple(_references(document)),
                chains=tuple(_chains(chained)),
                head_words=tuple(_head_words(chained)),
            )


def _gold(document: _Document, corpus: str) -> GoldText:
    return GoldText(
        corpus=corpus,
        id=document.id,
        text=document.text.rstrip(),
        words=tuple(document.words),
        sentences=tuple(document.sentences),
        syntax=tuple(document.syntax),
    )


def _documents(path: Path) -> Iterator[_Document]:
    if not path.is_file():
        raise BadRecipe(f"{path} is not there: point the recipe's `corpora` at the folder that holds the corpora")
    document = _Document(path.stem)
    rows: list[list[str]] = []
    paragraph = False
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if document.words:
                    yield document
                document = _Document(line.partition("=")[2].strip() or path.stem)
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("#"):
                continue
            elif line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                _add_sentence(document, rows, starts_paragraph=paragraph)
                rows, paragraph = [], False
    if rows:
        _add_sentence(document, rows, starts_paragraph=paragraph)
    if document.words:
        yield document


def _add_sentence(document: _Document, rows: Sequence[Sequence[str]], *, starts_paragraph: bool) -> None:
    """Write the sentence's text behind the document's, and add its words.

    Words written together (`8-9`) share the surface of their range: as its letters where they spell it, else the
    first word takes the surface and the others take its last character.
    """
    if document.text:
        document.text = document.text.rstrip() + ("\n\n" if starts_paragraph else " ")
    first = len(document.words)
    fused_until = 0
    places: list[tuple[int, int]] = []
    for row in rows:
        if "." in row[0]:
            continue
        glued = "SpaceAfter=No" in row[9]
        if "-" in row[0]:
            low, high = (int(number) for number in row[0].split("-"))
            parts = [other[1] for other in rows if other[0].isdigit() and low <= int(other[0]) <= high]
            places.extend(_places(len(document.text), row[1], parts))
            document.text += row[1] + ("" if glued else " ")
            fused_until = high
        elif int(row[0]) > fused_until:
            places.append((len(document.text), len(document.text) + len(row[1])))
            document.text += row[1] + ("" if glued else " ")
        if "-" not in row[0]:
            number = int(row[0])
            head = int(row[6])
            document.syntax.append(GoldWord(row[3], row[2], first + (head or number) - 1, row[7] if head else "root"))
            marks = [part[7:] for part in row[9].split("|") if part.startswith("Entity=")]
            document.marks.append(marks[0] if marks else "")
    document.words.extend(Span(start, end) for start, end in places)
    document.sentences.append((first, len(document.words)))


def _places(start: int, surface: str, parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    if "".join(parts) == surface:
        for part in parts:
            yield start, start + len(part)
            start += len(part)
        return
    yield start, start + max(1, len(surface) - len(parts) + 1)
    for behind in range(len(parts) - 1, 0, -1):
        yield start + len(surface) - behind, start + len(surface) - behind + 1


def _marked(document: _Document) -> Iterator[tuple[int, int, str, str]]:
    """First word, last word exclusive, group and remaining description of each marked stretch."""
    open_marks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for position, marks in enumerate(document.marks):
        for match in _MARK.finditer(marks):
            if opened := match["open"]:
                group, _, rest = opened.partition("-")
                open_marks[group].append((position, rest))
                if marks[match.end() : match.end() + 1] == ")":
                    open_marks[group].pop()
                    yield position, position + 1, group, rest
            elif (group := match["close"]) and open_marks[group]:
                first, rest = open_marks[group].pop()
                yield first, position + 1, group, rest


def _references(document: _Document) -> Iterator[LabelledRange]:
    for first, last, _, rest in sorted(_marked(document)):
        yield LabelledRange(first, last, rest.split("-")[0])
        head = head_word(document.syntax, first, last)
        form = {"PROPN": "name", "PRON": "pronoun", "DET": "pronoun"}.get(document.syntax[head].part_of_speech)
        yield LabelledRange(first, last, form or "nominal")


def _chains(document: _Document) -> Iterator[tuple[WordRange, ...]]:
    groups: dict[str, set[WordRange]] = defaultdict(set)
    for first, last, group, _ in _marked(document):
        groups[group].add((first, last))
    yield from (tuple(sorted(chain)) for _, chain in sorted(groups.items()))


def _head_words(document: _Document) -> Iterator[tuple[int, ...]]:
    for chain in _chains(document):
        words = {head_word(document.syntax, first, last) for first, last in chain}
        if len(words) > 1:
            yield tuple(sorted(words))
