"""Place knowledge: names, points and radii of countries, divisions, towns and regions, open offline at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.gazetteer.base import Gazetteer, PlaceKind, Toponym
from sayso.gazetteer.names import name_key, spelling_variants

if TYPE_CHECKING:
    from sayso.ontology.added_files import AddedFile

__all__ = [
    "Gazetteer",
    "PlaceKind",
    "Toponym",
    "add_file",
    "list_added",
    "name_key",
    "open_gazetteer",
    "remove_added",
    "spelling_variants",
]


def open_gazetteer(extra_folder: Path | None = None) -> Gazetteer:
    """Open the shipped index, the list of regions, and the user's own files.

    Args:
        extra_folder: folder of the user's files; None is the user's own.
    Raises:
        BadKnowledge: the index, the list or an added file is missing or damaged.
    """
    # Imported here, so that `sayso --help` stays fast.
    from sayso.gazetteer.added import added_layers
    from sayso.gazetteer.index import open_index
    from sayso.gazetteer.knowledge import read_regions
    from sayso.gazetteer.layers import LayeredGazetteer, region_layer

    return LayeredGazetteer(open_index(), [region_layer(read_regions()), *added_layers(extra_folder)])


def add_file(path: Path, folder: Path | None) -> AddedFile:
    """Add a GeoNames country file or a CSV; see `added.add_file`."""
    from sayso.gazetteer import added

    return added.add_file(path, folder)


def list_added(folder: Path | None) -> tuple[AddedFile, ...]:
    """The files that were added, by name."""
    from sayso.gazetteer import added

    return added.list_added(folder)


def remove_added(name: str, folder: Path | None) -> None:
    """Take an added file out again."""
    from sayso.gazetteer import added

    added.remove_added(name, folder)
