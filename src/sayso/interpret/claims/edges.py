"""From words to stretches of text: where contents, sources and cues begin and end.

The edges are those of PolNeAR: a content keeps its "that" and its quotation marks and leaves out the comma or full stop
behind it; a source is the whole noun phrase with its appositions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sayso.interpret.claims.drafts import Page
from sayso.interpret.claims.quotations import quotation_at
from sayso.interpret.syntax import Syntax
from sayso.records import Span

_OPENING: Final = "“«„‟\"‘'`"
_CLOSING: Final = "”»\"’'“"
# Between two pieces of one content: they stay one.
_BRIDGES: Final = 1


def pieces_of(words: Iterable[int], page: Page) -> tuple[Span, ...]:
    """The stretches that the words fill; gaps of punctuation alone are closed, edges are tidied."""
    runs: list[list[int]] = []
    for word in sorted(set(words)):
        if runs and all(page.syntax.part(between) == "PUNCT" for between in range(runs[-1][-1] + 1, word)):
            runs[-1].append(word)
        else:
            runs.append([word])
    found = [
        tidied(Span(page.syntax.span(run[0]).start, page.syntax.span(run[-1]).end), page)
        for run in runs
        if any(page.syntax.part(word) != "PUNCT" for word in run)
    ]
    return tuple(span for span in found if span is not None)


def tidied(span: Span, page: Page) -> Span | None:
    """The span without commas and full stops at its ends, and with both marks of a quotation that it fills."""
    text = page.text
    start, end = span.start, span.end
    inside = list(page.syntax.words_in(span))
    while inside and page.syntax.part(inside[-1]) == "PUNCT" and not _quotes(page.syntax.form(inside[-1]), _CLOSING):
        if page.syntax.form(inside[-1]) in (")", "]", "?", "!"):
            break
        end = page.syntax.span(inside.pop()).start
    while inside and page.syntax.part(inside[0]) == "PUNCT" and not _quotes(page.syntax.form(inside[0]), _OPENING):
        if page.syntax.form(inside[0]) in ("(", "["):
            break
        start = page.syntax.span(inside.pop(0)).end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end or not any(letter.isalnum() for letter in text[start:end]):
        return None
    if text[start:end].lower() in ("the", "a", "an"):
        return None  # a stray article
    return balanced(Span(start, end), page)


def balanced(span: Span, page: Page) -> Span:
    """The span with the mark that is missing of a quotation that it fills but for its marks."""
    start, end = span.start, span.end
    first, last = quotation_at(start, page.quotations), quotation_at(end - 1, page.quotations)
    if first is not None and not any(letter.isalnum() for letter in page.text[first.start : start]):
        start = first.start if first.end <= end or _nearly(page, end, first.end) else start
    if last is not None and start <= last.start and _nearly(page, end, last.end):
        end = last.end
    # A lone mark at an edge belongs to a quotation outside.
    if last is not None and last.end == end and last.start < start and end - start > 1:
        end -= 1 if not page.text[end - 1].isalnum() else 0
    return Span(start, end) if start < end else span


def _nearly(page: Page, start: int, end: int) -> bool:
    return start <= end and not any(letter.isalnum() for letter in page.text[start:end])


def _quotes(form: str, marks: str) -> bool:
    return all(letter in marks for letter in form)


def source_words(head: int, syntax: Syntax, *, without: Iterable[int] = ()) -> tuple[int, ...]:
    """The words of a source around its head: appositions and clauses belong to it, further members do not.

    Args:
        without: words whose subtrees stay out (participles that pass the source on, the cue).
    """
    barred = set(without)
    found, waiting = [], [head]
    while waiting:
        current = waiting.pop()
        found.append(current)
        for child in syntax.children(current):
            relation = syntax.relation(child)
            if child in barred or relation in ("parataxis", "dep"):
                continue
            if current == head and relation in ("case", "mark", "conj", "cc", "cc:preconj", "aux", "cop", "nsubj"):
                if relation != "case" or syntax.lower(child) not in ("'s", "’s"):
                    continue
                continue
            waiting.append(child)
    return tuple(sorted(found))


def source_span(head: int, page: Page, *, without: Iterable[int] = ()) -> Span:
    """The stretch of a source, the run of words that holds its head; a comma that closes an apposition stays out.

    So does a time behind the head ("told the Courier on Thursday"): it is when it was said.
    """
    times = (
        child
        for child in page.syntax.children(head)
        if child > head
        and page.syntax.relation(child).startswith(("nmod", "obl"))
        and page.periods.overlapping(page.syntax.span(child))
    )
    words = source_words(head, page.syntax, without=(*without, *times))
    place = words.index(head)
    first = last = place
    while first > 0 and _joined(words[first - 1], words[first], page.syntax):
        first -= 1
    while last + 1 < len(words) and _joined(words[last], words[last + 1], page.syntax):
        last += 1
    start, end = words[first], words[last]
    if page.syntax.part(head) == "PROPN":
        start, end = whole_name(head, start, end, page.syntax)
    end = _with_number(_with_name(end, head, page), page)
    if page.syntax.lower(start) == "that" and start < head and _leads_clause(start, page.syntax):
        start += 1
    own = page.syntax.span(head)
    whole = Span(page.syntax.span(start).start, page.syntax.span(end).end)
    in_paragraph = next((piece for piece in by_paragraph(whole, page) if piece.contains(own)), own)
    return tidied(in_paragraph, page) or own


def _with_name(last: int, head: int, page: Page) -> int:
    """A noun for an outlet, a channel, a body goes on over the name right behind it: "the agency Kontra"."""
    syntax = page.syntax
    if last != head or syntax.part(head) != "NOUN" or syntax.lower(head) not in page.words.classifying:
        return last
    behind = head
    while behind + 1 < len(syntax.words) and syntax.part(behind + 1) == "PROPN" and _touches(behind, syntax):
        behind += 1
    return behind


def _touches(word: int, syntax: Syntax) -> bool:
    return syntax.span(word + 1).start - syntax.span(word).end == 1


def _leads_clause(word: int, syntax: Syntax) -> bool:
    """Whether "that" before a source is the mark of its clause: behind a verb, or before another article."""
    behind_verb = word > 0 and syntax.part(word - 1) in ("VERB", "NOUN", "PROPN", "PRON")
    return behind_verb or syntax.part(word + 1) in ("DET", "PROPN", "NUM")


def _with_number(last: int, page: Page) -> int:
    """A name goes on over the number behind it: "Channel 9"."""
    syntax, behind = page.syntax, last + 1
    if behind >= len(syntax.words) or syntax.part(behind) != "NUM" or not syntax.form(last)[:1].isupper():
        return last
    touches = syntax.span(behind).start - syntax.span(last).end == 1
    counts = behind + 1 < len(syntax.words) and syntax.part(behind + 1) in ("NOUN", "ADJ", "PROPN")
    return behind if touches and not counts and syntax.form(behind).isdigit() else last


def whole_name(head: int, start: int, end: int, syntax: Syntax) -> tuple[int, int]:
    """First and last word of a name: it goes on over the proper nouns that touch it, whatever the tree says."""
    first = last = head
    while first - 1 >= 0 and _same_name(first - 1, first, syntax):
        first -= 1
    while last + 1 < len(syntax.words) and _same_name(last, last + 1, syntax):
        last += 1
    return min(start, first), max(end, last)


def _same_name(left: int, right: int, syntax: Syntax) -> bool:
    if syntax.part(left) != "PROPN" or syntax.part(right) != "PROPN":
        return False
    return syntax.span(right).start - syntax.span(left).end <= 1 and in_one_sentence(left, right, syntax)


def _joined(left: int, right: int, syntax: Syntax) -> bool:
    return all(syntax.part(between) == "PUNCT" for between in range(left + 1, right)) and right - left <= _BRIDGES + 1


def by_paragraph(span: Span, page: Page) -> tuple[Span, ...]:
    """The span cut at empty lines."""
    found: list[Span] = []
    start = span.start
    while (gap := page.text.find("\n\n", start, span.end)) >= 0:
        found += [Span(start, gap)] if gap > start else []
        start = gap + 2
    return (*found, Span(start, span.end)) if start < span.end else tuple(found)


def closed_up(pieces: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The pieces in text order, those with nothing but white space between them made one."""
    found: list[Span] = []
    for piece in sorted(pieces):
        gap = text[found[-1].end : piece.start] if found else ""
        if found and ("\n\n" not in gap) and not gap.strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return tuple(found)


def without_overlap(pieces: Sequence[Span], barred: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces without what the barred spans cover."""
    kept = list(pieces)
    for wall in barred:
        cut: list[Span] = []
        for piece in kept:
            if not piece.overlaps(wall):
                cut.append(piece)
                continue
            if piece.start < wall.start:
                cut.append(Span(piece.start, wall.start))
            if wall.end < piece.end:
                cut.append(Span(wall.end, piece.end))
        kept = cut
    return tuple(kept)


def in_one_sentence(one: int, other: int, syntax: Syntax) -> bool:
    """Whether no full stop and no empty line lies between two words; a tree may fall apart within a sentence."""
    first, last = min(one, other), min(max(one, other), len(syntax.words) - 1)
    if "\n\n" in syntax.text[syntax.span(first).start : syntax.span(last).end]:
        return False
    return all(syntax.form(word) not in _STOPS for word in range(first, last))


_STOPS: Final = (".", "!", "?")


def noun_behind(word: int, syntax: Syntax) -> int | None:
    """The head of the plain noun phrase that begins right behind a word, whatever the tree makes of it."""
    head: int | None = None
    for other in range(word + 1, len(syntax.words)):
        part = _part_in_phrase(other, syntax)
        if not in_one_sentence(other, word, syntax) or part not in _OF_PLAIN_PHRASE:
            break
        if part == "PART" and syntax.lower(other) not in ("'s", "’s"):
            break
        if head is not None and part in ("DET", "PRON"):
            break
        head = other if part in ("NOUN", "PROPN", "PRON") else head
    return head


def _part_in_phrase(word: int, syntax: Syntax) -> str:
    """The part of speech; a participle before its noun ("the presiding judge") counts as an adjective."""
    part = syntax.part(word)
    above = syntax.head(word)
    return "ADJ" if part == "VERB" and syntax.relation(word) == "amod" and above is not None and above > word else part


def plain_phrase(head: int, syntax: Syntax) -> range:
    """The words of the plain noun phrase around a noun by their order alone; it ends before the next article."""
    first = last = head
    while first > 0 and _part_in_phrase(first - 1, syntax) in _OF_PLAIN_PHRASE:
        if not in_one_sentence(first - 1, head, syntax):
            break
        first -= 1
        if syntax.part(first) in ("DET", "PRON"):
            break
    while last + 1 < len(syntax.words) and syntax.part(last + 1) in ("NOUN", "PROPN"):
        if not in_one_sentence(last, last + 1, syntax):
            break
        last += 1
    return range(first, last + 1)


def noun_before(word: int, syntax: Syntax) -> int | None:
    """The noun right before a word, over a comma."""
    before = word - 1
    while before >= 0 and syntax.part(before) == "PUNCT":
        before -= 1
    found = before >= 0 and syntax.part(before) in ("NOUN", "PROPN", "PRON") and in_one_sentence(before, word, syntax)
    return before if found else None


def whole_head(word: int, syntax: Syntax) -> int:
    """The noun that one behind it belongs to: "the suspect, Emre Dal", "elders in two districts"."""
    current = word
    while (
        syntax.relation(current) in ("flat", "flat:name", "appos", "nmod")
        and (above := syntax.head(current)) is not None
    ):
        if above > current or not in_one_sentence(above, current, syntax):
            break
        current = above
    return current


def beside(head: int, syntax: Syntax) -> tuple[int, ...]:
    """A second source behind "and", by the order of words: "police and witnesses", "the president and the premier".

    "The Trade and Industry Ministry" and "the Ministry of Trade and Industry" are left alone.
    """
    join = head + 1
    if join + 1 >= len(syntax.words) or syntax.part(join) != "CCONJ" or not in_one_sentence(join, head, syntax):
        return ()
    first = head
    while first > 0 and syntax.part(first - 1) in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
        first -= 1
    if first > 0 and syntax.part(first - 1) == "ADP" and syntax.lower(first - 1) == "of":
        return ()
    behind = noun_behind(join, syntax)
    if behind is None or behind == join:
        return ()
    has_article = any(syntax.part(word) == "DET" for word in range(first, head))
    fresh = syntax.part(join + 1) in ("DET", "NUM", "PRON") or (syntax.part(behind) == "NOUN" and not has_article)
    names = not has_article and syntax.part(head) == syntax.part(behind) == "PROPN"
    return (behind,) if fresh or names else ()


def list_behind(head: int, syntax: Syntax) -> tuple[int, ...]:
    """Further members of a list of three and more, by the order of words: "residents, doctors and a councillor".

    A name behind a noun and its comma is an apposition, and no list; nor does a number without a noun begin one.
    """
    if syntax.part(head) == "NUM":
        return ()
    found: list[int] = []
    place = plain_phrase(head, syntax)[-1] + 1
    while place + 1 < len(syntax.words):
        comma, joins = syntax.form(place) == ",", syntax.lower(place) in ("and", "or")
        if not comma and not joins:
            return ()
        if comma and syntax.lower(place + 1) in ("and", "or"):
            place, joins = place + 1, True
        behind = noun_behind(place, syntax)
        if behind is None or (syntax.part(behind) == "PROPN" and syntax.part(head) == "NOUN" and not joins):
            return ()
        if syntax.part(place + 1) == "PRON" and not joins:
            return ()
        found.append(behind)
        if joins:
            return tuple(found) if len(found) > 1 else ()
        place = behind + 1
    return ()


_OF_PLAIN_PHRASE: Final = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART")
