"""Whether a predicate is told as a fact. A number under "could", "if", "plans to" or "failed to" is nobody's number."""

from __future__ import annotations

from sayso.interpret.effects.found import Actuality
from sayso.interpret.syntax import Syntax
from sayso.ontology.effects import EffectWords

_INHERITED = (
    "xcomp",
    "acl",
    "advcl",
    "ccomp",
    "nmod",
    "obl",
    "csubj",
    "conj",
    "obj",
    "nsubj",
    "nsubj:pass",
    "csubj:pass",
    "parataxis",
)
_MOST_STEPS = 4


def actuality_of(predicate: int, syntax: Syntax, words: EffectWords) -> Actuality:
    """How the text speaks of what a predicate says.

    1. Its own negation, auxiliaries and modifiers.
    2. The marker of its clause.
    3. What the clause hangs on: an infinitive is no fact unless its governor says so; "without", "failed to" deny.
    """
    # 1
    if syntax.is_negated(predicate) and not _has_any(predicate, syntax, words):
        return Actuality.NEGATED
    auxiliaries = {syntax.lower(child) for child in syntax.children(predicate, "aux")}
    if auxiliaries & words.words("unreal", "auxiliaries") or _going_to(predicate, syntax):
        return Actuality.HYPOTHETICAL
    modifiers = {syntax.lower(child) for child in syntax.children(predicate, "amod", "compound", "advmod")}
    if modifiers & words.words("unreal", "modifiers"):
        return Actuality.HYPOTHETICAL
    # 2
    markers = set(syntax.markers(predicate))
    if markers & words.words("unreal", "markers"):
        return Actuality.HYPOTHETICAL
    if markers & words.words("unreal", "negative"):
        return Actuality.NEGATED
    # 3
    return _governed(predicate, syntax, words)


def _has_any(predicate: int, syntax: Syntax, words: EffectWords) -> bool:
    """ "Did not kill anyone" states the number 0 and is a fact."""
    near = (*syntax.objects(predicate), *syntax.subjects(predicate))
    return any(
        syntax.lower(word) in words.words("zero", "any")
        for noun in near
        for word in (noun, *syntax.children(noun, "det"))
    )


def _going_to(predicate: int, syntax: Syntax) -> bool:
    head = syntax.head(predicate)
    return head is not None and syntax.lower(head) == "going" and "to" in _infinitive(predicate, syntax)


def _infinitive(predicate: int, syntax: Syntax) -> tuple[str, ...]:
    return tuple(
        syntax.lower(child) for child in syntax.children(predicate, "mark", "aux") if syntax.lower(child) == "to"
    )


def _governed(predicate: int, syntax: Syntax, words: EffectWords) -> Actuality:
    current = predicate
    infinitive = bool(_infinitive(predicate, syntax))
    perfect = any(
        syntax.lower(child) in ("have", "has", "had", "having") for child in syntax.children(predicate, "aux")
    )
    for _ in range(_MOST_STEPS):
        head, relation = syntax.head(current), syntax.relation(current)
        if head is None or relation not in _INHERITED:
            break
        lower = syntax.lower(head)
        if relation == "conj":
            if syntax.subjects(current) or syntax.children(current, "aux"):
                break
            if {syntax.lower(c) for c in syntax.children(head, "aux")} & words.words("unreal", "auxiliaries"):
                return Actuality.HYPOTHETICAL
            infinitive = infinitive or bool(_infinitive(head, syntax))
        elif infinitive or (relation in ("ccomp", "nmod", "obj", "acl", "nsubj:pass", "obl") and current == predicate):
            if lower in words.words("unreal", "negative"):
                return Actuality.NEGATED
            if lower in words.words("unreal", "hypothetical") and not (relation == "obl" and not infinitive):
                return Actuality.HYPOTHETICAL
            if infinitive:
                if lower in words.words("unreal", "factual") or perfect:
                    return Actuality.FACT
                return Actuality.HYPOTHETICAL
            if relation != "nmod":
                break
        else:
            break
        current = head
    return Actuality.HYPOTHETICAL if infinitive and not perfect else Actuality.FACT
