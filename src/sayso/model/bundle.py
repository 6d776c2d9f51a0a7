"""Opens and writes model bundles: one zip file with the network, its vocabulary, labels and a manifest of digests.

A bundle that is damaged, or made for other heads or flags than this version's, is refused.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from sayso.errors import BadBundle
from sayso.model.calibration import Calibration, calibration_from, calibration_json
from sayso.model.decode.arrays import Floats
from sayso.model.flags import FLAGS
from sayso.model.heads import HEADS, arrays_of, labels_of, tensors_of
from sayso.model.wordpieces import SpecialPieces, Vocabulary

FORMAT: Final = "sayso.model/1"
MANIFEST: Final = "manifest.json"
_NETWORK: Final = "network.onnx"
_VOCABULARY: Final = "vocabulary.txt"
_LABELS: Final = "labels.json"
_ARRAYS: Final = "arrays.npz"
_MEMBERS: Final = (_NETWORK, _VOCABULARY, _LABELS, _ARRAYS)
_MAY_LACK: Final = {"calibration"}  # of a bundle that was not calibrated
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
# A network is some hundred megabytes at most; a member that claims more is no bundle of ours.
_LARGEST_BYTES: Final = 2**30


@dataclass(frozen=True, slots=True)
class Bundle:
    """A model, ready for `runtime.open_session`.

    `arrays` holds what decoders need beside the network's tensors; `labels` the labels by head; `sha256` is that of
    the whole file, `name` and `version` what its makers called it.
    """

    name: str
    version: str
    sha256: str
    network: bytes
    vocabulary: Vocabulary
    labels: Mapping[str, tuple[str, ...]]
    arrays: Mapping[str, Floats]
    calibration: Calibration = field(default_factory=Calibration)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleParts:
    """What a bundle is made of."""

    name: str
    version: str
    network: bytes
    vocabulary: Vocabulary
    learned: Mapping[str, tuple[str, ...]]
    arrays: Mapping[str, Floats]
    calibration: Calibration = field(default_factory=Calibration)


def shape_of_heads(labels: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Every tensor with its width: what a network must give to fit this version."""
    return {name: width for head in HEADS for name, width in tensors_of(head, len(labels[head.name])).items()}


def write_bundle(parts: BundleParts, path: Path) -> str:
    """Write a bundle; the same parts give the same bytes.

    Returns:
        The file's SHA-256.
    """
    labels = {head.name: list(labels_of(head, parts.learned)) for head in HEADS}
    arrays = io.BytesIO()
    np.savez(arrays, allow_pickle=False, **{name: parts.arrays[name] for name in sorted(parts.arrays)})
    members: dict[str, bytes] = {
        _NETWORK: parts.network,
        _VOCABULARY: "\n".join(parts.vocabulary.pieces).encode(),
        _LABELS: _json(labels),
        _ARRAYS: arrays.getvalue(),
    }
    special = parts.vocabulary.special
    manifest = {
        "format": FORMAT,
        "name": parts.name,
        "version": parts.version,
        "flags": list(FLAGS),
        "tensors": shape_of_heads({name: tuple(own) for name, own in labels.items()}),
        "special": [special.begin, special.end, special.padding, special.unknown],
        "calibration": calibration_json(parts.calibration),
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in members.items()},
    }
    return _write(path, {MANIFEST: _json(manifest), **members})


def calibrate_bundle(path: Path, calibration: Calibration) -> str:
    """Change the file: put another calibration into a bundle.

    Returns:
        The file's new SHA-256.

    Raises:
        BadBundle: there is no whole bundle.
    """
    open_bundle(path)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in (MANIFEST, *_MEMBERS)}
    manifest = json.loads(members[MANIFEST]) | {"calibration": calibration_json(calibration)}
    return _write(path, {**members, MANIFEST: _json(manifest)})


def _write(path: Path, members: Mapping[str, bytes]) -> str:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    path.write_bytes(whole.getvalue())
    return hashlib.sha256(whole.getvalue()).hexdigest()


def open_bundle(path: Path) -> Bundle:
    """Read a bundle and check all of it.

    Raises:
        BadBundle: no such file, no bundle, damaged, or made for another version.
    """
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            with zipfile.ZipFile(file) as archive:
                members = {name: _member(archive, name, path) for name in (MANIFEST, *_MEMBERS)}
    except (OSError, zipfile.BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        raise BadBundle(f"{path}: cannot be read as a model bundle ({error}); install the model again") from error
    manifest = _manifest(members[MANIFEST], path)
    for name in _MEMBERS:
        if hashlib.sha256(members[name]).hexdigest() != manifest["sha256"].get(name):
            raise BadBundle(f"{path}: {name} is damaged; install the model again")
    labels = {name: tuple(own) for name, own in json.loads(members[_LABELS]).items()}
    _check_fit(manifest, labels, path)
    pieces = tuple(members[_VOCABULARY].decode().split("\n"))
    arrays = _arrays(members[_ARRAYS], labels, path)
    return Bundle(
        name=manifest["name"],
        version=manifest["version"],
        sha256=sha256,
        network=members[_NETWORK],
        vocabulary=Vocabulary(pieces, SpecialPieces(*manifest["special"])),
        labels=labels,
        arrays=arrays,
        calibration=_calibration(manifest, path),
    )


def _member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_BYTES:
        raise BadBundle(f"{path}: {name} claims more bytes than any model has")
    return archive.read(name)


def _manifest(content: bytes, path: Path) -> dict[str, Any]:  # Any: JSON, checked here
    try:
        manifest = json.loads(content)
    except ValueError as error:
        raise BadBundle(f"{path}: the manifest is damaged ({error}); install the model again") from error
    wanted = {"format", "name", "version", "flags", "tensors", "special", "sha256"}
    if not isinstance(manifest, dict) or manifest.keys() - _MAY_LACK != wanted or manifest["format"] != FORMAT:
        raise BadBundle(f"{path}: not a bundle of format {FORMAT}; install the model that belongs to this version")
    return manifest


def _calibration(manifest: Mapping[str, Any], path: Path) -> Calibration:
    if "calibration" not in manifest:
        return Calibration()
    try:
        return calibration_from(manifest["calibration"])
    except ValueError as error:
        raise BadBundle(f"{path}: the calibration is damaged ({error}); install the model again") from error


def _check_fit(manifest: Mapping[str, Any], labels: Mapping[str, tuple[str, ...]], path: Path) -> None:
    fits = (
        tuple(manifest["flags"]) == FLAGS
        and labels.keys() == {head.name for head in HEADS}
        and all(head.labels is None or head.labels == labels[head.name] for head in HEADS)
        and manifest["tensors"] == shape_of_heads(labels)
    )
    if not fits:
        raise BadBundle(f"{path}: made for other heads than this version has; install the model that belongs to it")


def _arrays(content: bytes, labels: Mapping[str, tuple[str, ...]], path: Path) -> dict[str, Floats]:
    with np.load(io.BytesIO(content), allow_pickle=False) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    for head in HEADS:
        for name, shape in arrays_of(head, len(labels[head.name])).items():
            found = arrays[name].shape if name in arrays else "none"
            if found != shape:
                raise BadBundle(
                    f"{path}: {head.name} needs {name} of shape {shape}, the bundle has {found}; "
                    "install the model that belongs to this version"
                )
    return arrays


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
