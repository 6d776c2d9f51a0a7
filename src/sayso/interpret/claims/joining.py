"""The reader model's attributions and the rules' sites made one list of claims.

The model's word stands for which characters are cue, source and content; the rules mend edges, find the chain behind
a source, and add what the model never marks: claims inside claims, and plain cases that it missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.claims.chains import can_speak, chain_of, quoting_verb
from sayso.interpret.claims.drafts import Draft, Page, Speaker
from sayso.interpret.claims.edges import by_paragraph, closed_up, pieces_of, source_span, tidied, without_overlap
from sayso.interpret.claims.sites import Site
from sayso.interpret.claims.sources import unnamed_reason
from sayso.interpret.claims.verbs import is_by_nobody, is_passive, speakers_of_verb, stance_of, told_of
from sayso.ontology.cues import PassiveSubject, Takes
from sayso.records import Span, Stance
from sayso.records.prediction import PredictedAttribution

# Ranks, not probabilities: a claim from rules alone stands below what the model is sure of.
_ENDS_OF_SAID: Final = (",", "”", '"', "’", "'")
SCORE_BY_RULE: Final = 0.5
SCORE_BY_RULE_WITHOUT_SOURCE: Final = 0.4


def joined(attributions: Sequence[PredictedAttribution], sites: Sequence[Site], page: Page) -> tuple[Draft, ...]:
    """One draft for each attribution and each site that stands alone; in no particular order."""
    drafts: list[Draft] = []
    used: set[int] = set()
    for attribution in attributions:
        site = _site_of(attribution, sites, page)
        covered = {word for piece in attribution.cue for word in page.syntax.words_in(piece)}
        draft = _from_model(attribution, site, page)
        if draft is not None:
            drafts.append(draft)
            used |= covered | {site.anchor}
    for site in sites:
        if site.alone and site.anchor not in used and quoting_verb(site.anchor, page) not in used:
            drafts.append(_from_rules(site, page))
            used.add(site.anchor)
    return tuple(_once(_without_sources_as_contents(drafts, page)))


def _site_of(attribution: PredictedAttribution, sites: Sequence[Site], page: Page) -> Site:
    """The site whose cue the model marked; failing that one made from the cue's own word."""
    syntax = page.syntax
    cue = [word for piece in attribution.cue for word in syntax.words_in(piece)]
    content = {word for piece in attribution.content for word in syntax.words_in(piece)}
    quoting = [word for word in cue if syntax.lower(word) in page.words.citing]
    if quoting and (quoted := _as_saying(quoting[0], sites, page)):
        return quoted
    found = [site for site in sites if site.anchor in cue]
    if not cue:
        found = [site for site in sites if content and content <= {*site.content} | _marks_in(content, page)]
    if found:
        return max(found, key=lambda site: (len(content.intersection(site.content)), -site.anchor))
    verbs = [word for word in cue if syntax.part(word) == "VERB" and syntax.lower(word) in page.words.verbs]
    if verbs:
        word = verbs[0]
        verb = page.words.verbs[syntax.lower(word)]
        passive = is_passive(word, syntax)
        return Site(
            anchor=word,
            cue=tuple(cue),
            own=speakers_of_verb(word, syntax, passive=passive),
            content=(),
            stance=stance_of(word, verb, syntax),
            alone=False,
            told=() if passive else told_of(word, verb, syntax, content),
            verb=verb,
        )
    named = [word for word in cue if syntax.lower(word) in page.words.nouns]
    stance = page.words.nouns[syntax.lower(named[0])].stance if named else Stance.ASSERTS
    anchor = named[0] if named else (syntax.head_of(attribution.cue[0]) if attribution.cue else None)
    if anchor is None:
        first = [word for piece in attribution.content for word in syntax.words_in(piece)]
        anchor = first[0] if first else 0
    return Site(anchor=anchor, cue=tuple(cue), own=(), content=(), stance=stance, alone=False)


def _marks_in(words: set[int], page: Page) -> set[int]:
    return {word for word in words if page.syntax.part(word) == "PUNCT"}


def _as_saying(word: int, sites: Sequence[Site], page: Page) -> Site | None:
    """The site of "saying" in "quoted X as saying"."""
    return next(
        (site for site in sites if site.content and quoting_verb(site.anchor, page) == word != site.anchor), None
    )


def _from_model(attribution: PredictedAttribution, site: Site, page: Page) -> Draft | None:
    if site.verb is not None and is_by_nobody(site.anchor, page.syntax):
        return None
    near = closed_up(_near(attribution, page), page.text)
    content = tuple(span for piece in near if (span := tidied(piece, page)) is not None)
    if not attribution.cue and not site.alone and _is_fragment(content, page):
        return None
    content = content or pieces_of(site.content, page) or _beside(site, attribution, page)
    content = content or _complement(site, page)
    if attribution.cue and not any(piece.contains(page.syntax.span(site.anchor)) for piece in attribution.cue):
        content = pieces_of(site.content, page) or content  # "quoted X as saying ..."
    if page.syntax.part(site.anchor) == "NOUN" and site.content and (found := pieces_of(site.content, page)):
        content = found if found[0].start == content[0].start else content  # a noun's clause ends where syntax says
    cue = tuple(span for piece in attribution.cue if (span := _cue_edges(piece, site, content, page)) is not None)
    whole = pieces_of(site.cue, page) if site.verb is None and page.syntax.part(site.anchor) != "NOUN" else ()
    if not cue or (len(whole) == 1 and len(cue) == 1 and whole[0].contains(cue[0])):
        cue = whole or pieces_of(site.cue, page)  # "According" alone
    content = without_overlap(_with_passive_subject(content, site, page), cue)
    speakers = _speakers(attribution, site, content, page)
    content = _without_reasons(_without_sources(content, speakers), speakers, page)
    if not content:
        return None
    return Draft(
        anchor=site.anchor,
        cue=cue,
        content=content,
        speakers=speakers,
        stance=site.stance,
        score=attribution.score,
    )


def _is_fragment(content: Sequence[Span], page: Page) -> bool:
    """Whether a content without cue has no predicate."""
    words = [word for piece in content for word in page.syntax.words_in(piece)]
    return not any(page.syntax.part(word) in ("VERB", "AUX") for word in words)


def _without_sources(content: tuple[Span, ...], speakers: Sequence[Speaker]) -> tuple[Span, ...]:
    """The pieces that are no source of the same claim: "citing *a channel*"."""
    hops = [speaker.span for speaker in speakers if speaker.span is not None]
    kept = tuple(piece for piece in content if not any(hop.contains(piece) for hop in hops))
    return kept or content


def _without_reasons(content: tuple[Span, ...], speakers: Sequence[Speaker], page: Page) -> tuple[Span, ...]:
    """The pieces that do not merely say why a source stays unnamed ("who asked *not to be named*")."""
    reasons = [
        reason
        for speaker in speakers
        if speaker.span is not None and (reason := unnamed_reason(speaker.span, page)) is not None
    ]
    return tuple(piece for piece in content if not any(reason.overlaps(piece) for reason in reasons))


def _with_passive_subject(content: tuple[Span, ...], site: Site, page: Page) -> tuple[Span, ...]:
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


def _near(attribution: PredictedAttribution, page: Page) -> tuple[Span, ...]:
    """The pieces of a content in the cue's sentence, and quoted ones elsewhere; all, if none is there."""
    if not attribution.cue:
        return attribution.content
    cue = attribution.cue[0]
    sentence = next((s.span for s in page.reading.sentences if s.span.overlaps(cue)), cue)
    pieces = tuple(span for piece in attribution.content for span in by_paragraph(piece, page))
    near = tuple(
        piece
        for piece in pieces
        if piece.overlaps(sentence) or any(quotation.overlaps(piece) for quotation in page.quotations)
    )
    return near if any(piece.overlaps(sentence) for piece in near) else pieces


def _complement(site: Site, page: Page) -> tuple[Span, ...]:
    """What the cue's word governs, where the model marked a cue and no content."""
    for relation in ("ccomp", "xcomp", "obj", "acl", "obl", "nmod"):
        for child in page.syntax.children(site.anchor, relation):
            if child > site.anchor and (found := pieces_of(page.syntax.subtree(child), page)):
                return found
    return ()


def _beside(site: Site, attribution: PredictedAttribution, page: Page) -> tuple[Span, ...]:
    """What a verb of saying is followed by, or else what stands before it, where the tree is no help."""
    if site.verb is None or Takes.CLAUSE not in site.verb.frame.alone or not attribution.cue:
        return ()
    sentence = next((s.span for s in page.reading.sentences if s.span.overlaps(attribution.cue[0])), None)
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


def _speakers(
    attribution: PredictedAttribution, site: Site, content: Sequence[Span], page: Page
) -> tuple[Speaker, ...]:
    """The chain with the model's source where it marked one, else with the one that syntax shows."""
    pieces = _own_pieces(attribution, site, page)
    if page.syntax.lower(site.anchor) in page.words.adverbs:
        return ()  # "reportedly" names nobody
    if not pieces:
        outside = tuple(
            head for head in site.own if not any(piece.contains(page.syntax.span(head)) for piece in content)
        )
        return chain_of(replace(site, own=outside), page)
    heads = tuple(head for piece in pieces if (head := _speaking_head(piece, page)) is not None)
    chain = chain_of(replace(site, own=heads), page)
    return tuple(_with_model_edges(speaker, pieces, chain, page) for speaker in chain)


def _own_pieces(attribution: PredictedAttribution, site: Site, page: Page) -> tuple[Span, ...]:
    """Of several pieces those that hold the cue's grammatical sources, else the one nearest to the cue."""
    pieces = _without_passive_subject(attribution.source, site, page)
    held = tuple(piece for piece in pieces if any(piece.contains(page.syntax.span(head)) for head in site.own))
    if held:
        return held
    if len(pieces) < 2 or not attribution.cue:
        return pieces
    cue = attribution.cue[0]
    return (min(pieces, key=lambda piece: (max(piece.start - cue.end, cue.start - piece.end), piece.start)),)


def _without_passive_subject(pieces: Sequence[Span], site: Site, page: Page) -> tuple[Span, ...]:
    """ "X is thought to have fled": X thinks nothing and is no source."""
    syntax = page.syntax
    if site.verb is None or not is_passive(site.anchor, syntax):
        return tuple(pieces)
    subjects = syntax.subjects(site.anchor)
    return tuple(piece for piece in pieces if not any(piece.contains(syntax.span(head)) for head in subjects))


def _speaking_head(piece: Span, page: Page) -> int | None:
    """The head word of a source: its governing word, if that can speak, else its last noun."""
    head = page.syntax.head_of(piece)
    if head is not None and can_speak(head, page):
        return head
    nouns = [word for word in page.syntax.words_in(piece) if page.syntax.part(word) in ("NOUN", "PROPN", "PRON")]
    return nouns[-1] if nouns else head


def _with_model_edges(speaker: Speaker, pieces: Sequence[Span], chain: Sequence[Speaker], page: Page) -> Speaker:
    """The model's piece as it stands where one source fills it; its share where several stand in it."""
    if speaker.span is None:
        return speaker
    piece = next((piece for piece in pieces if piece.overlaps(speaker.span)), None)
    if piece is None:
        return speaker
    sharing = [other for other in chain if other.span is not None and other.span.overlaps(piece)]
    if len(sharing) == 1:
        return replace(speaker, span=_whole(piece, speaker, page))
    start, end = max(piece.start, speaker.span.start), min(piece.end, speaker.span.end)
    return replace(speaker, span=Span(start, end))


def _whole(piece: Span, speaker: Speaker, page: Page) -> Span:
    """The model's piece, grown to the noun phrase where it stops inside it."""
    trimmed = _trimmed(piece, page) or piece
    if speaker.head is None:
        return trimmed
    phrase = page.syntax.phrase_span(speaker.head)
    if phrase.overlaps(trimmed) and not trimmed.contains(phrase) and "\n" not in phrase.text_in(page.text):
        return Span(min(trimmed.start, phrase.start), max(trimmed.end, phrase.end))
    return trimmed


def _cue_edges(cue: Span, site: Site, content: Sequence[Span], page: Page) -> Span | None:
    """The cue without a last preposition that belongs to neither cue nor content ("said by" telephone)."""
    words = page.syntax.words_in(cue)
    if site.verb is not None and len(words) > 1 and page.syntax.part(words[-1]) == "ADP":
        head = page.syntax.head(words[-1])
        inside = (cue, *content)
        if head is not None and not any(span.contains(page.syntax.span(head)) for span in inside):
            return _trimmed(Span(cue.start, page.syntax.span(words[-2]).end), page)
    return _trimmed(cue, page)


def _trimmed(piece: Span, page: Page) -> Span | None:
    start, end = piece.start, piece.end
    while start < end and page.text[start].isspace():
        start += 1
    while end > start and page.text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _from_rules(site: Site, page: Page) -> Draft:
    speakers = chain_of(site, page)
    cue = pieces_of(site.cue, page)
    barred = [*cue, *(speaker.span for speaker in speakers if speaker.span is not None)]
    content = without_overlap(pieces_of(site.content, page), barred)
    content = _without_reasons(content, speakers, page)
    tidy = tuple(span for piece in content if (span := tidied(piece, page)) is not None)
    score = SCORE_BY_RULE if speakers else SCORE_BY_RULE_WITHOUT_SOURCE
    return Draft(site.anchor, cue, tidy, speakers, site.stance, score)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Of claims with the very same content and chain, the surest."""
    kept: dict[object, Draft] = {}
    for draft in sorted(drafts, key=lambda draft: -draft.score):
        key = (draft.content, tuple((hop.step, hop.head) for hop in draft.speakers))
        kept.setdefault(key, draft)
    return list(kept.values())


def _without_sources_as_contents(drafts: Sequence[Draft], page: Page) -> list[Draft]:
    """Drop claims with nothing left to say, and "citing X", whose content is a source of another claim."""
    kept: list[Draft] = []
    hops = [(draft, speaker.span) for draft in drafts for speaker in draft.speakers if speaker.cue and speaker.span]
    for draft in drafts:
        if not draft.content:
            continue
        cites = draft.anchor is not None and page.syntax.lower(draft.anchor) in page.words.citing
        if cites and any(
            other is not draft and any(piece.overlaps(span) for piece in draft.content) for other, span in hops
        ):
            continue
        kept.append(draft)
    return kept
