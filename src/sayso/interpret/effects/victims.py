"""Who suffered by a predicate, whatever the voice: "killed five", "five were killed", "five killed in a blast"."""

from __future__ import annotations

from sayso.interpret.syntax import Syntax
from sayso.ontology.effects import SUBJECT

_PERFECT = ("have", "has", "had", "having", "'ve", "’ve")


def victims_of(verb: int, victim: str, syntax: Syntax) -> tuple[int, ...]:
    """Head words of the noun phrases for those who suffered, coordinated ones included.

    Args:
        victim: where the active verb names them, `object` or `subject`.
    """
    if victim == SUBJECT:
        return _understood(verb, syntax)
    if syntax.is_passive(verb):
        passive = syntax.children(verb, "nsubj:pass")
        if not passive and syntax.relation(verb) != "conj" and syntax.objects(verb):
            return syntax.objects(verb)  # "gunmen were killing five": the tree took the auxiliary for a passive's
        return _understood(verb, syntax)
    own = syntax.objects(verb) or _misplaced_objects(verb, syntax)
    if own:
        return own
    if is_past(verb, syntax):
        if syntax.relation(verb) in ("acl", "amod") and (head := syntax.head(verb)) is not None:
            return (head,)
        if _follows_passive(verb, syntax):
            return _understood(verb, syntax)
        shared = _shared_objects(verb, syntax)
        # "Three killed, 12 wounded in blast": headlines leave the auxiliary out.
        if not shared and not _is_perfect(verb, syntax) and syntax.subjects(verb):
            return _understood(verb, syntax)
        return shared
    return _shared_objects(verb, syntax)


def _misplaced_objects(verb: int, syntax: Syntax) -> tuple[int, ...]:
    """ "Police killed a gunman": of two subjects around an active verb, the one behind it is its object."""
    subjects = syntax.children(verb, "nsubj")
    behind = tuple(word for word in subjects if word > verb)
    return behind if behind and len(behind) < len(subjects) else ()


def is_past(verb: int, syntax: Syntax) -> bool:
    """Whether the form can be a past participle, judged by its letters, since lemmas err more often."""
    lower = syntax.lower(verb)
    return not lower.endswith("ing") and lower.endswith(("ed", "en", "n", "t", "d", "g", "k", "w"))


def _is_perfect(verb: int, syntax: Syntax) -> bool:
    return any(syntax.lower(child) in _PERFECT for child in syntax.children(verb, "aux"))


def _understood(verb: int, syntax: Syntax) -> tuple[int, ...]:
    found = syntax.understood_subjects(verb)
    return tuple(
        word for word in found if syntax.part(word) in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")
    )


def _follows_passive(verb: int, syntax: Syntax) -> bool:
    """ "Was captured and executed": the second participle shares subject and voice."""
    head = syntax.head(verb)
    if syntax.relation(verb) != "conj" or head is None or syntax.children(verb, "nsubj", "aux"):
        return False
    return syntax.is_passive(head) or (syntax.relation(head) == "acl" and is_past(head, syntax))


def _shared_objects(verb: int, syntax: Syntax) -> tuple[int, ...]:
    """ "Captured and killed five soldiers": the object stands with the last verb, and the tree may hang it on any."""
    for other in syntax.conjuncts(verb):
        if other > verb and syntax.part(other) == "VERB" and not syntax.subjects(other):
            found = syntax.objects(other)
            if found and not any(syntax.part(word) == "PUNCT" for word in range(verb + 1, other)):
                return found
    return ()
