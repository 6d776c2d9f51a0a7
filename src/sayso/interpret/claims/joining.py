"""The reader model's attributions and the rules' sites made one list of claims.

The model's word stands for which characters are cue, source and content; the rules mend edges, find the chain behind
a source, and add what the model never marks: claims inside claims, and plain cases that it missed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.interpret.claims.arguments import is_by_nobody, is_passive, speakers_of_verb, stance_of, told_of
from sayso.interpret.claims.chains import REACH_WORDS, can_speak, chain_of, quoting_verb
from sayso.interpret.claims.credits import without_credits
from sayso.interpret.claims.drafts import Draft, Page, Speaker
from sayso.interpret.claims.edges import closed_up, pieces_of, tidied, without_overlap
from sayso.interpret.claims.inside import inner_sites
from sayso.interpret.claims.mending import (
    beside_cue,
    complement,
    cue_edges,
    is_cited_passive,
    is_empty,
    is_fragment,
    is_silent,
    near_pieces,
    to_the_stop,
    whole_source,
    with_passive_subject,
    without_credit,
    without_next,
    without_passive_subject,
    without_reasons,
    without_sources,
)
from sayso.interpret.claims.sites import Site
from sayso.interpret.stretches import stretches_of
from sayso.records import Span, Stance
from sayso.records.prediction import PredictedAttribution

# Ranks, not probabilities: a claim from rules alone stands below what the model is sure of.
SCORE_BY_RULE: Final = 0.5
SCORE_BY_RULE_WITHOUT_SOURCE: Final = 0.4
# From this share of its own content on, a claim by rule repeats the one that the model marked.
_SAME_CONTENT: Final = 0.5


def joined(attributions: Sequence[PredictedAttribution], sites: Sequence[Site], page: Page) -> tuple[Draft, ...]:
    """One draft for each attribution and each site that stands alone; in no particular order."""
    drafts: list[Draft] = []
    used: set[int] = set()
    at_word = _Sites.of(sites)
    for attribution in attributions:
        site = _site_of(attribution, at_word, page)
        covered = {word for piece in attribution.cue for word in page.syntax.words_in(piece)}
        draft = _from_model(attribution, site, page)
        if draft is not None:
            drafts.append(draft)
            used |= covered | {site.anchor}
    marked = tuple(drafts)
    contents = stretches_of((piece, place) for place, draft in enumerate(marked) for piece in draft.content)
    for site in sites:
        if site.alone and site.anchor not in used and quoting_verb(site.anchor, page) not in used:
            draft = _from_rules(site, page)
            near = {place for piece in draft.content for place in contents.overlapping(piece)}
            if draft.content and not any(_competes(draft, marked[place]) for place in near):
                drafts.append(draft)
                used.add(site.anchor)
    drafts += _inner(drafts, page)
    return without_credits(_once(_without_sources_as_contents(drafts, page)), page)


def _inner(drafts: Sequence[Draft], page: Page) -> list[Draft]:
    """Claims inside contents that are not there yet."""
    found: list[Draft] = []
    for site in inner_sites(drafts, page):
        if quoting_verb(site.anchor, page) is not None:
            continue
        draft = _from_rules(site, page)
        if draft.content and not any(_competes(draft, other) for other in (*drafts, *found)):
            found.append(draft)
    return found


def _competes(draft: Draft, marked: Draft) -> bool:
    """Whether a claim by rule says what a marked one says already, neither lying inside the other."""
    shared = sum(
        max(0, min(mine.end, theirs.end) - max(mine.start, theirs.start))
        for mine in draft.content
        for theirs in marked.content
    )
    if shared < _SAME_CONTENT * sum(len(piece) for piece in draft.content):
        return False
    inside = any(piece.contains(cue) for piece in marked.content for cue in draft.cue)
    outside = any(piece.contains(cue) for piece in draft.content for cue in marked.cue)
    return not inside and not outside


@dataclass(frozen=True, slots=True)
class _Sites:
    """The sites by their anchor, and by each word of what is said."""

    by_anchor: Mapping[int, Sequence[Site]]
    by_content: Mapping[int, Sequence[Site]]

    @staticmethod
    def of(sites: Sequence[Site]) -> _Sites:
        by_anchor: dict[int, list[Site]] = {}
        by_content: dict[int, list[Site]] = {}
        for site in sites:
            by_anchor.setdefault(site.anchor, []).append(site)
            for word in site.content:
                by_content.setdefault(word, []).append(site)
        return _Sites(by_anchor, by_content)


def _site_of(attribution: PredictedAttribution, sites: _Sites, page: Page) -> Site:
    """The site whose cue the model marked; failing that one made from the cue's own word."""
    syntax = page.syntax
    cue = [word for piece in attribution.cue for word in syntax.words_in(piece)]
    content = {word for piece in attribution.content for word in syntax.words_in(piece)}
    quoting = [word for word in cue if syntax.lower(word) in page.words.citing]
    if quoting and (quoted := _as_saying(quoting[0], sites, page)):
        return quoted
    found = [site for word in dict.fromkeys(cue) for site in sites.by_anchor.get(word, ())]
    if not cue and (said := content - _marks_in(content, page)):
        found = [site for site in sites.by_content.get(min(said), ()) if said <= {*site.content}]
    if not found and any(syntax.lower(word) in page.words.passing for word in cue):
        # "are passing on a message from the channel that ...": the noun says it.
        found = [site for word in sorted(content) for site in sites.by_anchor.get(word, ()) if site.verb is None][:1]
        found = [site for site in found if site.own and syntax.part(site.anchor) == "NOUN"]
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


def _as_saying(word: int, sites: _Sites, page: Page) -> Site | None:
    """The site of "saying" in "quoted X as saying"."""
    return next(
        (
            site
            for anchor in range(word + 1, word + REACH_WORDS + 2)
            for site in sites.by_anchor.get(anchor, ())
            if site.content and quoting_verb(anchor, page) == word
        ),
        None,
    )


def _from_model(attribution: PredictedAttribution, site: Site, page: Page) -> Draft | None:
    if (site.verb is not None and is_by_nobody(site.anchor, page.syntax)) or is_silent(attribution.cue, page):
        return None
    near = closed_up(near_pieces(attribution, page), page.text)
    content = tuple(span for piece in near if (span := tidied(piece, page)) is not None)
    if not attribution.cue and not site.alone and is_fragment(content, page):
        return None
    if is_empty(content, page):
        content = ()  # "that" alone
    content = content or pieces_of(site.content, page) or beside_cue(site, attribution, page)
    content = content or complement(site, page) or attribution.content
    if attribution.cue and not any(piece.contains(page.syntax.span(site.anchor)) for piece in attribution.cue):
        content = pieces_of(site.content, page) or content  # "quoted X as saying ...", "passed on a message that ..."
    if page.syntax.part(site.anchor) == "NOUN" and site.content and (found := pieces_of(site.content, page)):
        content = found if found[0].start == content[0].start else content  # a noun's clause ends where syntax says
    cue = tuple(span for piece in attribution.cue if (span := cue_edges(piece, site, content, page)) is not None)
    whole = pieces_of(site.cue, page) if site.verb is None and page.syntax.part(site.anchor) != "NOUN" else ()
    if not cue or (len(whole) == 1 and len(cue) == 1 and whole[0].contains(cue[0])):
        cue = whole or pieces_of(site.cue, page)  # "According" alone
    content = without_overlap(with_passive_subject(content, site, page), cue)
    content = without_next(content, site, page)
    speakers = _speakers(attribution, site, content, page)
    content = without_reasons(without_sources(content, speakers), speakers, page)
    content = to_the_stop(content, cue, speakers, page)
    if not content or (is_cited_passive(site, page) and is_fragment(content, page)):
        return None
    return Draft(
        anchor=site.anchor,
        cue=cue,
        content=content,
        speakers=speakers,
        stance=site.stance,
        score=attribution.score,
    )


def _speakers(
    attribution: PredictedAttribution, site: Site, content: Sequence[Span], page: Page
) -> tuple[Speaker, ...]:
    """The chain with the model's source where it marked one, else with the one that syntax shows."""
    pieces = _own_pieces(attribution, site, page)
    stop = frozenset(word for piece in content if not _is_cited(piece, page) for word in page.syntax.words_in(piece))
    if page.syntax.lower(site.anchor) in page.words.adverbs:
        return ()  # "reportedly" names nobody
    if not pieces:
        outside = tuple(
            head for head in site.own if not any(piece.contains(page.syntax.span(head)) for piece in content)
        )
        return chain_of(replace(site, own=outside), page, stop)
    heads = tuple(head for piece in pieces if (head := _speaking_head(piece, page)) is not None)
    if page.syntax.part(site.anchor) == "NOUN" and site.own:
        heads = site.own  # "relayed reports from elders that ...": the elders' reports
    chain = chain_of(replace(site, own=heads), page, stop)
    return tuple(_with_model_edges(speaker, pieces, chain, page) for speaker in chain)


def _is_cited(piece: Span, page: Page) -> bool:
    """Whether a piece that the model took for something said stands right behind "citing"."""
    words = page.syntax.words_in(piece)
    before = words[0] - 1 if words else -1
    return before >= 0 and any(
        [page.syntax.lower(before - len(link) + 1 + at) for at in range(len(link))] == list(link)
        for link in page.words.farther
        if before - len(link) + 1 >= 0
    )


def _own_pieces(attribution: PredictedAttribution, site: Site, page: Page) -> tuple[Span, ...]:
    """Of several pieces those that hold the cue's grammatical sources, else the one nearest to the cue."""
    pieces = without_passive_subject(without_credit(attribution.source, page), site, page)
    held = tuple(piece for piece in pieces if any(piece.contains(page.syntax.span(head)) for head in site.own))
    if held:
        return held
    if len(pieces) < 2 or not attribution.cue:
        return pieces
    cue = attribution.cue[0]
    return (min(pieces, key=lambda piece: (max(piece.start - cue.end, cue.start - piece.end), piece.start)),)


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
        return replace(speaker, span=whole_source(piece, speaker, page))
    start, end = max(piece.start, speaker.span.start), min(piece.end, speaker.span.end)
    return replace(speaker, span=Span(start, end))


def _from_rules(site: Site, page: Page) -> Draft:
    speakers = chain_of(site, page)
    cue = pieces_of(site.cue, page)
    barred = [*cue, *(speaker.span for speaker in speakers if speaker.span is not None)]
    content = without_overlap(pieces_of(site.content, page), barred)
    content = without_reasons(content, speakers, page)
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
