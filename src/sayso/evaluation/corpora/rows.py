"""Reads JSON Lines rows of a corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.errors import BadRecipe


def rows_of(path: Path) -> Iterator[dict[str, Any]]:  # Any: each corpus has its own fields, checked by its reader
    """The rows of a file.

    Raises:
        BadRecipe: there is no such file.
    """
    if not path.is_file():
        raise BadRecipe(f"{path} is not there: point the recipe's `corpora` at the folder that holds the corpora")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
