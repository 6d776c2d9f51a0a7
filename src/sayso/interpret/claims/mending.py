"""Mends what the reader model marked: contents cut or run over, passives' subjects, cues and sources cut short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.interpret.claims.arguments import is_passive
from sayso.interpret.claims.drafts import Page, Speaker
from sayso.interpret.claims.edges import by_paragraph, pieces_of, source_span, tidied
from sayso.interpret.claims.sites import Site
from sayso.interpret.claims.sources import unnamed_reason
from sayso.ontology.cues import PassiveSubject, Takes
from sayso.records import Span
from sayso.records.prediction import PredictedAttribution

# What may stand right before the source of "..., he said".
_ENDS_OF_SAID: Final = (",", "”", '"', "’", "'")


def is_fragment(content: Sequence[Span], page: Page) -> bool:
    """Whether a content without cue has no predicate."""
    words = [word for piece in content for word in page.syntax.words_in(piece)]
    return not any(page.syntax.part(word) in ("VERB", "AUX") for word in words)


def without_sources(content: tuple[Span, ...], speakers: Sequence[Speaker]) -> tuple[Span, ...]:
    """The pieces that are no source of the same claim: "citing *a channel*"."""
    hops = [speaker.span for speaker in speakers if speaker.span is not None]
    kept = tuple(piece for piece in content if not any(hop.contains(piece) for hop in hops))
    return kept or content


def without_reasons(content: tuple[Span, ...], speakers: Sequence[Speaker], page: Page) -> tuple[Span, ...]:
    """The pieces that do not merely say why a source stays unnamed ("who asked *not to be named*")."""
    reasons = [
        reason
        for speaker in speakers
        if speaker.span is not None and (reason := unnamed_reason(speaker.span, page)) is not None
    ]
    return tuple(piece for piece in content if not any(reason.overlaps(piece) for reason in reasons))


def with_passive_subject(content: tuple[Span, ...], site: Site, page: Page) -> tuple[Span, ...]:
    """The subject of "is thought to" is part of what is thought."""
    syntax = page.syntax
    if site.verb is None or site.verb.frame.passive is PassiveSubject.AUDIENCE or not is_passive(site.anchor, syntax):
        return content
    missing = [
        source_span(head, page)
        for head in syntax.children(site.anchor, "nsubj:pass")
        if head in site.content and not any(piece.overlaps(syntax.span(head)) for piece in content)
    ]
    return tuple(sorted((*missing, *content)))


def near_pieces(attribution: PredictedAttribution, page: Page) -> tuple[Span, ...]:
    """The pieces of a content in the cue's sentence, and quoted ones elsewhere."""
    if not attribution.cue:
        return attribution.content
    cue = attribution.cue[0]
    sentence = page.sentence_over(cue) or cue
    pieces = tuple(span for piece in attribution.content for span in by_paragraph(piece, page))
    return tuple(piece for piece in pieces if piece.overlaps(sentence) or page.quotations_over(piece))


def complement(site: Site, page: Page) -> tuple[Span, ...]:
    """What the cue's word governs, where the model marked a cue and no content."""
    for relation in ("ccomp", "xcomp", "obj", "acl", "obl", "nmod"):
        for child in page.syntax.children(site.anchor, relation):
            if child > site.anchor and (found := pieces_of(page.syntax.subtree(child), page)):
                return found
    return ()


def beside_cue(site: Site, attribution: PredictedAttribution, page: Page) -> tuple[Span, ...]:
    """What a verb of saying is followed by, or else what stands before it, where the tree is no help."""
    if site.verb is None or Takes.CLAUSE not in site.verb.frame.alone or not attribution.cue:
        return ()
    sentence = page.sentence_over(attribution.cue[0])
    if sentence is None:
        return ()
    taken = (*attribution.cue, *attribution.source)
    last = max(span.end for span in taken if span.overlaps(sentence))
    first = min(span.start for span in taken if span.overlaps(sentence))
    before = page.text[sentence.start : first].rstrip()
    for start, end in ((last, sentence.end), (sentence.start, first)):
        if end == first and not before.endswith(_ENDS_OF_SAID):
            break
        span = tidied(Span(start, end), page) if start < end else None
        if span is not None and any(page.syntax.part(word) in ("VERB", "AUX") for word in page.syntax.words_in(span)):
            return (span,)
    return ()


def without_passive_subject(pieces: Sequence[Span], site: Site, page: Page) -> tuple[Span, ...]:
    """ "X is thought to have fled": X thinks nothing and is no source."""
    syntax = page.syntax
    if site.verb is None or not is_passive(site.anchor, syntax):
        return tuple(pieces)
    subjects = syntax.subjects(site.anchor)
    return tuple(piece for piece in pieces if not any(piece.contains(syntax.span(head)) for head in subjects))


def whole_source(piece: Span, speaker: Speaker, page: Page) -> Span:
    """The model's piece, grown to the noun phrase where it stops inside it."""
    whole = trimmed(piece, page) or piece
    if speaker.head is None:
        return whole
    phrase = page.syntax.phrase_span(speaker.head)
    if any(phrase.text_in(page.text).lower().startswith(" ".join(one.words) + " ") for one in page.words.prepositions):
        return whole
    if phrase.overlaps(whole) and not whole.contains(phrase) and "\n" not in phrase.text_in(page.text):
        return Span(min(whole.start, phrase.start), max(whole.end, phrase.end))
    return whole


def cue_edges(cue: Span, site: Site, content: Sequence[Span], page: Page) -> Span | None:
    """The cue without a last preposition that belongs to neither cue nor content ("said by" telephone)."""
    words = page.syntax.words_in(cue)
    if site.verb is not None and len(words) > 1 and page.syntax.part(words[-1]) == "ADP":
        head = page.syntax.head(words[-1])
        inside = (cue, *content)
        if head is not None and not any(span.contains(page.syntax.span(head)) for span in inside):
            return trimmed(Span(cue.start, page.syntax.span(words[-2]).end), page)
    return trimmed(cue, page)


def without_credit(pieces: Sequence[Span], page: Page) -> tuple[Span, ...]:
    """The pieces without a credit that leads into them: "*According to AFP,* state television"."""
    kept: list[Span] = []
    for piece in pieces:
        lower = piece.text_in(page.text).lower()
        leads = any(lower.startswith(" ".join(one.words) + " ") for one in page.words.prepositions)
        comma = page.text.find(",", piece.start, piece.end)
        rest = trimmed(Span(comma + 1, piece.end), page) if leads and comma >= 0 else None
        kept.append(piece if rest is None else rest)
    return tuple(kept)


def without_next(content: tuple[Span, ...], site: Site, page: Page) -> tuple[Span, ...]:
    """The content up to what the same source says next: "confirmed the loss *but put it down to the engine*"."""
    syntax = page.syntax
    last = max((span.end for span in content), default=0)
    for verb in syntax.children(site.anchor, "conj"):
        joins = [word for word in syntax.children(verb, "cc") if word > site.anchor]
        says = syntax.lower(verb) in page.words.verbs
        if not says or not joins or syntax.span(verb).end > last or syntax.part(verb) != "VERB":
            continue
        wall = Span(syntax.span(joins[0]).start, last)
        cut = [Span(piece.start, min(piece.end, wall.start)) for piece in content if piece.start < wall.start]
        kept = tuple(span for piece in cut if (span := tidied(piece, page)) is not None)
        if kept:
            return kept
    return content


def is_empty(content: Sequence[Span], page: Page) -> bool:
    """Whether a content holds no word that says anything."""
    words = [word for piece in content for word in page.syntax.words_in(piece)]
    return bool(words) and all(page.syntax.part(word) in _FUNCTION_WORDS for word in words)


_FUNCTION_WORDS: Final = ("SCONJ", "PUNCT", "DET", "ADP", "AUX", "CCONJ", "PART")


def is_cited_passive(site: Site, page: Page) -> bool:
    """ "the army, cited by state media, said": who cites it says nothing of its own."""
    lower = page.syntax.lower(site.anchor)
    return lower in page.words.citing and is_passive(site.anchor, page.syntax)


def to_the_stop(
    content: tuple[Span, ...], cue: Sequence[Span], speakers: Sequence[Speaker], page: Page
) -> tuple[Span, ...]:
    """The content grown over the last words of its sentence, where it stops right before the full stop."""
    if not content or not cue or content[-1].start < cue[-1].end:
        return content
    sentence = page.sentence_over(content[-1])
    if sentence is None or content[-1].end >= sentence.end:
        return content
    left = list(page.syntax.words_in(Span(content[-1].end, sentence.end)))
    while left and page.syntax.part(left[-1]) == "PUNCT":
        left.pop()
    taken = [hop.span for hop in speakers if hop.span is not None]
    if not 0 < len(left) <= _LAST_WORDS or any(page.syntax.part(word) in ("PUNCT", "CCONJ") for word in left):
        return content
    if any(span.overlaps(page.syntax.span(word)) for word in left for span in taken):
        return content
    return (*content[:-1], Span(content[-1].start, page.syntax.span(left[-1]).end))


_LAST_WORDS: Final = 3


def is_silent(cue: Sequence[Span], page: Page) -> bool:
    """Whether a cue says that nothing is said ("declined to comment"), or tells a deed ("sentenced")."""
    words = [word for piece in cue for word in page.syntax.words_in(piece)]
    lowers = [page.syntax.lower(word) for word in words]
    if any(lower in page.words.deeds for lower in lowers) and not any(lower in page.words.verbs for lower in lowers):
        return True
    held_back = any(lower in page.words.withholding_speech for lower in lowers)
    negated = any(page.syntax.is_negated(word) for word in words if page.syntax.part(word) == "VERB")
    behind = words[-1] + 1 if words else 0
    then = (
        [page.syntax.lower(word) for word in range(behind, min(behind + 2, len(page.syntax.words)))]
        if held_back
        else []
    )
    return (held_back and bool(page.words.silent.intersection([*lowers, *then]))) or (
        negated and lowers[-1] in page.words.silent
    )


def trimmed(piece: Span, page: Page) -> Span | None:
    """The piece without white space at its ends."""
    start, end = piece.start, piece.end
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
