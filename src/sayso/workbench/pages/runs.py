"""Add: hand over files, a folder of this computer or the samples; what was read and what could not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from sayso.errors import BadQuery
from sayso.ledger.base import FailureEntry, Tally
from sayso.readers.paths import expand, total_bytes
from sayso.settings import Limits
from sayso.telling.values import counted
from sayso.workbench.asking import Asking
from sayso.workbench.desk import Desk, Moved
from sayso.workbench.forms import Form, SentFile
from sayso.workbench.pages.listing import Facet, facet
from sayso.workbench.runs import Given, RunState

if TYPE_CHECKING:
    from sayso.readers.base import Source, Unread

_FAILURES_SHOWN: Final = 500


@dataclass(frozen=True, slots=True)
class RunsPage:
    """Ways to add, runs since the start, and all inputs that could not be read; `failed` counts those of the reason."""

    template: ClassVar[str] = "runs.html"

    title: str
    runs: tuple[RunState, ...]
    failures: tuple[FailureEntry, ...]
    failed: int
    reasons: Facet
    reason: str | None
    reports: int


def runs(desk: Desk, asking: Asking) -> RunsPage:
    """The page at `/runs`."""
    everything = desk.view.failures()
    reason = asking.one("reason")
    failures = tuple(row for row in everything if reason in (None, row.code))
    codes: dict[str, int] = {}
    for row in everything:
        codes[row.code] = codes.get(row.code, 0) + 1
    tallies = tuple(Tally(code, count) for code, count in sorted(codes.items(), key=lambda item: (-item[1], item[0])))
    return RunsPage(
        "Add reports",
        desk.runs.all(),
        failures[:_FAILURES_SHOWN],
        len(failures),
        facet(asking, "reason", "Reason", tallies),
        reason,
        desk.overviews.of(desk.view).reports,
    )


def add_files(desk: Desk, asking: Asking, form: Form) -> Moved:
    """Read files that were sent, and a file or folder of this computer that is named."""
    del asking
    limits = desk.settings.limits
    named = form.fields.one("path")
    given = [_sent(file, limits) for file in form.files]
    if named is not None:
        # Sizes are for the progress alone; a path that is not there is told by the run as a failure.
        given.append(Given(named, total_bytes([named]) or 0, partial(expand, [_home(named)], limits)))
    if not given:
        raise BadQuery("no file was chosen and no folder named; choose files, or type the path of a folder")
    title = given[-1].name if named is not None or len(given) == 1 else counted(len(given), "file")
    return Moved(f"/runs/{desk.runs.start(title, tuple(given))}")


def add_samples(desk: Desk, asking: Asking, form: Form) -> Moved:
    """Read the sample reports that come with Sayso."""
    del asking, form
    from sayso.samples import SAMPLES, samples_folder

    limits, folder = desk.settings.limits, samples_folder()
    paths = [folder / sample.file for sample in SAMPLES]
    given = tuple(Given(path.name, path.stat().st_size, partial(expand, [str(path)], limits)) for path in paths)
    return Moved(f"/runs/{desk.runs.start('Sample reports', given)}")


def stop(desk: Desk, asking: Asking, form: Form) -> Moved:
    """Stop a run; what is done is kept."""
    del form
    desk.runs.stop(asking.route["run"])
    return Moved(f"/runs/{asking.route['run']}")


def _sent(file: SentFile, limits: Limits) -> Given:
    def sources() -> Iterator[Source | Unread]:
        for source in expand([str(file.path)], limits):
            # Reports keep the name that the user knows, not where the bytes waited.
            yield replace(source, name=source.name.replace(str(file.path), file.name, 1))

    return Given(file.name, file.size_bytes, sources, partial(file.path.unlink, missing_ok=True))


def _home(path: str) -> str:
    return str(Path(path).expanduser()) if path.startswith("~") else path
