"""Which bundle a run uses: the one of the package, one by path, or none."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sayso.settings import Settings

# The setting's word for a run without a model.
WITHOUT: Final = "none"
SUFFIX: Final = ".sayso"
# The package's bundles; the first is the default.
VARIANTS: Final[tuple[str, ...]] = ("standard", "small")

WEIGHTS: Final = Path(__file__).parent / "weights"


def bundle_path(settings: Settings, *, weights: Path | None = None) -> Path | None:
    """The bundle that the setting `model` means; None where it says so, or where it is empty and none is packaged.

    A path is given back as it is, there or not: opening it says what is wrong.

    Args:
        weights: folder of packaged bundles; the package's own by default.
    """
    if settings.model == WITHOUT:
        return None
    folder = weights if weights is not None else WEIGHTS
    packaged = {name: folder / f"{name}{SUFFIX}" for name in VARIANTS}
    if settings.model:
        named = packaged.get(settings.model)
        return named if named is not None and named.is_file() else Path(settings.model)
    return next((path for path in packaged.values() if path.is_file()), None)
