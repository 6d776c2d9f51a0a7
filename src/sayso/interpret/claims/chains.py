"""From a cue's own sources to the whole chain: outlets told, statements carried, people cited, sources side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.interpret.claims.drafts import Page, Speaker
from sayso.interpret.claims.edges import noun_behind, source_span
from sayso.interpret.claims.outlets import is_outlet
from sayso.interpret.claims.sites import Site
from sayso.interpret.claims.sources import maker_of
from sayso.interpret.claims.verbs import is_passive
from sayso.records import Span

# Verbs of a relative clause or participle that tell to whom a source spoke: "a man who spoke to the Guardian".
_SPOKE: Final = frozenset({"spoke", "spoken", "speak", "speaks", "speaking", "talked", "talking", "talk"})
_RELATIVE: Final = ("acl", "acl:relcl")


@dataclass(frozen=True, slots=True)
class _Group:
    """Sources side by side; `cue` is what hangs them on the chain where the claim's own cue does not."""

    heads: tuple[int, ...]
    cue: tuple[int, ...] = ()
    barred: tuple[int, ...] = ()


def chain_of(site: Site, page: Page) -> tuple[Speaker, ...]:
    """The chain that one cue shows, nearest to the reader first; nothing is taken over from elsewhere yet."""
    nearer: list[_Group] = []
    own = _Group(tuple(head for head in site.own if can_speak(head, page)))
    farther: list[_Group] = []
    # 1. Whoever is told, where that is an outlet, and the outlet of an interview.
    told = tuple(head for head in site.told if is_outlet(head, page))
    if told:
        nearer.append(_Group(_spread(told, page), ()))
    elif meeting := _met(site.anchor, page):
        nearer.append(meeting)
    nearer += _passed_on(site, page)
    # 2. "quoted X as saying": the one who quotes stands before.
    quoting = _quoting(site, page)
    if quoting is not None:
        own = quoting[1] or own
        nearer += [quoting[0]] if quoting[0].heads else []
    # 3. What hangs on the sources themselves: carried by, spoke to, citing.
    barred: list[int] = []
    for head in own.heads:
        carriers, cut = _carriers(head, page)
        barred += cut
        nearer += [group for group in carriers if not any(group.heads == other.heads for other in nearer)]
        farther += _cited(head, page)
    # 4. What the cue's verb cites.
    farther += [group for group in _cited(site.anchor, page) if group not in farther]
    barred += [word for group in farther for word in group.barred]
    elsewhere = {head for group in (*nearer, *farther) for head in group.heads}
    own = _Group(tuple(head for head in own.heads if head not in elsewhere), own.cue, tuple(barred))
    speakers: list[Speaker] = []
    for group in (*nearer, own, *farther):
        speakers += _speakers(group, len({speaker.step for speaker in speakers}), page) if group.heads else []
    return tuple(speakers)


def _speakers(group: _Group, step: int, page: Page) -> list[Speaker]:
    cue = tuple(_run_spans(group.cue, page))
    return [
        Speaker(step, _span_of(head, group.barred, page), head, cue)
        for head in dict.fromkeys(_spread(group.heads, page))
    ]


def _span_of(head: int, barred: Sequence[int], page: Page) -> Span:
    """The source's phrase, with the one who made the document behind it."""
    span = source_span(head, page, without=barred)
    maker = maker_of(head, page)
    if maker is not None and maker not in barred:
        behind = page.syntax.phrase_span(maker)
        if span.end < behind.start and len(page.text[span.end : behind.start].split()) == 1:
            return Span(span.start, behind.end)
    return span


def _run_spans(words: Sequence[int], page: Page) -> Iterable[Span]:
    if not words:
        return
    start = previous = words[0]
    for word in words[1:]:
        if word != previous + 1:
            yield Span(page.syntax.span(start).start, page.syntax.span(previous).end)
            start = word
        previous = word
    yield Span(page.syntax.span(start).start, page.syntax.span(previous).end)


def can_speak(head: int, page: Page) -> bool:
    """Whether the word can be the head of a source."""
    return page.syntax.part(head) in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET")


def _spread(heads: Sequence[int], page: Page) -> tuple[int, ...]:
    """The heads and those coordinated with them that speak too; without an "and" they are one source's names."""
    found: list[int] = []
    for head in heads:
        members = page.syntax.children(head, "conj")
        joined = any(page.syntax.children(member, "cc") for member in members)
        for member in (head, *(members if joined else ())):
            if member not in found and can_speak(member, page):
                found.append(member)
    return tuple(head for head in sorted(found) if not _continues_name(head, found, page))


def _continues_name(head: int, heads: Sequence[int], page: Page) -> bool:
    """Whether a name's second word was taken for a source of its own."""
    return head - 1 in heads and page.syntax.part(head) == page.syntax.part(head - 1) == "PROPN"


def _met(anchor: int, page: Page) -> _Group | None:
    """ "said in an interview with Reuters", "in comments to the paper", "speaking to the BBC"."""
    syntax = page.syntax
    for meeting in syntax.obliques(anchor, "in", "during"):
        if syntax.lower(meeting) not in page.words.meetings:
            continue
        heads = tuple(h for h in syntax.obliques(meeting, "with", "to", "by", "for") if is_outlet(h, page))
        if possessed := tuple(h for h in syntax.possessors(meeting) if is_outlet(h, page)):
            heads = heads or possessed
        heads = heads or tuple(h for h in syntax.children(meeting, "compound") if is_outlet(h, page))
        if heads:
            first = min(syntax.subtree(meeting))
            last = min(min(syntax.subtree(head)) for head in heads)
            return _Group(heads, tuple(range(first, max(last, first))))
    for speaking in syntax.children(anchor, "advcl"):
        if syntax.lower(speaking) in _SPOKE:
            heads = tuple(h for h in syntax.obliques(speaking, "to", "with") if is_outlet(h, page))
            if heads:
                return _Group(heads, (speaking,))
    return None


def _passed_on(site: Site, page: Page) -> list[_Group]:
    """ "said in a statement carried by SANA"; "a man says in a video released by the group"."""
    found: list[_Group] = []
    for document in page.syntax.obliques(site.anchor, "in", "on", "through", "via"):
        noun = page.words.nouns.get(page.syntax.lower(document))
        if noun is None or not noun.document:
            continue
        found += _carriers(document, page)[0]
        made = [c for c in page.syntax.children(document, "acl") if page.syntax.lower(c) in page.words.making]
        if any(page.syntax.agents(clause) for clause in made):
            found.append(_Group((document,)))
    return found


def _quoting(site: Site, page: Page) -> tuple[_Group, _Group | None] | None:
    """For "saying" in "quoted X as saying" and "X was quoted as saying by Y": who quotes, and who is quoted."""
    syntax = page.syntax
    above = syntax.head(site.anchor)
    if above is None or syntax.relation(site.anchor) not in ("advcl", "xcomp", "acl", "ccomp", "obl", "nmod", "conj"):
        return None
    if syntax.part(above) == "NOUN" and syntax.head(above) is not None:
        quoted_noun, above = above, syntax.head(above) or above
    else:
        quoted_noun = None
    if syntax.lower(above) not in page.words.citing or "as" not in _markers(site.anchor, page):
        return None
    if is_passive(above, syntax) and not (quoted_noun is not None and syntax.lower(above).endswith("ing")):
        agents = tuple(h for h in (*syntax.agents(above), *syntax.agents(site.anchor)))
        return _Group(agents, (above,)), _Group(syntax.subjects(above))
    quoted = syntax.objects(above) or ((quoted_noun,) if quoted_noun is not None else ())
    return _Group(syntax.understood_subjects(above), (above,)), _Group(quoted) if quoted else None


def _markers(word: int, page: Page) -> set[str]:
    found = set(page.syntax.markers(word)) | {page.syntax.lower(case) for case in page.syntax.children(word, "case")}
    if word > 0:
        found.add(page.syntax.lower(word - 1))
    return found


def _carriers(head: int, page: Page) -> tuple[list[_Group], list[int]]:
    """Who passes on what the source said: "a report carried by Reuters", "an official quoted by Interfax".

    Returns the groups, the one nearest to the reader first, and the words that are no part of the source's phrase.
    """
    syntax = page.syntax
    found: list[_Group] = []
    barred: list[int] = []
    nested = [noun for noun in syntax.children(head, "nmod") if syntax.preposition(noun) in ("by", "from", "of")]
    for noun in (head, *nested):
        for clause in syntax.children(noun, *_RELATIVE):
            lower = syntax.lower(clause)
            if lower in page.words.carrying:
                heads = tuple(h for h in syntax.agents(clause) if is_outlet(h, page) or lower != "obtained")
                if not heads:
                    # The by-phrase of a participle is often hung on the noun before it.
                    heads = tuple(h for h in syntax.agents(noun) if h > clause)
                if heads:
                    found.append(_Group(heads, (clause,)))
                    barred += [clause, *(h for h in heads if syntax.head(h) == noun)]
            elif lower in _SPOKE:
                heads = tuple(h for h in syntax.obliques(clause, "to", "with") if is_outlet(h, page))
                if heads:
                    found.append(_Group(heads, (clause,)))
                    barred += [clause] if lower.endswith("ing") else []
    return list(reversed(found)), barred


def _cited(word: int, page: Page) -> list[_Group]:
    """Who is cited by a participle on the source or on the verb: "citing a Telegram channel"."""
    syntax = page.syntax
    found: list[_Group] = []
    for clause in syntax.children(word, "acl", "advcl", "acl:relcl", "xcomp", "conj"):
        if syntax.lower(clause) not in page.words.citing or not syntax.lower(clause).endswith("ing"):
            continue
        behind = noun_behind(clause, syntax)
        heads = syntax.objects(clause) or (() if behind is None else (behind,))
        if heads:
            found.append(_Group(heads, (clause,), (clause,)))
    return found
