"""Bundles: what was written is read, and nothing else is."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sayso.errors import BadBundle
from sayso.model.bundle import MANIFEST, BundleParts, open_bundle, write_bundle
from sayso.model.heads import HEADS, arrays_of, labels_of
from sayso.model.wordpieces import SpecialPieces, Vocabulary

SPECIAL = SpecialPieces("<s>", "</s>", "<pad>", "[UNK]")
LEARNED = {"lemmas": ("lower 0 ",), "dependencies": ("nsubj", "root")}
ARRAYS = {
    name: np.full(shape, 0.5, dtype=np.float32)
    for head in HEADS
    for name, shape in arrays_of(head, len(labels_of(head, LEARNED))).items()
}
PARTS = BundleParts(
    name="tiny",
    version="1",
    network=b"not a network, but bytes",
    vocabulary=Vocabulary(("<s>", "<pad>", "</s>", "[UNK]", "é", "##\u2028"), SPECIAL),
    learned=LEARNED,
    arrays=ARRAYS,
)  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.sayso"
    write_bundle(PARTS, path)
    return path


def rewritten(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for member, old in members.items():
            archive.writestr(member, content if member == name else old)


def test_a_bundle_comes_back_as_it_was_written(written: Path) -> None:
    bundle = open_bundle(written)
    assert bundle.network == PARTS.network
    assert bundle.vocabulary.pieces == PARTS.vocabulary.pieces
    assert bundle.labels["dependencies"] == ("nsubj", "root")
    assert bundle.labels["attribution"] == ("source", "cue", "content")
    assert bundle.arrays.keys() == ARRAYS.keys()
    assert all(np.array_equal(bundle.arrays[name], ARRAYS[name]) for name in ARRAYS)


def test_the_same_parts_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sayso"
    assert write_bundle(PARTS, again) == open_bundle(written).sha256
    assert again.read_bytes() == written.read_bytes()


@pytest.mark.parametrize("member", ["network.onnx", "vocabulary.txt", "labels.json", "arrays.npz"])
def test_a_changed_member_is_refused_by_name(written: Path, member: str) -> None:
    rewritten(written, member, b"changed")
    with pytest.raises(BadBundle, match=f"{member} is damaged"):
        open_bundle(written)


@pytest.mark.parametrize("cut", [0, 10, 500])
def test_a_cut_or_empty_file_is_refused(written: Path, cut: int) -> None:
    written.write_bytes(written.read_bytes()[:cut])
    with pytest.raises(BadBundle, match="install the model again"):
        open_bundle(written)


@pytest.mark.parametrize(
    ("key", "value"),
    [("format", "sayso.model/99"), ("flags", ["digit"]), ("tensors", {"attribution.scores": 3})],
)
def test_a_bundle_of_another_version_is_refused(written: Path, key: str, value: object) -> None:
    with zipfile.ZipFile(written) as archive:
        manifest = json.loads(archive.read(MANIFEST))
    rewritten(written, MANIFEST, json.dumps(manifest | {key: value}).encode())
    with pytest.raises(BadBundle, match="version"):
        open_bundle(written)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadBundle, match="cannot be read"):
        open_bundle(tmp_path / "none.sayso")


@pytest.mark.parametrize("name", sorted(ARRAYS))
def test_a_bundle_without_an_array_that_a_head_needs_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "short.sayso"
    write_bundle(replace(PARTS, arrays={other: ARRAYS[other] for other in ARRAYS if other != name}), path)
    with pytest.raises(BadBundle, match=f"{name} of shape .* has none"):
        open_bundle(path)


@pytest.mark.parametrize("name", sorted(ARRAYS))
def test_an_array_of_another_shape_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "narrow.sayso"
    write_bundle(replace(PARTS, arrays=ARRAYS | {name: ARRAYS[name][:-1]}), path)
    with pytest.raises(BadBundle, match=f"{name} of shape"):
        open_bundle(path)
