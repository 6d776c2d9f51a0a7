"""From a recipe to a reading: a tiny network trains, stops, goes on, and leaves a bundle that reads."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
transformers = pytest.importorskip("transformers", reason="training needs the extra `train`")
pytest.importorskip("onnxruntime")

from sayso.errors import BadRecipe  # noqa: E402
from sayso.model.reader import Text, open_reader  # noqa: E402
from sayso.records import Span  # noqa: E402
from sayso.training.making import Made, make_bundle  # noqa: E402
from sayso.training.recipe import Recipe, read_recipe  # noqa: E402
from tests.evaluation.tiny_corpora import SAID, write_corpora  # noqa: E402

RECIPE = """
name = "tiny"
corpora = "corpora"
[encoder]
folder = "encoder"
layers = 1
[schedule]
steps = {steps}
batch_pieces = 64
window_pieces = 32
threads = 1
warm_up_steps = 2
checkpoint_minutes = {minutes}
[mix]
polnear = 1.0
re3d = 1.0
gum = 1.0
ewt = 1.0
muc4 = 1.0
conflict_classify = 1.0
"""


def recipe_in(folder: Path, *, steps: int, minutes: float = 60.0) -> Recipe:
    path = folder / "tiny.toml"
    path.write_text(RECIPE.format(steps=steps, minutes=minutes), encoding="utf-8")
    return read_recipe(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("training")
    write_corpora(place / "corpora")
    letters = [f"{mark}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz.'," for mark in ("", "##")]
    (place / "encoder").mkdir()
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "said", "mill", *letters]
    (place / "encoder/vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=300,
    )
    transformers.BertModel(config).save_pretrained(place / "encoder")
    return place


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    return make_bundle(recipe_in(folder, steps=6), folder / "run", lambda _: None)


def test_the_exported_network_says_what_the_trained_one_says(made: Made) -> None:
    assert made.in_float.largest_difference < 1e-4
    assert made.in_int8.size_bytes < made.in_float.size_bytes


def test_the_bundle_reads_texts_of_any_length_and_says_the_same_twice(made: Made) -> None:
    long = " ".join([SAID] * 40)
    texts = [Text(SAID, (Span(0, 42), Span(43, len(SAID)))), Text("", ()), Text(long, (Span(0, len(long)),))]
    reader = open_reader(made.in_int8.path, threads=1)
    first = list(reader.read(texts))
    assert first == list(reader.read(texts))
    assert [len(prediction.words) for prediction in first] == [13, 0, 520]
    assert len(first[0].relevance) == 2
    roots = [number for number, word in enumerate(first[0].words) if word.head is None]
    assert len(roots) == 2
    for prediction, text in zip(first, texts, strict=True):
        spans = [span for one in prediction.attributions for span in (*one.source, *one.cue, *one.content)]
        spans += [one.span for one in (*prediction.mentions, *prediction.references, *prediction.roles)]
        assert all(span.end <= len(text.text) for span in spans)


def test_one_text_reads_the_same_alone_and_among_others(made: Made) -> None:
    reader = open_reader(made.in_float.path, threads=1)
    one, other = Text(SAID, (Span(0, len(SAID)),)), Text("The mill burned.", (Span(0, 16),))
    alone = next(iter(reader.read([one])))
    among = next(iter(reader.read([one, other])))
    assert alone.words == among.words


def test_a_run_that_was_stopped_ends_where_an_unbroken_one_ends(folder: Path, made: Made) -> None:
    from safetensors.torch import load_file

    stopped = folder / "stopped"
    recipe = recipe_in(folder, steps=6, minutes=0.0)
    _train_some(recipe, stopped, steps=3)
    make_bundle(recipe, stopped, lambda _: None)
    name = "checkpoint/weights.safetensors"
    unbroken, broken = load_file(folder / "run" / name), load_file(stopped / name)
    assert all(torch.allclose(unbroken[key], broken[key], atol=1e-5) for key in unbroken)


def _train_some(recipe: Recipe, folder: Path, *, steps: int) -> None:
    """Train and stop hard after so many steps, as a power cut would."""
    from sayso.training import loop

    class Cut(Exception):
        pass

    real = loop.save_checkpoint
    seen = 0

    def cut(*arguments: object) -> None:
        nonlocal seen
        real(*arguments)  # type: ignore[arg-type]
        seen += 1
        if seen == steps:
            raise Cut

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loop, "save_checkpoint", cut)
        with pytest.raises(Cut):
            loop.train(recipe, folder, lambda _: None)


def test_an_encoder_with_another_digest_is_refused(folder: Path) -> None:
    path = folder / "other.toml"
    text = RECIPE.format(steps=1, minutes=1).replace('folder = "encoder"', 'folder = "encoder"\nsha256 = "00"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadRecipe, match="SHA-256"):
        make_bundle(read_recipe(path), folder / "refused", lambda _: None)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("steps = 1", "stepps = 1", "unknown stepps"),
        ("[mix]", "[mixture]\nx = 1\n[mix]", "unknown mixture"),
        ('name = "tiny"', "", "name"),
        ("steps = 1", "", "steps"),
        ("[mix]", "[mix", "cannot be read"),
    ],
)
def test_a_recipe_with_a_slip_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "slip.toml"
    path.write_text(RECIPE.format(steps=1, minutes=1).replace(old, new), encoding="utf-8")
    with pytest.raises(BadRecipe, match=message):
        read_recipe(path)


def test_an_unknown_corpus_is_refused(folder: Path) -> None:
    path = folder / "unknown.toml"
    path.write_text(RECIPE.format(steps=1, minutes=1).replace("polnear =", "polnaer ="), encoding="utf-8")
    with pytest.raises(BadRecipe, match="polnaer"):
        make_bundle(read_recipe(path), folder / "unknown", lambda _: None)
