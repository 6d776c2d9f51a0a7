"""The sample reports are all there, say what their README says, and the built ones follow from their wording."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from sayso.samples import SAMPLES, samples_folder

BUILDER = Path(__file__).parents[2] / "demo" / "build_samples.py"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_samples", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(name: str) -> str:
    return (samples_folder() / name).read_text(encoding="utf-8")


def test_every_sample_file_has_a_row_and_every_row_a_file() -> None:
    assert sorted(sample.file for sample in SAMPLES) == sorted(path.name for path in samples_folder().iterdir())


def test_the_readme_tells_of_every_sample() -> None:
    readme = (samples_folder().parent / "README.md").read_text(encoding="utf-8")
    assert [sample.file for sample in SAMPLES if f"`{sample.file}`" not in readme] == []


def test_every_format_is_shown() -> None:
    wanted = {"text", "Markdown", "HTML", "RSS", "PDF", "Telegram export", "WARC", "JSON Lines", "zip"}
    assert {sample.format for sample in SAMPLES} == wanted


def test_samples_stay_small() -> None:
    assert sum((samples_folder() / sample.file).stat().st_size for sample in SAMPLES) < 300_000


def test_the_syndicated_copy_is_word_for_word() -> None:
    copy = re.findall(r"<p>(.*?)</p>", read("03-valley-post.html"))
    wire = read("02-steppe-news-agency.txt").strip().split("\n\n")[2:]
    assert copy[:-1] == wire


def test_the_cut_copy_holds_nothing_that_the_wire_has_not() -> None:
    item = read("04-sughd-today.rss").split("</item>")[0]
    wire = read("02-steppe-news-agency.txt").replace(", Kyrgyzstan, Aug. 14", "").replace(" (1740 GMT)", "")
    paragraphs = re.findall(r"<p>(.*?)</p>", item)
    assert len(paragraphs) == 4
    assert [paragraph for paragraph in paragraphs if paragraph not in wire] == []


def test_web_addresses_belong_to_nobody() -> None:
    known = {"schema.org", "purl.org", "t.me"}
    texts = [path.read_text(encoding="utf-8") for path in sorted((BUILDER.parent / "wording").iterdir())]
    texts += [read(sample.file) for sample in SAMPLES if sample.format not in ("PDF", "WARC", "zip")]
    hosts = {host for text in texts for host in re.findall(r"https?://([\w.-]+)", text)}
    assert {host for host in hosts if not host.endswith(".example")} <= known


def test_built_samples_follow_from_their_wording(builder: ModuleType) -> None:
    for name, build in builder.BUILT:
        assert build() == (samples_folder() / name).read_bytes(), f"run python demo/build_samples.py: {name} is stale"
