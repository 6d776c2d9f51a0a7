"""Readings by hand: mentions marked in the text with the entity that each should be.

`{1Pn:Rustam Shodiev}`: entity 1, type Person, form name. Types: P person, O organisation, L location, C channel or
account, N nationality. Forms: n name, d description, p pronoun. `~a` after the form puts the mention into the model's
chain a. `*head*` marks the head within the mention. `1?` is a mention that should belong to no entity with others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from sayso.interpret.entities import add_entities
from sayso.interpret.sentences import split_sentences
from sayso.ontology.actors import ActorList
from sayso.records import Entity, Mention, MentionForm, MentionType, Place, PlacePrecision, Reading, Sentence, Span
from sayso.records.prediction import PredictedAttribution, PredictedReference, Prediction
from tests.factories import reading

_MARK = re.compile(r"\{(\d+)([POLCN])([ndp])(?:~(\w))?:([^{}]*)\}")
_TYPES = {
    "P": MentionType.PERSON,
    "O": MentionType.ORGANISATION,
    "L": MentionType.LOCATION,
    "C": MentionType.COMMS_IDENTIFIER,
    "N": MentionType.NATIONALITY,
}
_FORMS = {"n": MentionForm.NAME, "d": MentionForm.NOMINAL, "p": MentionForm.PRONOUN}


def marked(source: str, *, speech: tuple[tuple[str, str], ...] = ()) -> tuple[Reading, Prediction, tuple[int, ...]]:
    """The reading without entities, its prediction, and the wanted entity number of each mention.

    Args:
        speech: content and source of attributions, as pieces of the plain text.
    """
    text, at = "", 0
    found: list[tuple[Mention, int, str | None]] = []
    for match in _MARK.finditer(source):
        text += source[at : match.start()]
        number, kind, form, chain, words = match.groups()
        before, _, rest = words.partition("*") if "*" in words else ("", "", words)
        head, _, after = rest.partition("*") if "*" in words else (rest, "", "")
        start = len(text)
        text += before + head + after
        span = Span(start, len(text))
        head_span = (
            Span(start + len(before), start + len(before) + len(head)) if "*" in words else _head(span, text, form)
        )
        mention = Mention(f"m{len(found)}", span, head_span, _TYPES[kind], _FORMS[form], None, 0.9)
        found.append((mention, int(number), chain))
        at = match.end()
    text += source[at:]
    mentions = tuple(mention for mention, _, _ in found)
    chains: dict[str, list[int]] = defaultdict(list)
    for place, (_, _, chain) in enumerate(found):
        if chain is not None:
            chains[chain].append(place)
    references = tuple(PredictedReference(m.span, m.head, "person", m.form.value, 0.9) for m in mentions)
    attributions = tuple(
        PredictedAttribution((_span(text, who),), (), (_span(text, what),), 0.9) for what, who in speech
    )
    prediction = Prediction((), attributions, (), references, tuple(map(tuple, chains.values())), (), (), (), ())
    sentences = tuple(Sentence(span) for span in split_sentences(text, ()))
    made = replace(reading(text), mentions=mentions, sentences=sentences)
    return made, prediction, tuple(number for _, number, _ in found)


def _head(span: Span, text: str, form: str) -> Span:
    """Without a mark: of a name all but the article, of a description its last word."""
    words = text[span.start : span.end]
    if form == "n":
        article = re.match(r"(?:the|a|an)\s+", words, re.IGNORECASE)
        return Span(span.start + (article.end() if article else 0), span.end)
    if form == "d":
        return Span(span.start + words.rfind(" ") + 1, span.end)
    return span


def _span(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


def with_places(made: Reading, places: dict[str, tuple[int | None, str, PlacePrecision]]) -> Reading:
    """Places for the Location names among the mentions, by the name's text: GeoNames id, country, precision."""
    found = []
    for mention in made.mentions:
        name = mention.head.text_in(made.document.text)
        if mention.type is MentionType.LOCATION and name in places:
            number, country, precision = places[name]
            found.append(
                Place(
                    f"p{len(found)}",
                    mention.id,
                    name,
                    number,
                    country,
                    None,
                    None,
                    0.0,
                    0.0,
                    precision,
                    1.0,
                    1.0,
                    (),
                    None,
                )
            )
    return replace(made, places=tuple(found))


def differences(source: str, *, speech: tuple[tuple[str, str], ...] = (), actors: ActorList | None = None) -> list[str]:
    """What is wrongly joined or wrongly apart, in words; empty if all is as marked."""
    made, prediction, wanted = marked(source, speech=speech)
    return compare(add_entities(made, prediction, actors), wanted)


def compare(done: Reading, wanted: tuple[int, ...]) -> list[str]:
    """As `differences`, of a reading at hand."""
    text = done.document.text
    said = []
    for i, one in enumerate(done.mentions):
        for j in range(i + 1, len(done.mentions)):
            other = done.mentions[j]
            are_one = one.entity is not None and one.entity == other.entity
            if are_one is not (wanted[i] == wanted[j]):
                names = f"{one.span.text_in(text)!r} (m{i}) and {other.span.text_in(text)!r} (m{j})"
                said.append(f"{'joined' if are_one else 'apart'}: {names}")
    return said


def entity(done: Reading, name: str) -> Entity:
    """The entity of this main name."""
    found = [one for one in done.entities if one.name == name]
    assert len(found) == 1, f"{name}: {[one.name for one in done.entities]}"
    return found[0]


def read(source: str, *, speech: tuple[tuple[str, str], ...] = (), actors: ActorList | None = None) -> Reading:
    """The reading of a marked text with its entities."""
    made, prediction, _ = marked(source, speech=speech)
    return add_entities(made, prediction, actors)
