"""Draw the pictures of the README and the guides from what the commands give: they cannot show what is not there."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import tempfile
import threading
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.text import Text

from sayso.cli.reading_view import show_reading
from sayso.exports.page import reading_page
from sayso.gazetteer import open_gazetteer
from sayso.ledger import Ledger, open_ledger
from sayso.linking import open_record
from sayso.linking.record import Asked
from sayso.linking.run import link
from sayso.pipeline import add_sources, read_paths
from sayso.readers.paths import expand
from sayso.records import Reading
from sayso.samples import SAMPLES, samples_folder
from sayso.settings import load_settings
from sayso.workbench.addresses import event_url
from sayso.workbench.asking import report_url
from sayso.workbench.serving import Served, serve_until_stopped

HERE = Path(__file__).parent / "images"
PORT = 8790
_LINES = 56
_SAMPLE = "08-osh-courier.txt"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Write docs/images/reading.svg, and the pictures of pages where a browser is at hand."""
    HERE.mkdir(exist_ok=True)
    (outcome,) = read_paths([str(samples_folder() / _SAMPLE)], load_settings(), open_gazetteer(None))
    assert outcome.reading is not None
    draw_terminal(outcome.reading)
    draw_page(outcome.reading)
    draw_workbench()


def draw_terminal(reading: Reading) -> None:
    """The first lines of what `sayso read` prints."""
    whole = Console(width=118, force_terminal=True, color_system="truecolor", highlight=False, file=io.StringIO())
    with whole.capture() as captured:
        show_reading(whole, reading)
    shown = "\n".join(captured.get().splitlines()[:_LINES])
    console = Console(record=True, width=118, force_terminal=True, highlight=False, file=io.StringIO())
    console.print(Text.from_ansi(shown))
    console.save_svg(str(HERE / "reading.svg"), title=f"sayso read {_SAMPLE} | head -{_LINES}", unique_id="sayso")


def draw_page(reading: Reading) -> None:
    """What `sayso read --format html` writes, as Chromium shows it."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(reading_page([reading]), encoding="utf-8")
        photograph(page.as_uri(), "page.png")


def draw_workbench() -> None:
    """Pages of `sayso serve` on the sample reports."""
    with tempfile.TemporaryDirectory() as folder, demo_ledger(Path(folder)) as ledger:
        served, listening = Served(ledger, load_settings(), PORT, "picture"), socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", PORT))
        listening.listen(16)
        threading.Thread(target=serve_until_stopped, args=(served, listening), daemon=True).start()
        for name, path in addresses(ledger):
            photograph(f"http://127.0.0.1:{PORT}{path}?token=picture", f"workbench-{name}.png")


def demo_ledger(folder: Path) -> Ledger:
    """The sample reports, read and linked."""
    settings = load_settings()
    ledger = open_ledger(str(folder / "demo.db"))
    paths = [str(samples_folder() / sample.file) for sample in SAMPLES]
    for _ in add_sources(expand(paths, settings.limits), ledger, settings, open_gazetteer(None)):
        pass
    link(ledger)
    return ledger


def addresses(ledger: Ledger) -> list[tuple[str, str]]:
    """What is photographed: the pictures' names and the paths."""
    with ledger.view() as view, open_record(ledger) as record:
        report = next(entry for entry in view.documents().items if entry.name.endswith(_SAMPLE))
        most_told = record.events(Asked(order="reports"), limit=1).items[0]
    return [
        ("home", "/"),
        ("report", report_url(report.document_id)),
        ("reports", "/reports"),
        ("event", event_url(most_told.id)),
    ]


def photograph(address: str, name: str) -> None:
    """A picture of a page as Chromium shows it, in few colours so that it stays small."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        print(f"no Chromium here: {name} stays as it is")  # noqa: T201
        return
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,860")
    subprocess.run(  # noqa: S603
        [browser, *options, f"--screenshot={HERE / name}", address], check=True, capture_output=True, timeout=120
    )
    with Image.open(HERE / name) as picture:
        picture.convert("RGB").quantize(160, method=Image.Quantize.MAXCOVERAGE).save(HERE / name, optimize=True)


if __name__ == "__main__":
    main()
