"""The training loop: steps, logs, checkpoints. Stops and goes on at any step with the same batches."""

from __future__ import annotations

import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

import torch

from sayso.errors import BadRecipe
from sayso.model.heads import HEADS, labels_of
from sayso.training.batches import collate, mixed_batches
from sayso.training.checkpoints import load_checkpoint, load_moments, save_checkpoint
from sayso.training.losses import loss_of
from sayso.training.master_weights import MasterWeights
from sayso.training.material import Essentials, gather
from sayso.training.network import ReaderNetwork, freeze_below, load_encoder
from sayso.training.recipe import Recipe, Schedule

CHECKPOINT: Final = "checkpoint"
_LOG_EVERY_STEPS: Final = 10
_LONGEST_GRADIENT: Final = 1.0
_SEEDS_APART: Final = 1_000_003


def check_encoder(recipe: Recipe) -> None:
    """Hold the encoder's weights to the recipe's digest, if it has one.

    Raises:
        BadRecipe: no weights there, or others.
    """
    path = Path(recipe.encoder.folder) / "model.safetensors"
    if not path.is_file():
        raise BadRecipe(f"{path} is not there: put the encoder where the recipe says, in Hugging Face form")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if recipe.encoder.sha256 not in ("", found):
        raise BadRecipe(f"{path}: SHA-256 is {found}, the recipe wants {recipe.encoder.sha256}")


def build_network(recipe: Recipe, essentials: Essentials) -> ReaderNetwork:
    """The untrained network of a recipe: its encoder with new heads.

    Raises:
        BadRecipe: the encoder is not there, or is another one.
    """
    torch.manual_seed(recipe.schedule.seed)
    check_encoder(recipe)
    encoder, width = load_encoder(
        Path(recipe.encoder.folder), layers=recipe.encoder.layers, kept_rows=list(essentials.pruned.kept_rows)
    )
    counts = {head.name: len(labels_of(head, essentials.learned)) for head in HEADS}
    return ReaderNetwork(encoder, width, counts, flags_at_layer=recipe.encoder.flags_at_layer)


def rate_at(step: int, schedule: Schedule) -> float:
    """The share of the full learning rate at a step: rise, plateau, fall to 0."""
    falling = schedule.steps * schedule.cool_down
    return max(0.0, min((step + 1) / schedule.warm_up_steps, (schedule.steps - step) / max(1.0, falling), 1.0))


def train(recipe: Recipe, folder: Path, report: Callable[[str], None]) -> ReaderNetwork:
    """Train from the start, or from the checkpoint in `folder`, to the recipe's last step.

    1. Material, network, optimizer, checkpoint.
    2. Steps of several batches, each batch from one corpus.
    3. A log line every few steps, a checkpoint every few minutes and at the end.

    Args:
        folder: the run's own; holds `log.jsonl` and the checkpoint.
        report: takes a line for people now and then.

    Raises:
        BadRecipe: the corpora or the encoder are not as the recipe says.
    """
    # 1
    schedule = recipe.schedule
    torch.set_num_threads(schedule.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    material = gather(recipe, folder)
    vocabulary = material.essentials.pruned.vocabulary
    network = build_network(recipe, material.essentials).to(device)
    freeze_below(network, recipe.encoder.frozen_layers)
    done = int(load_checkpoint(folder / CHECKPOINT, network).get("step", 0))
    masters = MasterWeights(network)
    learned = masters.learned()
    optimizer = _optimizer(learned, schedule)
    load_moments(folder / CHECKPOINT, optimizer, learned)
    report(f"{sum(len(t) for t in material.texts.values())} texts, {len(vocabulary.pieces)} pieces, step {done}")
    batches = mixed_batches(
        material.texts,
        recipe.mix,
        seed=schedule.seed,
        window_pieces=schedule.window_pieces,
        batch_pieces=schedule.batch_pieces,
        disguises=recipe.disguises,
    )
    batches = islice(batches, done * schedule.batches_per_step, None)
    # 2
    network.train()
    losses: dict[str, list[float]] = defaultdict(list)
    pieces, since, saved = 0, time.monotonic(), time.monotonic()
    for step in range(done, schedule.steps):
        torch.manual_seed(_SEEDS_APART * schedule.seed + step)  # what drops out is the same after a stop
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * rate_at(step, schedule)
        for examples in islice(batches, schedule.batches_per_step):
            batch = collate(examples, vocabulary).to(device)
            with torch.autocast(device.type, torch.bfloat16):
                outputs = network(batch.piece_ids, batch.attention, batch.flags, batch.word_starts)
            total = torch.zeros((), device=device)
            for head in HEADS:
                loss = loss_of(head, outputs, examples, network)
                if loss is not None:
                    losses[head.name].append(loss.item())
                    total = total + recipe.weights.get(head.name, 1.0) * loss
            if total.requires_grad:
                (total / schedule.batches_per_step).backward()
                masters.take_gradients()
            pieces += int(batch.attention.sum())
        torch.nn.utils.clip_grad_norm_(learned.values(), _LONGEST_GRADIENT)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        masters.copy_down()
        # 3
        if (step + 1) % _LOG_EVERY_STEPS == 0:
            speed = pieces / (time.monotonic() - since)
            means = {name: round(sum(values) / len(values), 4) for name, values in sorted(losses.items())}
            row = {"step": step + 1, "pieces_per_second": round(speed), "losses": means}
            with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(row) + "\n")
            report(json.dumps(row))
            losses.clear()
            pieces, since = 0, time.monotonic()
        if time.monotonic() - saved > 60 * schedule.checkpoint_minutes or step + 1 == schedule.steps:
            masters.put_back()
            facts = {"step": step + 1, "recipe": recipe.name}
            save_checkpoint(folder / CHECKPOINT, network, optimizer, learned, facts)
            masters.copy_down()
            saved = time.monotonic()
    masters.put_back()
    network.eval()
    return network


def _optimizer(learned: Mapping[str, torch.nn.Parameter], schedule: Schedule) -> torch.optim.Optimizer:
    """AdamW; heads learn faster than the encoder, vectors of one dimension do not decay."""
    groups = []
    for is_encoder, rate in ((True, schedule.learning_rate), (False, schedule.head_learning_rate)):
        for decays in (True, False):
            chosen = [
                parameter
                for name, parameter in learned.items()
                if parameter.requires_grad
                and name.startswith("encoder.") == is_encoder
                and (parameter.dim() > 1) == decays
            ]
            decay = schedule.weight_decay if decays else 0.0
            groups.append({"params": chosen, "lr": 0.0, "full": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6)
