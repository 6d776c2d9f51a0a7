"""From a cue's own sources to the whole chain: outlets told, statements carried, people cited, sources side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.interpret.claims.arguments import is_passive, nearest_list, speakers_of_verb
from sayso.interpret.claims.drafts import Page, Speaker
from sayso.interpret.claims.edges import (
    beside,
    in_one_sentence,
    list_behind,
    noun_before,
    noun_behind,
    plain_phrase,
    source_span,
)
from sayso.interpret.claims.handing_on import Link, links_behind
from sayso.interpret.claims.outlets import is_outlet
from sayso.interpret.claims.sites import Site
from sayso.interpret.claims.sources import maker_of
from sayso.interpret.syntax import Syntax
from sayso.ontology.cues import PassiveSubject
from sayso.records import SourceRole, Span

# How far apart "quoted" and "as saying" may stand, or a participle and the verb of saying that it belongs to.
REACH_WORDS: Final = 14
_RELATIVE: Final = ("acl", "acl:relcl")


@dataclass(frozen=True, slots=True)
class _Group:
    """Sources side by side; `cue` is what hangs them on the chain where the claim's own cue does not."""

    heads: tuple[int, ...]
    cue: tuple[int, ...] = ()
    barred: tuple[int, ...] = ()


def chain_of(site: Site, page: Page, stop: frozenset[int] | None = None) -> tuple[Speaker, ...]:
    """The chain that one cue shows, nearest to the reader first; nothing is taken over from elsewhere yet.

    Args:
        stop: words that are said, where the site's own do not tell.
    """
    said = frozenset(site.content) if stop is None else stop
    closed = said | frozenset(site.cue) | {site.anchor}
    nearer: list[_Group] = []
    own = _Group(tuple(head for head in site.own if can_speak(head, page)))
    farther: list[_Group] = []
    # 1. Whoever is told, where that is an outlet, and the outlet of an interview.
    told = tuple(head for head in site.told if is_outlet(head, page)) or _informed(site, page)
    if told:
        behind, beyond = _linked(max(told), closed, page)
        nearer += [*behind, _Group(_spread(told, page), ()), *beyond]
    elif meeting := _met(site.anchor, page):
        behind, beyond = _linked(max(meeting.heads), closed, page)
        nearer += [*behind, meeting, *beyond]
    nearer += _passed_on(site, closed, page)
    # 2. "quoted X as saying": the one who quotes stands before.
    quoting = _quoting(site, page)
    if quoting is not None:
        own = quoting[1] or own
        nearer += [quoting[0]] if quoting[0].heads else []
    # 3. What hangs on the sources themselves: carried by, spoke to, citing.
    barred: list[int] = [*site.cue]
    for head in own.heads:
        carriers, cited, cut = _around(head, closed, page)
        barred += cut
        nearer += _new(carriers, nearer, page)
        farther += _new(cited, farther, page)
    # 4. What the cue's verb cites, right behind it, behind what is said, or before it.
    farther += _new(_cited_by_cue(site, told, said, closed, page), farther, page)
    # 5. Who hands on the one that is nearest so far: "carried a report by", "which cited a doctor".
    nearest = nearer[0].heads if nearer else own.heads
    nearer = [*_new(handed_on_by(nearest, site.anchor, page), [*nearer, own], page), *nearer]
    return _in_order(nearer, own, farther, barred, page)


def _informed(site: Site, page: Page) -> tuple[int, ...]:
    """ "the mission was informed by partners that ...": a body that is told hands it on."""
    syntax = page.syntax
    passive = site.verb is not None and site.verb.frame.passive is PassiveSubject.AUDIENCE
    if not passive or not is_passive(site.anchor, syntax) or not site.own:
        return ()
    subjects = (head for head in syntax.subjects(site.anchor) if head not in site.own)
    return tuple(head for head in subjects if page.words.roles.get(syntax.lower(head)) in _HANDING_ON)


_HANDING_ON: Final = (SourceRole.BODY, SourceRole.OUTLET, SourceRole.AGENCY)


def _in_order(
    nearer: Sequence[_Group], own: _Group, farther: Sequence[_Group], barred: Sequence[int], page: Page
) -> tuple[Speaker, ...]:
    barred = [*barred, *(word for group in (*nearer, *farther) for word in group.barred)]
    elsewhere = {head for group in (*nearer, *farther) for head in group.heads}
    heads = tuple(head for head in own.heads if head not in elsewhere)
    if not heads and own.heads and farther and farther[0].cue:
        before = noun_before(farther[0].cue[0], page.syntax)
        heads = () if before is None else (before,)
    own = _Group(heads, own.cue, tuple(barred))
    speakers: list[Speaker] = []
    for group in (*nearer, own, *farther):
        step = len({speaker.step for speaker in speakers})
        carries = group in nearer or (group is own and bool(farther))
        found = _speakers(_Group(group.heads, group.cue, tuple(barred)), step, page) if group.heads else []
        speakers += [replace(speaker, carries=carries) for speaker in found]
    return tuple(speakers)


def _new(groups: Iterable[_Group], known: Sequence[_Group], page: Page) -> list[_Group]:
    """The groups that name nobody named already."""
    taken = {word for group in known for head in group.heads for word in plain_phrase(head, page.syntax)}
    return [group for group in groups if not taken.intersection(group.heads)]


def _linked(head: int, stop: frozenset[int], page: Page, *, spoken: bool = False) -> tuple[list[_Group], list[_Group]]:
    """Whom the words behind a source put nearer to the reader than it, and whom farther."""
    order: list[_Group] = [_Group(())]
    place = own = 0
    for link in links_behind(head, stop, page, spoken=spoken):
        group = _Group(_spread((link.head,), page), link.cue, () if _is_restrictive(link, page) else link.cue)
        if link.nearer:
            order.insert(place, group)
            own += place <= own
            if link.between is not None:
                order.insert(place + 1, _Group(_spread((link.between,), page)))
                own += place < own
        else:
            order.insert(place + 1, group)
            place += 1
    return order[:own], order[own + 1 :]


def _is_restrictive(link: Link, page: Page) -> bool:
    """Whether the link belongs to the source's own phrase: "a woman who spoke to the paper"."""
    syntax, first = page.syntax, link.cue[0] - 1
    while first > 0 and syntax.part(first) in ("AUX", "ADV"):
        first -= 1
    return first > 0 and syntax.lower(first) == "who" and syntax.part(first - 1) != "PUNCT"


def _around(head: int, stop: frozenset[int], page: Page) -> tuple[list[_Group], list[_Group], list[int]]:
    """Whom a source's own phrase puts nearer and farther, and the words that are no part of it."""
    nearer, farther = _linked(head, stop, page)
    carriers, cut = ([], []) if nearer else _carriers(head, page)
    nearer = nearer or carriers
    farther = farther or _cited(head, page)
    return nearer, farther, [*cut, *(word for group in (*nearer, *farther) for word in group.barred)]


def _cited_by_cue(
    site: Site, told: Sequence[int], said: frozenset[int], closed: frozenset[int], page: Page
) -> list[_Group]:
    """Whom the cue's verb cites."""
    last = max((site.anchor, *site.cue, *told))
    if page.syntax.part(site.anchor) != "VERB":
        return _cited(site.anchor, page)
    found = _linked(last, closed, page, spoken=True)[1]
    behind = max(said, default=-1)
    if not found and behind > last and in_one_sentence(last, behind, page.syntax):
        found = _linked(behind, closed - {behind}, page, spoken=True)[1]
    found = found or _cited(site.anchor, page)
    if not found and (plain := _plainly_cited(site.anchor, page)):
        found = [plain]
    return found or _read_from(site, page)


def _read_from(site: Site, page: Page) -> list[_Group]:
    """ "read from the file that ...": the document speaks."""
    behind = site.anchor + 1
    if behind >= len(page.syntax.words) or page.syntax.lower(behind) != "from":
        return []
    head = noun_behind(behind, page.syntax)
    heard = page.syntax.lower(site.anchor) in page.words.hearing
    if head is None or not (heard or _is_document(head, page)):
        return []
    return [_Group((head,), (behind,))]


def handed_on_by(heads: Sequence[int], anchor: int, page: Page) -> list[_Group]:
    """Who hands these on, nearest to the reader first: subjects of verbs that cite them or pass on what they made."""
    found: list[_Group] = []
    seen = set(heads)
    current = heads[0] if heads else None
    while current is not None and (above := _handed_on(current, anchor, page)) is not None:
        verb, subject = above
        if subject in seen:
            break
        seen.add(subject)
        group = _Group(_spread((subject,), page), (verb,), (verb,))
        found.insert(0, group)
        nearer, _ = _linked(subject, frozenset((verb, anchor)), page)
        found = [*_new(nearer, found, page), *found]
        current = found[0].heads[0]
    return found


def _handed_on(head: int, anchor: int, page: Page) -> tuple[int, int] | None:
    """The verb that hands on a source or its document, and that verb's subject."""
    syntax = page.syntax
    if syntax.lower(head) in _PRONOUNS_RELATIVE:
        antecedent = noun_before(head, syntax)
        if antecedent is None:
            return None
        head = antecedent
    first = syntax.words_in(source_span(head, page))[0]
    while first > 0 and syntax.part(first - 1) in ("DET", "ADJ", "NUM"):
        first -= 1
    before = first - 1
    document = False
    if before > 0 and syntax.lower(before) in ("from", "by", "of"):
        noun = next((w for w in range(before - 1, max(-1, before - _TO_DOCUMENT), -1) if _is_document(w, page)), None)
        if noun is None:
            return None
        document, before = True, noun - 1
        while before > 0 and syntax.part(before) in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADP"):
            before -= 1
    document = document or _is_document(head, page)
    if before > 1 and syntax.part(before) == "ADP" and syntax.part(before - 1) == "VERB":
        before -= 1  # "passing on"
    if before < 1 or before == anchor or syntax.part(before) != "VERB" or not in_one_sentence(before, head, syntax):
        return None
    lower = syntax.lower(before)
    if lower not in page.words.citing and not (document and lower in page.words.passing):
        return None
    if (lower.endswith("ing") and not syntax.children(before, "aux")) or is_passive(before, syntax):
        return None
    subjects = [word for word in syntax.subjects(before) if word < before]
    subject = subjects[-1] if subjects else _subject_before(before, page)
    if subject is not None and syntax.lower(subject) in _PRONOUNS_RELATIVE:
        subject = _antecedent(subject, page)
    return None if subject is None or not can_speak(subject, page) else (before, subject)


_TO_DOCUMENT: Final = 8
_PRONOUNS_RELATIVE: Final = ("who", "which", "that", "whom")


def _is_document(word: int, page: Page) -> bool:
    noun = page.words.nouns.get(page.syntax.lower(word))
    return noun is not None and page.syntax.part(word) == "NOUN"


def _subject_before(verb: int, page: Page) -> int | None:
    syntax, before = page.syntax, verb - 1
    while before >= 0 and (syntax.part(before) in ("AUX", "ADV", "PART") or syntax.lower(before) in ("in", "turn")):
        before -= 1
    return before if before >= 0 and syntax.part(before) in ("NOUN", "PROPN", "PRON") else None


def _antecedent(relative: int, page: Page) -> int | None:
    """The maker of the document that a relative clause stands behind, or else the noun itself."""
    return noun_before(relative, page.syntax)


def _speakers(group: _Group, step: int, page: Page) -> list[Speaker]:
    cue = tuple(_run_spans(group.cue, page))
    found: dict[int, Span] = {}
    for head in _spread(group.heads, page):
        span = _span_of(head, group.barred, page)
        # A name and the noun before it are one source; a list shares no words.
        if not any(own.contains(page.syntax.span(head)) or span.contains(own) for own in found.values()):
            found[head] = span
    return [Speaker(step, span, head, cue) for head, span in found.items()]


def _span_of(head: int, barred: Sequence[int], page: Page) -> Span:
    """The source's phrase, with the one who made the document behind it."""
    span = source_span(head, page, without=barred)
    if page.syntax.part(head) == "PROPN":
        # "the agency Kabar": the tree may hang the noun on something else.
        start = page.syntax.span(plain_phrase(head, page.syntax)[0]).start
        span = Span(min(span.start, start), span.end)
    span = _clipped(span, head, barred, page)
    maker = maker_of(head, page)
    if maker is not None and maker not in barred:
        behind = page.syntax.phrase_span(maker)
        if span.end < behind.start and len(page.text[span.end : behind.start].split()) == 1:
            return Span(span.start, behind.end)
    return span


def _clipped(span: Span, head: int, barred: Sequence[int], page: Page) -> Span:
    """The phrase up to the words that lead to another source, whatever the tree hangs on it."""
    syntax = page.syntax
    inside = syntax.words_in(span)
    if head not in inside:
        return span
    first = max((word + 1 for word in barred if inside[0] <= word < head), default=inside[0])
    last = min((word - 1 for word in barred if head < word <= inside[-1]), default=inside[-1])
    if (first, last) == (inside[0], inside[-1]):
        return span
    while last > head and (syntax.part(last) in _LOOSE_END or syntax.lower(last) in _PRONOUNS_RELATIVE):
        last -= 1
    while first < head and syntax.part(first) in ("PUNCT", "ADP", "ADV", "SCONJ"):
        first += 1
    return Span(syntax.span(first).start, syntax.span(last).end)


_LOOSE_END: Final = ("PUNCT", "AUX", "ADV", "ADP", "SCONJ")


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
        if not page.syntax.children(head, "conj") and (listed := list_behind(head, page.syntax)):
            found += [member for member in (head, *listed) if member not in found]
            continue
        members = tuple(member for member in page.syntax.children(head, "conj") if member > head)
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


def _passed_on(site: Site, closed: frozenset[int], page: Page) -> list[_Group]:
    """ "said in a statement carried by SANA"; "a man says in a video released by the group"; "through his lawyer"."""
    found: list[_Group] = []
    for document in page.syntax.obliques(site.anchor, "in", "on", "through", "via"):
        noun = page.words.nouns.get(page.syntax.lower(document))
        if noun is None or not noun.document:
            continue
        made = [c for c in page.syntax.children(document, "acl") if page.syntax.lower(c) in page.words.making]
        if any(page.syntax.agents(clause) for clause in made):
            found.append(_Group((document,)))
    found = [*_new(_plainly_passed_on(site, closed, page), found, page), *found]
    found = found or _asked_by(site, closed, page)
    return found or _document_of(site, page)


def _asked_by(site: Site, closed: frozenset[int], page: Page) -> list[_Group]:
    """ "Asked by the paper why, the priest said": at the head of the sentence."""
    first = min(_beside(site.anchor, closed, page), default=site.anchor)
    if page.syntax.lower(first) not in page.words.contacting:
        return []
    links = [link for link in links_behind(first - 1, closed, page, spoken=False)[:1] if link.nearer]
    return [_Group(_spread((link.head,), page), link.cue) for link in links if is_outlet(link.head, page)]


def _plainly_passed_on(site: Site, closed: frozenset[int], page: Page) -> list[_Group]:
    """ "In a statement carried by SANA, the army said", "..., in remarks carried by SANA": by the order of words."""
    syntax = page.syntax
    for word in _beside(site.anchor, closed, page):
        head = noun_behind(word, syntax) if syntax.lower(word) in page.words.through else None
        if head is not None and page.words.roles.get(syntax.lower(head)) in _GO_BETWEENS and head not in site.own:
            return [_Group((head,), (word,))]
        noun = page.words.nouns.get(syntax.lower(word))
        told_in = noun is not None or syntax.lower(word) in page.words.meetings
        if not told_in or word in site.own or not _stands_in(word, syntax):
            continue
        nearer, _ = _linked(word, closed, page)
        if nearer and not any(head in site.own for group in nearer for head in group.heads):
            return nearer
    return []


def _document_of(site: Site, page: Page) -> list[_Group]:
    """ "cites a file in which a detective notes": the document around a relative clause."""
    syntax = page.syntax
    for word in range(site.anchor - 1, max(1, site.anchor - REACH_WORDS), -1):
        if not in_one_sentence(word, site.anchor, syntax):
            return []
        if syntax.lower(word) == "which" and syntax.lower(word - 1) in ("in", "on"):
            document = word - 2
            if not _is_document(document, page) or document in site.own:
                return []
            above = _handed_on(document, site.anchor, page)
            if maker_of(document, page) is not None:
                return [_Group((document,))]
            if above is not None and syntax.lower(above[0]) not in page.words.citing:
                return [_Group(_spread((above[1],), page), (above[0],), (above[0],))]
            return [_Group((document,))]
    return []


def _beside(anchor: int, closed: frozenset[int], page: Page) -> list[int]:
    """Words of the cue's sentence that are not said."""
    syntax = page.syntax
    before = anchor
    while before > 0 and anchor - before < _SIDE_WORDS and in_one_sentence(before - 1, anchor, syntax):
        before -= 1
    behind = anchor + 1
    while behind < len(syntax.words) and behind - anchor < _SIDE_WORDS and in_one_sentence(anchor, behind, syntax):
        behind += 1
    return [word for word in range(before, behind) if word not in closed]


_SIDE_WORDS: Final = 60
_GO_BETWEENS: Final = (SourceRole.PERSON, SourceRole.OFFICIAL, SourceRole.BODY)


def _stands_in(word: int, syntax: Syntax) -> bool:
    """Whether a noun is the means of saying: "in remarks", "on a recording"."""
    first = word
    while first > 0 and syntax.part(first - 1) in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "VERB"):
        first -= 1
        if word - first > 5:
            return False
    return first > 0 and syntax.lower(first - 1) in ("in", "on", "during", "through", "via", "from")


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
    quoting = speakers_of_verb(verb, syntax, passive=False) or _subjects_before(verb, page)
    quoting = tuple(_antecedent(head, page) or head if _is_relative(head, page) else head for head in quoting)
    return _Group(quoting, (verb,)), _Group(quoted) if quoted else None


def _subjects_before(verb: int, page: Page) -> tuple[int, ...]:
    subject = _subject_before(verb, page)
    return () if subject is None else (subject,)


def _is_relative(word: int, page: Page) -> bool:
    return page.syntax.lower(word) in _PRONOUNS_RELATIVE


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
