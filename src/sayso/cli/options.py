"""Options that several commands share, with one wording for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.gazetteer import Gazetteer
    from sayso.readers.base import Hints
    from sayso.settings import Settings

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, patterns, archives, or - for standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD) of these reports; wins over what a page states."),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet that published these reports.")]
Language = Annotated[str | None, typer.Option(metavar="XX", help="Language of these reports (ISO 639-1), if known.")]
OnlyPublisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Only this outlet (a part is enough).")
]
OnlyLanguage = Annotated[str | None, typer.Option("--language", metavar="XX", help="Only this language.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Published on this day or earlier.")]
OnlyUrl = Annotated[str | None, typer.Option("--url", metavar="URL", help="Only addresses that begin so.")]
LedgerPath = Annotated[
    str | None, typer.Option("--ledger", metavar="FILE", help="The ledger; sayso.db in this folder by default.")
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="FILE", help="Reader model to use instead of the packaged one; none goes without."),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="A TOML file with settings instead of ./sayso.toml.")
]


def settings_from(file: Path | None, ledger: str | None = None, model: str | None = None) -> Settings:
    """Settings of this run, the flags of the command on top."""
    from sayso.settings import load_settings

    flags = {"ledger": ledger, "model": model}
    return load_settings(file=file, flags={name: value for name, value in flags.items() if value is not None})


def hints_from(published: str | None, publisher: str | None, language: str | None) -> Hints:
    """What the user states about the reports.

    Raises:
        BadSetting: a date or language that is none.
    """
    from sayso.errors import BadSetting
    from sayso.readers.base import Hints

    if published is not None and not _is_date(published):
        raise BadSetting(f"--published needs a date such as 2021-10-05, 2021-10 or 2021, got {published!r}")
    if language is not None and not (len(language) == 2 and language.isalpha() and language.islower()):
        raise BadSetting(f"--language needs two small letters such as en, got {language!r}")
    return Hints(published=published, publisher=publisher, language=language)


def _is_date(text: str) -> bool:
    """Whether it is an ISO 8601 date, or the year or month of one."""
    from datetime import date

    whole = {4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text[:10])
    try:
        date.fromisoformat(whole)
    except ValueError:
        return False
    return True


def gazetteer_of(settings: Settings) -> Gazetteer:
    """The place index with the user's own places."""
    from sayso.gazetteer import open_gazetteer

    return open_gazetteer(Path(settings.gazetteer) if settings.gazetteer else None)
