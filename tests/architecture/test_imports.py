"""The layout holds: who may import whom, how long a module may be, and what start-up may load."""

from __future__ import annotations

import ast
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "sayso"
EVERYWHERE = {"errors", "records", "__init__"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "records": set(),
    "settings": set(),
    "ontology": set(),
    "gazetteer": {"settings", "ontology"},
    "readers": {"settings", "ontology"},
    "fetching": {"settings", "readers"},
    "interpret": {"ontology", "gazetteer", "settings"},
    "ledger": {"settings"},
    "linking": {"ontology", "settings", "ledger", "telling"},
    "telling": set(),
    "exports": {"ontology", "settings", "ledger", "linking", "telling"},
    "samples": set(),
    "pipeline": {"ontology", "readers", "model", "interpret", "gazetteer", "ledger", "settings", "fetching"},
    "evaluation": {"ontology", "settings", "gazetteer", "readers", "model", "interpret", "linking", "pipeline"},
    "model": {"ontology", "settings"},
    "training": {"ontology", "settings", "model", "evaluation"},
    "workbench": {
        *("settings", "ontology", "gazetteer", "readers", "model", "ledger", "linking", "telling", "exports"),
        *("samples", "pipeline"),
    },
}
FREE = {"cli", "__main__"}  # may import anything above; nothing imports it
LINES_AT_MOST = 400


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    """First level under `sayso` of every import in the file, those inside functions and `TYPE_CHECKING` included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "sayso":
                names = [f"sayso.{alias.name}" for alias in node.names if not alias.name.startswith("__")]
        found |= {name.split(".")[1] for name in names if name.startswith("sayso.")}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_module_imports_only_what_its_folder_may(path: Path) -> None:
    part = part_of(path)
    if part in FREE or part == "__init__":
        return
    assert part in ALLOWED, f"{part} is a new folder: say in this table and in ARCHITECTURE.md what it may import"
    assert imported_parts(path) - {part} <= ALLOWED[part] | EVERYWHERE


def test_nothing_imports_the_command_line() -> None:
    users = [path for path in modules() if part_of(path) not in FREE and imported_parts(path) & FREE]
    assert users == []


def test_ledger_is_reached_by_exports_and_linking_through_its_contract_only() -> None:
    for path in modules():
        if part_of(path) in ("exports", "linking"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            froms = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
            assert {m for m in froms if m.startswith("sayso.ledger")} <= {"sayso.ledger.base"}, path


def test_modules_stay_readable() -> None:
    for path in modules():
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > LINES_AT_MOST:
            warnings.warn(f"{path.relative_to(SOURCE)} has {length} lines: look for the second idea", stacklevel=1)
        assert length <= 2 * LINES_AT_MOST, path


def test_there_are_no_drawers() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "core", "manager"}
    assert not [p for p in SOURCE.rglob("*") if p.name.removesuffix(".py") in drawers]


def outside_imports(path: Path) -> set[str]:
    """First names of all libraries that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_torch_is_imported_by_training_alone_and_onnxruntime_by_one_module_of_run_time() -> None:
    for path in modules():
        imported = outside_imports(path)
        if part_of(path) != "training":
            assert not imported & {"torch", "transformers", "safetensors"}, path
            assert "onnxruntime" not in imported or path == SOURCE / "model" / "runtime.py", path


HEAVY = (
    "sqlalchemy",
    "trafilatura",
    "lxml",
    "numpy",
    "onnxruntime",
    "torch",
    "py3langid",
    "pypdfium2",
    "rich.console",
    "feedparser",
    "yaml",
    "fastapi",
    "jinja2",
    "uvicorn",
)


def test_the_command_starts_without_heavy_libraries() -> None:
    code = f"import sys, sayso.cli.main; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_the_package_opens_no_file_and_prints_nothing() -> None:
    code = "import sayso, sayso.records, sayso.settings, sayso.errors"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert done.stderr == ""
