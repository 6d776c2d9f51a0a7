"""All settings with their defaults, from a TOML file, the environment and flags. A bad one stops the program."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Final

from sayso.errors import BadSetting

ENVIRONMENT_PREFIX: Final = "SAYSO_"
CONFIG_FILE: Final = "sayso.toml"

# Defaults follow Datashare (text), trafilatura (pages) and our own hostile documents (the rest); the reasons
# stand in docs/reference/limits.md.
_MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost. Sizes in bytes unless named otherwise."""

    input_bytes: int = field(default=64 * _MIB, metadata={"help": "largest single input", "of_result": True})
    text_chars: int = field(default=20_000_000, metadata={"help": "longest text of a report", "of_result": True})
    unpacked_bytes: int = field(default=2048 * _MIB, metadata={"help": "most that one archive may unpack to"})
    unpacked_ratio: int = field(default=200, metadata={"help": "largest ratio of unpacked to packed size"})
    entries: int = field(default=10_000, metadata={"help": "most entries of one archive"})
    depth: int = field(default=4, metadata={"help": "deepest nesting of archives"})
    parse_seconds: int = field(default=30, metadata={"help": "wall-clock time for parsing one input"})
    parse_cpu_seconds: int = field(default=60, metadata={"help": "processor time for parsing one input"})
    parse_memory_bytes: int = field(default=1536 * _MIB, metadata={"help": "memory of a parsing process"})
    model_chars: int = field(
        default=2_000_000,
        metadata={"help": "longest text that the reader model reads; longer ones are read without", "of_result": True},
    )
    pages: int = field(default=2000, metadata={"help": "most pages read of a PDF", "of_result": True})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user can set. `limits` is a table of its own in the TOML file."""

    ledger: str = field(default="sayso.db", metadata={"help": "path of the ledger"})
    language: str = field(
        default="",
        metadata={"help": "take every report to be in this language (ISO 639-1)", "of_result": True},
    )
    gazetteer: str = field(default="", metadata={"help": "folder with added gazetteers; empty means the user's own"})
    actors: str = field(default="", metadata={"help": "folder with added actors; empty means the user's own"})
    model: str = field(
        default="",
        metadata={
            "help": "reader model: a bundle's path, standard or small; empty means the packaged one, none goes without"
        },
    )
    threads: int = field(default=4, metadata={"help": "most processor threads that the reader model uses"})
    corpora: str = field(
        default="../shared/corpora", metadata={"help": "folder with the development corpora, for `sayso bench`"}
    )
    limits: Limits = field(default_factory=Limits)

    def sha256(self) -> str:
        """Digest of the settings that can change what a reading says; part of every reading's `producer`."""
        said = {
            **{f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("of_result")},
            **{f"limits.{f.name}": getattr(self.limits, f.name) for f in fields(Limits) if f.metadata.get("of_result")},
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def load_settings(
    *,
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, str | int] | None = None,
) -> Settings:
    """Read the settings: defaults, then the TOML file, then `SAYSO_*` variables, then flags.

    Args:
        file: TOML file; without it `sayso.toml` of the current folder, if there is one.
        environment: variables such as `SAYSO_LEDGER` or `SAYSO_LIMITS_PAGES`; the process's own by default.
        flags: values from the command line, keys as in the TOML file (`ledger`, `limits.pages`).
    Raises:
        BadSetting: an unknown name, a value of the wrong type, or a file that cannot be read.
    """
    values: dict[str, object] = {}
    path = file or Path(CONFIG_FILE)
    if file is not None or path.is_file():
        values.update(_from_toml(path))
    values.update(_from_environment(os.environ if environment is None else environment))
    values.update(flags or {})
    settings = Settings()
    limits = settings.limits
    for name, value in values.items():
        if name.startswith("limits."):
            limits = replace(limits, **{name.removeprefix("limits."): _checked(name, value, int)})  # type: ignore[arg-type]  # names are checked
        else:
            settings = replace(settings, **{name: _checked(name, value, type(getattr(settings, name)))})  # type: ignore[arg-type]  # names are checked
    return replace(settings, limits=limits)


def setting_names() -> dict[str, str]:
    """Every setting with its help, in the order of the reference page."""
    names = {f.name: str(f.metadata["help"]) for f in fields(Settings) if f.name != "limits"}
    return names | {f"limits.{f.name}": str(f.metadata["help"]) for f in fields(Limits)}


def _from_toml(path: Path) -> dict[str, object]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSetting(f"{path}: cannot be read as settings ({error})") from error
    flat: dict[str, object] = {}
    for key, value in table.items():
        flat.update({f"{key}.{k}": v for k, v in value.items()} if isinstance(value, dict) else {key: value})
    known = setting_names()
    for key in flat:
        if key not in known:
            raise BadSetting(f"{path}: there is no setting {key!r}; known are {', '.join(known)}")
    return flat


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    known = {ENVIRONMENT_PREFIX + name.replace(".", "_").upper(): name for name in setting_names()}
    found: dict[str, object] = {}
    for variable in sorted(environment):
        if variable.startswith(ENVIRONMENT_PREFIX):
            if variable not in known:
                raise BadSetting(f"the environment sets {variable}, which is no setting; known are {', '.join(known)}")
            found[known[variable]] = environment[variable]
    return found


def _checked(name: str, value: object, wanted: type) -> object:
    if wanted is int and isinstance(value, str):
        if not value.isascii() or not value.isdecimal():
            raise BadSetting(f"setting {name} needs a whole number, got {value!r}")
        value = int(value)
    if type(value) is not wanted:
        raise BadSetting(f"setting {name} needs {wanted.__name__}, got {value!r}")
    if isinstance(value, int) and value < 1:
        raise BadSetting(f"setting {name} must be at least 1, got {value}")
    return value
