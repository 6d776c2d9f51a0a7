"""Write the reference pages that are made from code: commands, settings, reason codes, the record, both schemas.

Run it with `make reference`; a test fails when a page is older than the code.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer
import typer.main

from sayso import records
from sayso.cli.main import app
from sayso.records.codec import PAIRS, json_name
from sayso.records.json_schema import joined_schema, reading_schema
from sayso.settings import ENVIRONMENT_PREFIX, Settings, setting_names

HERE = Path(__file__).parent / "reference"
MADE = "<!-- Made from code by docs/build_reference.py; change the code instead. -->\n\n"


def commands() -> str:
    """Every command with its arguments and options, from the help that the command prints."""
    group: Any = typer.main.get_command(app)
    parts = [MADE, "# Commands\n", f"\n{group.help}\n\n{group.epilog}\n"]
    for name, command in _flat(group, "sayso"):
        context = typer.Context(command, info_name=name)
        parts.append(f"\n## `{name}`\n\n{(command.help or '').strip()}\n\n")
        parts.append(f"    {name} {' '.join(command.collect_usage_pieces(context))}\n")
        rows = [parameter for parameter in command.params if parameter.name != "help"]
        if rows:
            parts.append("\n| | |\n|---|---|\n")
            parts += [_parameter_row(parameter, context) for parameter in rows]
    return "".join(parts)


def _flat(group: Any, prefix: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, command in group.commands.items():
        full = f"{prefix} {name}"
        found += _flat(command, full) if hasattr(command, "commands") else [(full, command)]
    return found


def _parameter_row(parameter: Any, context: typer.Context) -> str:
    names, text = (part.replace("|", "\\|") for part in parameter.get_help_record(context))
    return f"| `{names}` | {text} |\n"


def settings() -> str:
    """Every setting with its variable, default and meaning."""
    defaults = Settings()
    parts = [
        MADE,
        "# Settings\n\nFrom `sayso.toml` in the current folder (or `--settings FILE`), then the environment, then\n"
        "flags. An unknown name or a bad value stops the program.\n\n| setting | variable | default | meaning |\n"
        "|---|---|---|---|\n",
    ]
    for name, text in setting_names().items():
        value: Any = defaults
        for step in name.split("."):
            value = getattr(value, step)
        shown = f"{value:,}" if isinstance(value, int) else (value or "–")
        parts.append(f"| `{name}` | `{ENVIRONMENT_PREFIX}{name.replace('.', '_').upper()}` | {shown} | {text} |\n")
    return "".join(parts)


def record() -> str:
    """Every record with its JSON keys and types, from the dataclasses."""
    parts = [MADE, "# The record\n\nOne reading, as `sayso read --format jsonl` writes it. "]
    parts.append("The JSON Schema is [reading.schema.json](reading.schema.json).\n")
    for cls in _record_classes():
        parts.append(f"\n## {cls.__name__}\n\n{(cls.__doc__ or '').strip()}\n")
        if issubclass(cls, StrEnum):
            parts.append("\n" + ", ".join(f"`{member.value}`" for member in cls) + "\n")
            continue
        hints = typing.get_type_hints(cls)
        parts.append("\n| key | type |\n|---|---|\n")
        parts += [f"| `{json_name(f.name, f.metadata)}` | {_type(hints[f.name])} |\n" for f in fields(cls)]
    return "".join(parts)


def _record_classes() -> list[Any]:
    named = [getattr(records, name) for name in records.__all__]
    classes = [cls for cls in named if isinstance(cls, type) and (is_dataclass(cls) or issubclass(cls, StrEnum))]
    first = [records.Reading, records.SourceDocument]
    return first + sorted((cls for cls in classes if cls not in first), key=lambda cls: cls.__name__)


def _type(hint: Any) -> str:
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return f"object of {_type(inner[0])}" if inner[0] in PAIRS else f"list of {_type(inner[0])}"
    if inner:
        return f"{_type(inner[0])} or null"
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false", records.Span: "`[start, end]`"}
    return plain.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def schema() -> str:
    """The JSON Schema of a row of output."""
    return json.dumps(reading_schema(), ensure_ascii=False, indent=1) + "\n"


def joined() -> str:
    """The JSON Schema of what is shown of actors, events, claims and sources."""
    return json.dumps(joined_schema(), ensure_ascii=False, indent=1) + "\n"


PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("commands.md", commands),
    ("settings.md", settings),
    ("record.md", record),
    ("reading.schema.json", schema),
    ("joined.schema.json", joined),
)


def main() -> None:
    """Write all pages."""
    HERE.mkdir(exist_ok=True)
    for name, make in PAGES:
        (HERE / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
