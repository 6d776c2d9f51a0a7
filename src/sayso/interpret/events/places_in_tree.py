"""Who stands where around a predicate: deep subjects and objects, and clauses that are its content."""

from __future__ import annotations

from typing import Final

from sayso.interpret.events.scene import Scene

_RELATIVES: Final = ("who", "which", "that", "whom")
_CLAUSES: Final = ("xcomp", "ccomp")


def is_passive(verb: int, scene: Scene) -> bool:
    """Whether the tree's passive bears its marks: an auxiliary of the passive, a by-phrase, or a bare participle."""
    syntax = scene.syntax
    if not syntax.is_passive(verb):
        return False
    auxiliaries = syntax.children(verb, "aux", "aux:pass")
    if any(syntax.lower(word) in scene.words.prepositions["passive"] for word in auxiliaries):
        return True
    # "Has granted" is none, whatever the tree calls its subject; nor is a finite verb with an object.
    return not auxiliaries and (bool(syntax.agents(verb)) or not syntax.children(verb, "nsubj:pass"))


def deep_subjects(verb: int, scene: Scene) -> tuple[int, ...]:
    """Who does it: the subject of the active, the by-phrase of the passive; taken over where only understood."""
    syntax = scene.syntax
    if is_passive(verb, scene):
        return tuple(word for word in syntax.agents(verb) if word not in scene.times)
    if accused := _accused(verb, scene):
        return accused
    found = syntax.understood_subjects(verb)
    head = syntax.head(verb)
    if not found and head is not None and syntax.relation(verb) == "ccomp" and syntax.lower(verb).endswith("ing"):
        # "Stopped shelling", where the tree takes the gerund for a full clause.
        found = syntax.understood_subjects(head)
        return tuple(word for word in found if word not in _misread_objects(head, scene))
    return tuple(word for word in found if word not in _misread_objects(verb, scene))


def _accused(verb: int, scene: Scene) -> tuple[int, ...]:
    """ "Accused *the army* of shelling the town": whoever is accused does it, never the accuser."""
    syntax, head = scene.syntax, scene.syntax.head(verb)
    if head is None or not syntax.lower(verb).endswith("ing") or syntax.subjects(verb):
        return ()
    noun = None if syntax.part(head) in ("VERB", "AUX") else head
    verb_above = head if noun is None else syntax.head(noun)
    leads = {*syntax.markers(verb), syntax.preposition(verb)}
    if verb_above is None or not leads & {"of", "for", "with"}:
        return ()
    if not scene.bases[verb_above] & scene.words.prepositions["accusing"]:
        return ()
    return syntax.subjects(verb_above) if is_passive(verb_above, scene) else syntax.objects(verb_above)


def _misread_objects(verb: int, scene: Scene) -> tuple[int, ...]:
    """An active clause has one subject: what a weak tree calls a second one, after the verb, is the object."""
    syntax = scene.syntax
    own = syntax.children(verb, "nsubj")
    if len(own) < 2 or own[0] > verb:
        return ()
    return tuple(word for word in own if word > verb and word not in scene.times)


def deep_objects(verb: int, scene: Scene) -> tuple[int, ...]:
    """To whom it is done: the object of the active, the subject of the passive, the noun of a participle."""
    syntax = scene.syntax
    head = syntax.head(verb)
    if is_passive(verb, scene):
        own = syntax.objects(verb)
        return own or syntax.understood_subjects(verb)
    found = tuple(sorted({*syntax.objects(verb), *_misread_objects(verb, scene)}))
    if found:
        if head is not None and syntax.relation(verb) == "acl:relcl":
            return tuple(head if syntax.lower(word) in _RELATIVES else word for word in found)
        return found
    if syntax.relation(verb) == "acl:relcl" and head is not None:
        subjects = syntax.subjects(verb)
        if subjects and all(syntax.lower(word) not in _RELATIVES for word in subjects):
            return (head,)
    if syntax.relation(verb) == "conj" and head is not None and not syntax.subjects(verb):
        return _shared_objects(verb, head, scene)
    # A coordinated verb further on may hold the object of both: "shelled and bombed the town".
    return next(
        (objs for child in syntax.children(verb, "conj") if (objs := _own(child, scene)) and child < objs[0]), ()
    )


def _own(verb: int, scene: Scene) -> tuple[int, ...]:
    syntax = scene.syntax
    is_near = syntax.part(verb) == "VERB" and not syntax.subjects(verb)
    return syntax.objects(verb) if is_near else ()


def _shared_objects(verb: int, head: int, scene: Scene) -> tuple[int, ...]:
    """ "Detained two men and later released" has no object of its own only if nothing follows."""
    syntax = scene.syntax
    if syntax.is_passive(head) and syntax.is_past_participle(verb):
        return syntax.subjects(head)
    return ()


def clause_children(word: int, scene: Scene) -> tuple[int, ...]:
    """Clauses that say what is wanted, refused, threatened: complements, and what looks like one in a weak tree."""
    syntax = scene.syntax
    found = [child for child in syntax.children(word, *_CLAUSES) if not _is_quoted_over(child, word, scene)]
    found += [
        child
        for child in syntax.children(word, "advcl", "acl")
        if "to" in syntax.markers(child)
        or any(marker in ("that", "of", "from", "against") for marker in syntax.markers(child))
    ]
    for noun in syntax.objects(word):
        found += [child for child in syntax.children(noun, "acl") if "to" in syntax.markers(child)]
    return tuple(sorted(set(found)))


def _is_quoted_over(child: int, word: int, scene: Scene) -> bool:
    """A clause before its verb is quoted speech, no content of a demand: "..., he said"."""
    return child < word and scene.syntax.relation(child) == "ccomp"
