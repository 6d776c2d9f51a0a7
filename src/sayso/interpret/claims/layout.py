"""Claims that layout makes: "Ministry: two killed", "Two killed - officials", quoted blocks, forwarded messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.interpret.claims.arguments import is_passive, speakers_of_verb
from sayso.interpret.claims.chains import chain_of
from sayso.interpret.claims.drafts import Draft, Page, Speaker
from sayso.interpret.claims.edges import noun_before, tidied
from sayso.interpret.claims.nesting import shifted
from sayso.interpret.claims.outlets import is_outlet, mention_at
from sayso.interpret.claims.quotations import quotation_at
from sayso.interpret.claims.sites import Site
from sayso.interpret.stretches import stretches_of
from sayso.records import BlockKind, MentionForm, MentionType, Span, Stance

SCORE_BY_LAYOUT: Final = 0.45
SCORE_OF_FORWARDED: Final = 0.9
LONGEST_SPEAKER_WORDS: Final = 8
_COLON: Final = re.compile(r":(?=\s|[“\"'‘«])")
# The time of an entry in a live blog.
_CLOCK: Final = re.compile(r"\W*\d{1,2}[:.]\d{2}\W*")
_DASH: Final = re.compile(r"\s[-–—]+\s")
_SPEAKING: Final = (MentionType.PERSON, MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER)


def layout_drafts(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """What no cue word shows; nothing where a claim was found already."""
    found: list[Draft] = []
    if (forwarded := _forwarded(page)) is not None:
        found.append(forwarded)
    for sentence in page.reading.sentences:
        for draft in (*_colon(sentence.span, page), *_tail(sentence.span, page), *_introduced(sentence.span, page)):
            if not any(_same(draft, other) for other in (*drafts, *found)):
                found.append(draft)
                break
    return tuple(found)


def _same(draft: Draft, other: Draft) -> bool:
    return any(
        piece.overlaps(span) and min(len(piece), len(span)) * 2 > max(len(piece), len(span))
        for piece in draft.content
        for span in other.content
    )


def _forwarded(page: Page) -> Draft | None:
    """The whole of a forwarded message is on the say-so of the one it was forwarded from."""
    name = page.reading.document.forwarded_from
    if not page.reading.sentences:
        return None
    if not name:
        return _forwarded_by_its_text(page)
    whole = Span(page.reading.sentences[0].span.start, page.reading.sentences[-1].span.end)
    return Draft(None, (), (whole,), (Speaker(0, None, None, name=name),), Stance.ASSERTS, SCORE_OF_FORWARDED)


def _forwarded_by_its_text(page: Page) -> Draft | None:
    """ "Forwarded from: NAME" in the first line, as a copied message has it."""
    line_end = page.text.find("\n")
    first = page.text[: max(0, line_end)]
    lead = next((words for words in page.words.forwarded if first.lower().startswith(words + " ")), None)
    name = None if lead is None else tidied(Span(len(lead) + 1, line_end), page)
    rest = tidied(Span(line_end, page.reading.sentences[-1].span.end), page) if name is not None else None
    if name is None or rest is None:
        return None
    speaker = Speaker(0, name, None, name=name.text_in(page.text), carries=True)
    return Draft(None, (), (rest,), (speaker,), Stance.ASSERTS, SCORE_OF_FORWARDED)


def without_spent(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """Without forwarded messages in which all is said by someone: who forwarded it stands in their chains.

    The drafts are nested already.
    """
    spent = {place for place, draft in enumerate(drafts) if _is_spent(place, draft, drafts, page)}
    kept = [place for place in range(len(drafts)) if place not in spent]
    at = {place: number for number, place in enumerate(kept)}
    return tuple(
        replace(drafts[place], within=None if (outer := drafts[place].within) is None else at.get(outer))
        for place in kept
    )


def _is_spent(place: int, draft: Draft, drafts: Sequence[Draft], page: Page) -> bool:
    if draft.anchor is not None or draft.cue:
        return False
    inside = stretches_of(
        (span, other) for other, one in enumerate(drafts) if one.within == place for span in (*one.cue, *one.content)
    )
    lines = [one.span for one in page.reading.sentences if any(piece.contains(one.span) for piece in draft.content)]
    return bool(lines) and all(inside.overlapping(line) for line in lines)


# Words that a line with a speaker before its colon may hold beyond what another one says in it.
_SPARE_WORDS: Final = 2


def led(drafts: Sequence[Draft], page: Page) -> tuple[Draft, ...]:
    """ "Reuters: two killed, mayor says": who stands before the colon hands on what the line's speaker says."""
    kept = list(drafts)
    for sentence in page.reading.sentences:
        for lead in _colon(sentence.span, page):
            words = _words([*lead.content], page)
            for place, own in enumerate(kept):
                spans = [*own.cue, *own.content, *(hop.span for hop in own.speakers if hop.span is not None)]
                theirs = _words(spans, page)
                if len({hop.step for hop in lead.speakers}) > 1 and _same(lead, own):
                    kept[place] = replace(own, speakers=lead.speakers)
                    break
                if own.cue and own.speakers and theirs <= words and len(words - theirs) <= _SPARE_WORDS:
                    nearer = tuple(replace(hop, carries=True) for hop in lead.speakers)
                    kept[place] = replace(own, speakers=(*nearer, *shifted(own.speakers, nearer)))
                    break
    return tuple(kept)


def _words(spans: Sequence[Span], page: Page) -> set[int]:
    return {word for span in spans for word in page.syntax.words_in(span) if page.syntax.part(word) != "PUNCT"}


def _is_title(span: Span, page: Page) -> bool:
    title = next((b.span for b in page.reading.document.blocks if b.kind is BlockKind.TITLE), None)
    if title is not None:
        return title.overlaps(span)
    line = page.text.find("\n")
    first = page.reading.sentences[0].span
    ends = page.text[span.end - 1]
    return (
        span == first and line >= span.end - 1 and ends not in ".!?"
        if line >= 0
        else span == first and ends not in ".!?"
    )


def _colon(sentence: Span, page: Page) -> Iterator[Draft]:
    """ "Speaker: statement" at the start of a line."""
    found = _COLON.search(page.text, sentence.start, sentence.end)
    if found is None or quotation_at(found.start(), page.quotations) is not None:
        return
    at_line = (
        sentence.start == 0
        or page.text[sentence.start - 1] in "\r\n"
        or page.text[sentence.start - 2 : sentence.start] in ("• ", "- ", "* ")
    )
    rest = tidied(Span(found.end(), sentence.end), page) if found.end() < sentence.end else None
    if not at_line or rest is None or found.start() == sentence.start:
        return
    quoted = quotation_at(rest.start, page.quotations) is not None
    yield from _speaks(Span(sentence.start, found.start()), rest, Span(found.start(), found.end()), page, sure=quoted)


def _tail(sentence: Span, page: Page) -> Iterator[Draft]:
    """ "Statement - speaker" and "statement: speaker" in headlines."""
    if not _is_title(sentence, page):
        return
    marks = [*_DASH.finditer(page.text, sentence.start, sentence.end)]
    marks += [*_COLON.finditer(page.text, sentence.start, sentence.end)]
    if not marks:
        return
    mark = max(marks, key=lambda match: match.start())
    said = tidied(Span(sentence.start, mark.start()), page)
    speaker = tidied(Span(mark.end(), sentence.end), page)
    if (
        said is not None
        and speaker is not None
        and len(page.syntax.words_in(said)) > len(page.syntax.words_in(speaker))
    ):
        cue = Span(
            mark.start() + len(mark.group()) - len(mark.group().lstrip()), mark.start() + len(mark.group().rstrip())
        )
        yield from _speaks(speaker, said, cue, page, sure=False)


def _speaks(speaker: Span, said: Span, cue: Span, page: Page, *, sure: bool) -> Iterator[Draft]:
    """A claim, if the few words beside the mark name someone who can speak."""
    syntax = page.syntax
    if (clock := _CLOCK.match(speaker.text_in(page.text))) is not None and clock.end() < len(speaker):
        speaker = Span(speaker.start + clock.end(), speaker.end)
    words = [w for w in syntax.words_in(speaker) if syntax.part(w) != "PUNCT"]
    text = speaker.text_in(page.text).lower().strip()
    if (
        not words
        or len(words) > LONGEST_SPEAKER_WORDS
        or text in page.words.labels
        or {text.split()[0], text.split()[-1]} & page.words.labels
    ):
        return
    if any(syntax.part(w) in ("VERB", "AUX") and not _may_stand_by(w, page) for w in words):
        return
    citing = next((w for w in words if syntax.lower(w) in page.words.citing), None)
    whole = Span(syntax.span(words[0]).start, syntax.span(words[-1]).end)
    head = syntax.head_of(whole) if citing is None else noun_before(citing, syntax)
    if head is None:
        return
    mention = mention_at(head, page)
    known = mention is not None and mention.type in _SPEAKING and mention.form is not MentionForm.PRONOUN
    roles = any(syntax.lower(w) in page.words.roles for w in words)
    if not (known or roles or is_outlet(head, page) or (sure and syntax.part(head) == "PROPN")):
        return
    span = tidied(speaker, page)
    if span is not None:
        sources: tuple[Speaker, ...] = (Speaker(0, span, head),)
        if citing is not None:
            closed = frozenset(syntax.words_in(said))
            sources = chain_of(Site(head, (), (head,), (), Stance.ASSERTS, alone=True), page, closed)
        yield Draft(None, (cue,), (said,), sources, Stance.ASSERTS, SCORE_BY_LAYOUT)


def _may_stand_by(word: int, page: Page) -> bool:
    """Whether a verb's form may stand in the few words for a speaker: a noun that looks like one, "quoting"."""
    lower = page.syntax.lower(word)
    return lower in page.words.roles or (lower in page.words.citing and lower.endswith("ing"))


def _introduced(sentence: Span, page: Page) -> Iterator[Draft]:
    """A sentence that ends in a colon hands over to the quotation or the quoted block behind it."""
    if page.text[sentence.end - 1] != ":":
        return
    syntax = page.syntax
    following = _handed_over(sentence, page)
    verbs = [w for w in syntax.words_in(sentence) if syntax.lower(w) in page.words.verbs and syntax.part(w) == "VERB"]
    if following is None or not verbs:
        return
    word = next((w for w in verbs if syntax.words[w].head is None), verbs[-1])
    verb = page.words.verbs[syntax.lower(word)]
    own = speakers_of_verb(word, syntax, passive=is_passive(word, syntax))
    site = Site(word, (word,), own, (), verb.stance, alone=True, verb=verb)
    speakers = chain_of(site, page)
    cue = (syntax.span(word),)
    yield Draft(word, cue, following, speakers, verb.stance, SCORE_BY_LAYOUT, verbatim=True)


def _handed_over(sentence: Span, page: Page) -> tuple[Span, ...] | None:
    start = sentence.end
    while start < len(page.text) and page.text[start].isspace():
        start += 1
    block = next(
        (
            b.span
            for b in page.reading.document.blocks
            if b.kind is BlockKind.QUOTE and b.span.contains(Span(start, start + 1))
        ),
        None,
    )
    quotation = next((q for q in page.quotations if q.start == start), None)
    if quotation is None and block is None:
        return _speech(start, page)
    return (quotation,) if quotation is not None else (block,) if block is not None else None


def _speech(start: int, page: Page) -> tuple[Span, ...] | None:
    """The paragraph behind "said:", and those after it up to the last in the first person, as press releases set them.

    The speech ends where the next one is introduced.
    """
    paragraphs: list[Span] = []
    own_voice = 0
    while start < len(page.text):
        gap = page.text.find("\n\n", start)
        end = len(page.text) if gap < 0 else gap
        paragraph = tidied(Span(start, end), page)
        if paragraph is None or page.text[start:end].rstrip().endswith(":"):
            break
        paragraphs.append(paragraph)
        if _in_first_person(paragraph, page):
            own_voice = len(paragraphs)
        start = end
        while start < len(page.text) and page.text[start].isspace():
            start += 1
    return tuple(paragraphs[: max(1, own_voice)]) or None


def _in_first_person(span: Span, page: Page) -> bool:
    return any(
        page.syntax.lower(word) in page.words.first_person
        and quotation_at(page.syntax.span(word).start, page.quotations) is None
        for word in page.syntax.words_in(span)
    )
