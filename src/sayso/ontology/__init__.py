"""Knowledge as data: YAML files that an analyst can read and change, each list with its source. Logic stays in code."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def ontology_version() -> str:
    """Digest of all packaged YAML files with their paths: the `ontology` of every reading's producer."""
    digest = hashlib.sha256()
    for path, content in sorted(_yaml_files(files("sayso.ontology"), "")):
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _yaml_files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _yaml_files(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(".yml"):
            found.append((path + entry.name, entry.read_bytes()))
    return found
