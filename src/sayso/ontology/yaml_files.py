"""The one way in which packaged YAML is parsed: safely, and with the fast parser where PyYAML was built with it."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from sayso.errors import BadKnowledge


def load_yaml(file: Traversable | Path, *, name: str) -> object:
    """What a YAML file holds.

    Args:
        name: how the error calls the file.
    Raises:
        BadKnowledge: it cannot be read or is no YAML.
    """
    loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadKnowledge(f"{name}: cannot be read ({error})") from error
