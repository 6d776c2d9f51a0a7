"""Recipes: everything that decides what a training run makes, in one TOML file. Unknown keys are errors."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from sayso.errors import BadRecipe
from sayso.training.examples import Disguises


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderChoice:
    """Which encoder, and how much of it. `folder` holds it in Hugging Face form."""

    folder: str
    sha256: str = ""
    layers: int = 12
    flags_at_layer: int = 0
    frozen_layers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how fast.

    The learning rate rises for `warm_up_steps`, stays, and falls to 0 over the last `cool_down` part, so that a run
    can be prolonged from any checkpoint before the fall.
    """

    steps: int
    batch_pieces: int = 1536
    batches_per_step: int = 2
    window_pieces: int = 256
    learning_rate: float = 6e-5
    head_learning_rate: float = 6e-4
    weight_decay: float = 0.01
    warm_up_steps: int = 40
    cool_down: float = 0.3
    seed: int = 1
    threads: int = 2
    checkpoint_minutes: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """`mix` and `weights`: share of batches by corpus, weight of losses by head (1 unless given).

    `held_out` is the share of training texts of every corpus that is kept for the calibration.
    """

    name: str
    corpora: str
    encoder: EncoderChoice
    schedule: Schedule
    mix: Mapping[str, float]
    weights: Mapping[str, float]
    disguises: Disguises
    held_out: float = 0.0


def read_recipe(path: Path) -> Recipe:
    """Read a recipe; folders in it are relative to the file.

    Raises:
        BadRecipe: no such file, no TOML, a key missing or unknown, or a value of the wrong type.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadRecipe(f"{path}: cannot be read as a recipe ({error})") from error
    sections = {"encoder": EncoderChoice, "schedule": Schedule, "disguises": Disguises}
    known = {field.name for field in fields(Recipe)}
    if unknown := sorted(raw.keys() - known):
        raise BadRecipe(f"{path}: unknown {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    for name, cls in sections.items():
        allowed = {field.name for field in fields(cls)}
        if unknown := sorted(raw.get(name, {}).keys() - allowed):
            raise BadRecipe(f"{path}: [{name}] unknown {', '.join(unknown)}; known are {', '.join(sorted(allowed))}")
    try:
        encoder = EncoderChoice(**raw["encoder"])
        return Recipe(
            name=raw["name"],
            corpora=str((path.parent / raw["corpora"]).resolve()),
            encoder=EncoderChoice(**{**raw["encoder"], "folder": str((path.parent / encoder.folder).resolve())}),
            schedule=Schedule(**raw["schedule"]),
            mix=dict(raw["mix"]),
            weights=dict(raw.get("weights", {})),
            disguises=Disguises(**raw.get("disguises", {})),
            held_out=float(raw.get("held_out", 0.0)),
        )
    except (KeyError, TypeError) as error:
        raise BadRecipe(f"{path}: {error} is missing or of the wrong kind") from error
