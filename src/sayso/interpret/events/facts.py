"""Whether an event is a fact: happened, going on, planned, threatened, tried, averted, supposed; denied; long past."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.interpret.events.scene import Scene
from sayso.interpret.events.triggers import Trigger
from sayso.ontology.events import WordKind
from sayso.records import Modality


@dataclass(frozen=True, slots=True)
class Standing:
    """How the text speaks of an event.

    `is_future`: it lies ahead ("will"). `is_announced`: whoever does it, says so. `is_stopped`: an end to it is told.
    `is_urged`: somebody says that others should do it.
    """

    modality: Modality
    is_negated: bool
    is_background: bool
    is_future: bool = False
    is_announced: bool = False
    is_stopped: bool = False
    is_urged: bool = False


def standing_of(trigger: Trigger, scene: Scene) -> Standing:
    """The standing by the trigger's own words, then by what governs it."""
    syntax = scene.syntax
    verb = trigger.light if trigger.light is not None else trigger.word
    negated = _negated(trigger, verb, scene)
    background = _is_background(trigger, verb, scene)
    own = _by_own_words(trigger, verb, scene)
    future = own is Modality.PLANNED and any(
        _has(aux, "planned_auxiliaries", scene) for aux in _auxiliaries(verb, scene)
    )
    stopped = _is_stopped(trigger, verb, scene)
    if own is not None and own is not Modality.ONGOING:
        ahead = own in (Modality.PLANNED, Modality.HYPOTHETICAL)
        # "Will close the border unless" is a threat in the report's own words, too.
        conditional = any("unless" in syntax.markers(child) for child in syntax.children(verb, "advcl"))
        announced = ahead and (conditional or announcer_of(verb, scene) is not None)
        urged = _is_urged(verb, scene)
        return Standing(own, negated, background, future, announced, stopped, urged)
    governed = _by_governor(trigger, verb, scene)
    if governed is not None:
        above = syntax.head(verb)
        announced = governed is Modality.PLANNED and above is not None and _announcer(above, scene) is not None
        return Standing(governed, negated, background, is_announced=announced, is_stopped=stopped)
    if own is Modality.ONGOING or (syntax.part(verb) == "VERB" and _is_ongoing(verb, scene)):
        return Standing(Modality.ONGOING, negated, background)
    return Standing(Modality.HAPPENED, negated, background, is_stopped=stopped)


def announcer_of(verb: int, scene: Scene) -> int | None:
    """Who says that he will do it: "the EU said it could impose sanctions", "the minister said all would be held"."""
    return _announcer(verb, scene) if scene.syntax.auxiliaries(verb) else None


def speaker_over(verb: int, scene: Scene) -> int | None:
    """The subject of the verb of saying over the clause; None where the report speaks itself."""
    syntax = scene.syntax
    speaking = syntax.head(verb)
    if speaking is None or syntax.relation(verb) not in ("ccomp", "parataxis"):
        return None
    return next((word for word in syntax.subjects(speaking) if scene.is_actor(word)), None)


def _is_urged(verb: int, scene: Scene) -> bool:
    urging = scene.words.modality["urging_auxiliaries"]
    is_bound = any(scene.syntax.lower(aux) in urging for aux in _auxiliaries(verb, scene))
    return is_bound and speaker_over(verb, scene) is not None


def _announcer(verb: int, scene: Scene) -> int | None:
    syntax = scene.syntax
    speaking, speaker = syntax.head(verb), speaker_over(verb, scene)
    if speaking is None or speaker is None:
        return None
    subjects = syntax.subjects(verb)
    if _has(speaking, "threatened", scene):
        return speaker
    is_own = bool(subjects) and syntax.part(subjects[0]) == "PRON"
    is_hidden = syntax.is_passive(verb) and not syntax.agents(verb)
    return speaker if is_own or is_hidden else None


def _is_stopped(trigger: Trigger, verb: int, scene: Scene) -> bool:
    if trigger.light_kind == "ending":
        return True
    head = scene.syntax.head(verb)
    if trigger.kind is not WordKind.VERB or head is None or scene.syntax.relation(verb) not in ("xcomp", "ccomp"):
        return False
    is_gerund = scene.syntax.lower(verb).endswith("ing")
    return is_gerund and bool(scene.phrase_in(scene.words.light["ending"], head))


def _has(word: int, name: str, scene: Scene) -> bool:
    wanted = scene.words.modality[name]
    return scene.syntax.lower(word) in wanted or bool(scene.bases[word] & wanted)


def _auxiliaries(verb: int, scene: Scene) -> tuple[int, ...]:
    """Own auxiliaries; a conjunct without a subject shares those of the first member."""
    syntax = scene.syntax
    own = syntax.auxiliaries(verb)
    head = syntax.head(verb)
    if own or head is None or syntax.relation(verb) != "conj" or syntax.subjects(verb):
        return own
    is_shared = not syntax.is_past_participle(verb) or syntax.is_passive(head)
    return _auxiliaries(head, scene) if is_shared else ()


def _negated(trigger: Trigger, verb: int, scene: Scene) -> bool:
    syntax = scene.syntax
    if syntax.is_negated(verb) or syntax.is_negated(trigger.word):
        return True
    head = syntax.head(verb)
    if head is not None and syntax.relation(verb) in ("xcomp", "acl", "advcl") and _has(head, "negating", scene):
        return True
    no_one = ("no", "nobody", "none", "neither")
    for word in (*syntax.subjects(verb), *syntax.objects(verb)):
        if syntax.lower(word) in no_one or any(syntax.lower(child) in no_one for child in syntax.children(word, "det")):
            return True
    return False


def _by_own_words(trigger: Trigger, verb: int, scene: Scene) -> Modality | None:
    """Modifiers of the noun, auxiliaries and conjunctions of the clause."""
    syntax = scene.syntax
    for child in (
        syntax.children(trigger.word, "amod", "compound", "nmod:desc") if trigger.kind is WordKind.NOUN else ()
    ):
        for name, modality in (
            ("averted_modifiers", Modality.AVERTED),
            ("attempted_modifiers", Modality.ATTEMPTED),
            ("planned_modifiers", Modality.PLANNED),
            ("ongoing_modifiers", Modality.ONGOING),
        ):
            if _has(child, name, scene):
                return modality
    if trigger.light_kind == "ending" or (trigger.kind is WordKind.NOUN and trigger.light is None):
        return None
    if any(marker in scene.words.modality["hypothetical_markers"] for marker in syntax.markers(verb)):
        return Modality.HYPOTHETICAL
    # "Planned an attack", "ordered a raid".
    if trigger.light is not None and trigger.light_kind == "doing" and _has(trigger.light, "planned", scene):
        return Modality.PLANNED
    auxiliaries = _auxiliaries(verb, scene)
    if any(_has(aux, "planned_auxiliaries", scene) for aux in auxiliaries):
        marks = scene.words.modality["hypothetical_markers"]
        depends = any(set(syntax.markers(child)) & marks for child in syntax.children(verb, "advcl"))
        return Modality.HYPOTHETICAL if depends else Modality.PLANNED
    if any(syntax.lower(aux) in scene.words.modality["hypothetical_auxiliaries"] for aux in auxiliaries):
        return Modality.HYPOTHETICAL
    return None


def _is_ongoing(verb: int, scene: Scene) -> bool:
    """ "Are fighting", "is being shelled"."""
    syntax = scene.syntax
    auxiliaries = _auxiliaries(verb, scene)
    present = any(syntax.lower(aux) in scene.words.modality["ongoing_auxiliaries"] for aux in auxiliaries)
    doing = syntax.lower(verb).endswith("ing") or any(syntax.lower(aux) == "being" for aux in auxiliaries)
    return present and doing


def _by_governor(trigger: Trigger, verb: int, scene: Scene) -> Modality | None:
    """The verb or noun above: "plans to", "failed to", "foiled an attack", "a threat of war", "continued to shell"."""
    syntax, words = scene.syntax, scene.words
    current, relation = verb, syntax.relation(verb)
    for _ in range(4):
        head = syntax.head(current)
        if head is None or head in trigger.words:
            return None
        is_verb = syntax.part(head) == "VERB"
        is_infinitive = relation in ("xcomp", "acl", "advcl", "csubj") and "to" in syntax.markers(current)
        is_clause = is_infinitive or relation in ("xcomp", "ccomp")
        is_noun = relation in ("obj", "nsubj:pass", "nmod", "obl")
        if is_clause or is_noun:
            for name, modality in (
                ("averted", Modality.AVERTED),
                ("attempted", Modality.ATTEMPTED),
                ("threatened", Modality.THREATENED),
                ("planned", Modality.PLANNED),
            ):
                if _has(head, name, scene) and _governs(name, relation, is_verb=is_verb, is_infinitive=is_infinitive):
                    return modality
            if relation in ("acl", "nmod") and _has(head, "hypothetical_nouns", scene):
                return Modality.HYPOTHETICAL
        if is_infinitive and relation == "advcl":
            return Modality.PLANNED
        if is_infinitive and relation == "xcomp" and any(p[0] in scene.bases[head] for p in words.light["going_on"]):
            return Modality.ONGOING
        marks = words.modality["hypothetical_markers"]
        if relation in ("advcl", "ccomp") and any(marker in marks for marker in syntax.markers(current)):
            return Modality.HYPOTHETICAL
        if relation in ("root", "parataxis", "acl:relcl", "ccomp", "advcl", "nsubj"):
            return None
        if is_verb and relation in ("conj", "xcomp", "obj", "nsubj:pass", "obl") and _clause_is_supposed(head, scene):
            return Modality.HYPOTHETICAL
        if (
            is_verb
            and relation in ("obj", "obl", "nsubj:pass")
            and any(_has(aux, "planned_auxiliaries", scene) for aux in _auxiliaries(head, scene))
        ):
            return Modality.PLANNED
        current, relation = head, syntax.relation(head)
    return None


def _governs(name: str, relation: str, *, is_verb: bool, is_infinitive: bool) -> bool:
    """Which words govern what: "plan to attack", "plan an attack"; but "ordered" only with an infinitive."""
    if relation == "obl":
        return name in ("averted", "threatened") and is_verb is False
    if relation == "ccomp":
        return name == "threatened"
    if name in ("planned", "attempted") and is_verb and relation in ("obj", "nsubj:pass"):
        return name == "planned"
    return is_infinitive or relation in ("obj", "nsubj:pass", "nmod", "xcomp")


def _clause_is_supposed(verb: int, scene: Scene) -> bool:
    syntax = scene.syntax
    modality = scene.words.modality
    if any(marker in modality["hypothetical_markers"] for marker in syntax.markers(verb)):
        return True
    return any(syntax.lower(aux) in modality["hypothetical_auxiliaries"] for aux in _auxiliaries(verb, scene))


def _is_background(trigger: Trigger, verb: int, scene: Scene) -> bool:
    """Told as history: "the 1994 war", "earlier attacks", "had attacked" beside a later past."""
    syntax = scene.syntax
    if any(_has(child, "background_modifiers", scene) for child in syntax.children(trigger.word, "amod")):
        return trigger.kind is WordKind.NOUN
    if trigger.kind is not WordKind.NOUN and any(
        syntax.lower(aux) in ("had", "'d") for aux in syntax.children(verb, "aux")
    ):
        # In reported speech the pluperfect is only the past: "said it had halted aid".
        return syntax.relation(verb) in ("advcl", "acl:relcl")
    return False
