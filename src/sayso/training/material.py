"""Everything a run learns from, made ready: texts, the pruned vocabulary, the labels that the corpora bring."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.errors import BadRecipe
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.gold import GoldText
from sayso.model.lemma_rules import rule_for
from sayso.model.wordpieces import Vocabulary
from sayso.training.examples import PreparedText, prepare
from sayso.training.held_out import is_held_out
from sayso.training.recipe import Recipe
from sayso.training.vocabulary import Pruned, full_vocabulary, prune

# Rarer rules are slips or oddities; in GUM and EWT they make 0.3 % of words.
RULE_SEEN_AT_LEAST: Final = 3
_ESSENTIALS: Final = "essentials.json"


@dataclass(frozen=True, slots=True)
class Essentials:
    """What a network cannot be built or used without: its vocabulary, and the labels that the corpora brought."""

    pruned: Pruned
    learned: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Material:
    """Texts by corpus, ready to be cut into windows."""

    texts: dict[str, tuple[PreparedText, ...]]
    essentials: Essentials


def gather(recipe: Recipe, folder: Path) -> Material:
    """Read the training parts of a recipe's corpora.

    Args:
        folder: the run's own. The essentials are kept there, and taken from there when a run goes on.

    Raises:
        BadRecipe: an unknown corpus, or one that is not there.
    """
    if unknown := sorted(recipe.mix.keys() - CORPORA.keys()):
        raise BadRecipe(f"recipe {recipe.name}: unknown corpora {', '.join(unknown)}; known are {', '.join(CORPORA)}")
    corpora = Path(recipe.corpora)
    texts = {
        name: tuple(text for text in CORPORA[name](corpora, "train") if not is_held_out(text, recipe.held_out))
        for name in CORPORA
        if name in recipe.mix
    }
    if (folder / _ESSENTIALS).is_file():
        essentials = load_essentials(recipe, folder)
    else:
        everything = [text for of_corpus in texts.values() for text in of_corpus]
        words = sorted({text.text[word.start : word.end] for text in everything for word in text.words})
        full = full_vocabulary(Path(recipe.encoder.folder))
        essentials = Essentials(prune(full, words), learned_labels(everything))
        _save_essentials(essentials, folder)
    prepared = {
        name: tuple(prepare(text, essentials.pruned.vocabulary, essentials.learned) for text in of_corpus)
        for name, of_corpus in texts.items()
    }
    return Material(prepared, essentials)


def _save_essentials(essentials: Essentials, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = {"kept_rows": essentials.pruned.kept_rows, "learned": essentials.learned}
    (folder / _ESSENTIALS).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def load_essentials(recipe: Recipe, folder: Path) -> Essentials:
    """The essentials of a run that was begun.

    Raises:
        BadRecipe: the folder holds no run, or one of another encoder.
    """
    path = folder / _ESSENTIALS
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadRecipe(f"{path}: cannot be read ({error}); train the recipe first") from error
    full = full_vocabulary(Path(recipe.encoder.folder))
    if max(content["kept_rows"]) >= len(full.pieces):
        raise BadRecipe(f"{path}: was made with another encoder than {recipe.encoder.folder}")
    pieces = tuple(full.pieces[row] for row in content["kept_rows"])
    pruned = Pruned(Vocabulary(pieces, full.special), tuple(content["kept_rows"]))
    return Essentials(pruned, {name: tuple(labels) for name, labels in content["learned"].items()})


def learned_labels(texts: Iterable[GoldText]) -> dict[str, tuple[str, ...]]:
    """The labels of the heads that have none of their own: rules of lemmas, relations of trees."""
    rules: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for text in texts:
        for word, syntax in zip(text.words, text.syntax or (), strict=False):
            rules[rule_for(text.text[word.start : word.end], syntax.lemma)] += 1
            relations[syntax.relation] += 1
    return {
        "lemmas": tuple(sorted(rule for rule, seen in rules.items() if seen >= RULE_SEEN_AT_LEAST)) or ("lower 0 ",),
        "dependencies": tuple(sorted(relations)) or ("root",),
    }
