"""The pages made from code are as the code is now, and what users read names what exists."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from sayso.records import Reason

ROOT = Path(__file__).parents[2]


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "docs" / "build_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", [name for name, _ in builder().PAGES])
def test_reference_page_is_as_the_code_is(name: str) -> None:
    made = dict(builder().PAGES)[name]()
    assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == made, "run `make reference`"


def pages() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_local_link_of_a_page_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not target.startswith(("http://", "https://", "#", "mailto:")):
            assert (page.parent / target.split("#")[0]).exists(), f"{page.name} links to {target}"


def test_each_command_named_in_the_docs_exists() -> None:
    known = set(re.findall(r"^## `sayso ([a-z]+)", (ROOT / "docs/reference/commands.md").read_text(), re.MULTILINE))
    for page in pages():
        for name in re.findall(r"^\$? ?sayso ([a-z]+)\b", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert name in known, f"{page.relative_to(ROOT)} names `sayso {name}`"


def test_every_reason_code_is_explained() -> None:
    page = (ROOT / "docs/reference/outcomes.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z_0-9]+)` \| (?:read|partial|skipped|failed)", page, re.MULTILINE)
    assert sorted(set(explained) - {"fetch_refused"}) == sorted(set(Reason))
