"""Joins pronouns to what they stand for: the model's chains under grammar's constraints, then the only one near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.interpret.entities.clusters import Clusters
from sayso.interpret.entities.descriptions import Chains
from sayso.interpret.entities.profiles import Profile
from sayso.interpret.syntax import SUBJECTS, Syntax
from sayso.ontology.entities import EntityWords, Gender, Pronoun, PronounKind
from sayso.records import MentionType, Span

# Without the model a pronoun looks back so many sentences.
_REACH_SENTENCES: Final = 1
# A chained antecedent farther away is not believed: something nearer was missed.
_CHAIN_SENTENCES: Final = 8
_OBJECTS: Final = ("obj", "iobj", "obl", "obl:agent", "nmod")


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rules ask beside the mentions: the groups so far, the trees, and who says what."""

    clusters: Clusters
    syntax: Syntax
    speech: Sequence[tuple[Span, Span]]
    words: EntityWords


def join_pronouns(
    profiles: Sequence[Profile],
    clusters: Clusters,
    chains: Chains,
    syntax: Syntax,
    *,
    speech: Sequence[tuple[Span, Span]],
    words: EntityWords,
) -> None:
    """Go through the pronouns in text order.

    1. Reflexives mean the subject of their clause.
    2. "I" in a quotation means its speaker, if the model says who that is; others of the first and second person
       only join each other.
    3. What the model chains it to, nearest first, that grammar allows.
    4. The only one in this sentence before it and the last one that grammar allows ("he", "she", "they" of a body's
       own sentence).

    Args:
        speech: a quotation or reported content, and who says it.
    """
    around = _Around(clusters, syntax, speech, words)
    earlier: list[Profile] = []
    by_chain: dict[int, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.number in chains:
            by_chain[chains[profile.number]].append(profile)
    for profile in profiles:
        pronoun = profile.pronoun
        if pronoun is not None:
            chained = by_chain.get(chains.get(profile.number, -1), ())
            if pronoun.person == 1 and pronoun.number == "one":
                speaker = _speaker(profile, profiles, speech)
                if speaker is not None and clusters.join(speaker, profile, "first person in the speaker's words"):
                    earlier.append(profile)
                    continue
            _join_one(profile, pronoun, chained, earlier, around)
        earlier.append(profile)


def _join_one(
    profile: Profile,
    pronoun: Pronoun,
    chained: Sequence[Profile],
    earlier: Sequence[Profile],
    around: _Around,
) -> None:
    # 1
    if pronoun.kind is PronounKind.REFLEXIVE:
        subject = _clause_subject(profile, earlier, around.syntax)
        if subject is not None and around.clusters.join(subject, profile, "reflexive of the clause's subject"):
            return
    if pronoun.kind is PronounKind.RELATIVE:
        noun = _relative_noun(profile, earlier, around.syntax)
        if noun is not None:
            around.clusters.join(noun, profile, "relative pronoun of the noun", despite=_INSIDE)
        return
    # 2
    if pronoun.person != 3:
        same = [p for p in chained if _is_same_person(p, profile)]
        if same:
            around.clusters.join(same[-1], profile, "the reader model chains them")
        return
    # 3
    before = [p for p in chained if p.mention.head.start < profile.mention.head.start]
    for candidate in reversed(before):
        if profile.sentence - candidate.sentence > _CHAIN_SENTENCES:
            break
        if _allowed(profile, pronoun, candidate, around) and around.clusters.join(
            candidate, profile, "the reader model chains them"
        ):
            return
    # 4
    _join_only_near(profile, pronoun, earlier, around)


def _is_same_person(candidate: Profile, profile: Profile) -> bool:
    """An earlier "I" for an "I" that nobody else's words part from it: in the next sentence, or outside quotations."""
    if candidate.pronoun is None or profile.pronoun is None or candidate.number >= profile.number:
        return False
    if (candidate.pronoun.person, candidate.pronoun.number) != (profile.pronoun.person, profile.pronoun.number):
        return False
    reach = _CHAIN_SENTENCES if not profile.in_quote and profile.pronoun.person == 1 else 1
    return candidate.in_quote == profile.in_quote and profile.sentence - candidate.sentence <= reach


_INSIDE: Final = frozenset({"nesting", "types"})


def _join_only_near(
    profile: Profile,
    pronoun: Pronoun,
    earlier: Sequence[Profile],
    around: _Around,
) -> None:
    if pronoun.gender not in (Gender.MALE, Gender.FEMALE):
        return
    near = []
    for candidate in reversed(earlier):
        if profile.sentence - candidate.sentence > _REACH_SENTENCES:
            break
        if candidate.type is MentionType.PERSON and candidate.plural is False and _is_human(candidate, around):
            near.append(candidate)
    possible = [
        p for p in near if _allowed(profile, pronoun, p, around) and around.clusters.objection_to(p, profile) is None
    ]
    if possible and all(around.clusters.are_one(possible[0], p) for p in possible):
        around.clusters.join(possible[0], profile, f"the only one near that {profile.text.lower()!r} can mean")


def _is_human(candidate: Profile, around: _Around) -> bool:
    """Without the model's word the type alone is too weak: a noun must be one for people."""
    return not candidate.is_nominal or candidate.lemma in around.words.person_nouns


def _allowed(
    profile: Profile,
    pronoun: Pronoun,
    candidate: Profile,
    around: _Around,
) -> bool:
    """Grammar's constraints on a pronoun of the third person and an antecedent."""
    if candidate.pronoun is not None and candidate.pronoun.person != 3:
        return False
    if candidate.determiner == "indefinite" and candidate.is_nominal and candidate.text.lower() in {"one", "none"}:
        return False
    group = around.clusters.group(candidate)
    if pronoun.gender is Gender.NEUTER and any(p.type is MentionType.PERSON and p.plural is False for p in group):
        return False
    is_human = any(p.type is MentionType.PERSON for p in group) or all(p.pronoun is not None for p in group)
    if pronoun.gender in (Gender.MALE, Gender.FEMALE) and not is_human:
        return False
    if pronoun.number == "several" and any(
        p.plural is False and p.type is MentionType.PERSON and p.pronoun is None for p in group
    ):
        return False
    if pronoun.kind is not PronounKind.POSSESSIVE and _are_coarguments(profile, candidate, around.syntax):
        return False
    # Who speaks does not call himself "he" in his own quoted words.
    return not (profile.in_quote and _says(profile, group, around.speech))


def _says(profile: Profile, group: Sequence[Profile], speech: Sequence[tuple[Span, Span]]) -> bool:
    sources = [source for content, source in speech if content.contains(profile.mention.head)]
    return any(source.contains(p.mention.head) for source in sources for p in group)


def _are_coarguments(one: Profile, other: Profile, syntax: Syntax) -> bool:
    """Whether both hang on one verb: "he met him" are two men."""
    if one.word is None or other.word is None:
        return False
    head = syntax.head(one.word)
    if head is None or syntax.head(other.word) != head:
        return syntax.relation(one.word) == "conj" and head == other.word
    relations = {syntax.relation(one.word), syntax.relation(other.word)}
    return (bool(relations & set(SUBJECTS)) and bool(relations & set(_OBJECTS))) or relations <= set(_OBJECTS)


def _clause_subject(profile: Profile, earlier: Sequence[Profile], syntax: Syntax) -> Profile | None:
    if profile.word is None:
        return None
    subjects = syntax.understood_subjects(syntax.clause(profile.word))
    return _of_word(subjects[0], earlier) if len(subjects) == 1 else None


def _relative_noun(profile: Profile, earlier: Sequence[Profile], syntax: Syntax) -> Profile | None:
    """The noun that the pronoun's relative clause modifies."""
    if profile.word is None:
        return None
    predicate = syntax.clause(profile.word)
    noun = syntax.head(predicate)
    if noun is None or not syntax.relation(predicate).startswith("acl"):
        return None
    return _of_word(noun, earlier)


def _of_word(word: int, earlier: Sequence[Profile]) -> Profile | None:
    return next((p for p in reversed(earlier) if p.word == word), None)


def _speaker(profile: Profile, earlier: Sequence[Profile], speech: Sequence[tuple[Span, Span]]) -> Profile | None:
    """Who says the words that the pronoun stands in; only words in quotation marks."""
    if not profile.in_quote:
        return None
    sources = [source for content, source in speech if content.contains(profile.mention.head)]
    if not sources:
        return None
    nearest = min(sources, key=lambda span: abs(span.start - profile.mention.head.start))
    heads = [p for p in earlier if nearest.contains(p.mention.head) and p.type is MentionType.PERSON]
    return heads[0] if heads else None
