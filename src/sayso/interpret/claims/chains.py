"""From a cue's own sources to the whole chain: outlets told, statements carried, people cited, sources side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.interpret.claims.arguments import is_passive, nearest_list, speakers_of_verb
from sayso.interpret.claims.drafts import Page, Speaker
from sayso.interpret.claims.edges import beside, in_one_sentence, noun_before, noun_behind, source_span
from sayso.interpret.claims.outlets import is_outlet
from sayso.interpret.claims.sites import Site
from sayso.interpret.claims.sources import maker_of
from sayso.records import Span

# How far apart "quoted" and "as saying" may stand, or a participle and the verb of saying that it belongs to.
REACH_WORDS: Final = 14
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
    if not farther and (plain := _plainly_cited(site.anchor, page)):
        farther.append(plain)
    barred += [word for group in farther for word in group.barred]
    elsewhere = {head for group in (*nearer, *farther) for head in group.heads}
    heads = tuple(head for head in own.heads if head not in elsewhere)
    if not heads and own.heads and farther and farther[0].cue:
        before = noun_before(farther[0].cue[0], page.syntax)
        heads = () if before is None else (before,)
    own = _Group(heads, own.cue, tuple(barred))
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
    """Whether the word can be the head of a source; a stray article cannot."""
    if page.syntax.lower(head) in ("the", "a", "an"):
        return False
    return page.syntax.part(head) in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET")


def _spread(heads: Sequence[int], page: Page) -> tuple[int, ...]:
    """The heads and those coordinated with them that speak too; without an "and" they are one source's names."""
    found: list[int] = []
    for head in heads:
        members = page.syntax.children(head, "conj")
        joined = any(page.syntax.children(member, "cc") for member in members)
        if not joined:
            members, joined = beside(head, page.syntax), True
        else:
            members = tuple(
                dict.fromkeys(more for one in (head, *members) for more in (one, *beside(one, page.syntax)))
            )
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
    if plain := _plain_meeting(anchor, page):
        return plain
    for speaking in syntax.children(anchor, "advcl"):
        if syntax.lower(speaking) in page.words.speaking:
            heads = tuple(h for h in syntax.obliques(speaking, "to", "with") if is_outlet(h, page))
            if heads:
                return _Group(heads, (speaking,))
    return None


def _plain_meeting(anchor: int, page: Page) -> _Group | None:
    """The same by the order of words: before the verb's own clause or right behind the verb."""
    syntax = page.syntax
    for word in range(max(0, anchor - REACH_WORDS), min(len(syntax.words) - 2, anchor + 4)):
        if syntax.lower(word) not in page.words.meetings or not in_one_sentence(word, anchor, syntax):
            continue
        if syntax.lower(word + 1) not in ("with", "to"):
            continue
        behind = noun_behind(word + 1, syntax)
        if behind is not None and behind != anchor and is_outlet(behind, page):
            return _Group((behind,), (word, word + 1))
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
    return found or _plainly_passed_on(site, page)


def _plainly_passed_on(site: Site, page: Page) -> list[_Group]:
    """ "In a statement carried by SANA, the army said", by the order of words."""
    syntax = page.syntax
    for word in range(max(0, site.anchor - REACH_WORDS), min(len(syntax.words) - 2, site.anchor + 5)):
        noun = page.words.nouns.get(syntax.lower(word))
        if noun is None or not noun.document or word in site.own or not in_one_sentence(word, site.anchor, syntax):
            continue
        if syntax.lower(word + 1) in page.words.carrying and syntax.lower(word + 2) == "by":
            behind = noun_behind(word + 2, syntax)
            if behind is not None and behind not in site.own:
                return [_Group((behind,), (word + 1,))]
    return []


def _quoting(site: Site, page: Page) -> tuple[_Group, _Group | None] | None:
    """In "quoted X as saying" and "X was quoted by Y as saying": who quotes, and who is quoted."""
    syntax = page.syntax
    verb = quoting_verb(site.anchor, page)
    if verb is None:
        return None
    if is_passive(verb, syntax):
        agents = tuple(dict.fromkeys((*speakers_of_verb(verb, syntax, passive=True), *_by(site.anchor, page))))
        subjects = nearest_list(verb, tuple(h for h in syntax.subjects(verb) if h not in agents), syntax)
        return _Group(agents, (verb,)), _Group(subjects) if subjects else None
    behind = noun_behind(verb, syntax)
    quoted = () if behind is None else (behind,)
    return _Group(speakers_of_verb(verb, syntax, passive=False), (verb,)), _Group(quoted) if quoted else None


def _by(word: int, page: Page) -> tuple[int, ...]:
    """ "as saying by Y"."""
    found = page.syntax.agents(word)
    if not found and word + 1 < len(page.syntax.words) and page.syntax.lower(word + 1) == "by":
        behind = noun_behind(word + 1, page.syntax)
        found = () if behind is None else (behind,)
    return found


def quoting_verb(anchor: int, page: Page) -> int | None:
    """The "quoted" before "as saying", from either of the two words."""
    syntax = page.syntax
    if syntax.lower(anchor) in page.words.citing:
        reach = range(anchor + 1, min(len(syntax.words) - 1, anchor + REACH_WORDS))
        held = any(syntax.lower(w) == "as" and syntax.lower(w + 1).endswith("ing") for w in reach)
        return anchor if held and in_one_sentence(anchor, anchor + 1, syntax) else None
    if anchor == 0 or syntax.lower(anchor - 1) != "as" or not syntax.lower(anchor).endswith("ing"):
        return None
    for word in range(anchor - 2, max(-1, anchor - REACH_WORDS), -1):
        if syntax.lower(word) in page.words.citing and in_one_sentence(word, anchor, syntax):
            return word
    return None


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
            elif lower in page.words.speaking:
                heads = tuple(h for h in syntax.obliques(clause, "to", "with") if is_outlet(h, page))
                if heads:
                    found.append(_Group(heads, (clause,)))
                    barred += [clause] if lower.endswith("ing") else []
    return list(reversed(found)), barred


def _plainly_cited(anchor: int, page: Page) -> _Group | None:
    """ "Reuters, citing two diplomats, reported": by the order of words, no other verb between."""
    syntax = page.syntax
    for word in range(anchor - 1, max(-1, anchor - REACH_WORDS), -1):
        if not in_one_sentence(word, anchor, syntax):
            return None
        if syntax.lower(word) in page.words.citing and syntax.lower(word).endswith("ing"):
            behind = noun_behind(word, syntax)
            return None if behind is None or _quotes_as_saying(behind, page) else _Group((behind,), (word,), (word,))
        if syntax.part(word) == "VERB" and syntax.lower(word) in page.words.verbs:
            return None
    return None


def _quotes_as_saying(behind: int, page: Page) -> bool:
    return behind + 1 < len(page.syntax.words) and page.syntax.lower(behind + 1) == "as"


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
