from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from sayso.readers import Source, Unread
from sayso.readers.paths import expand, shown, total_bytes
from sayso.settings import Limits
from tests.hostile.documents import zip_of

LIMITS = Limits(input_bytes=1_000)
GOOD = b"Two people were hurt, the police said."
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(50)


def outcomes(*paths: object, stdin: bytes | None = None) -> list[tuple[str, str]]:
    """Name of each input, and `source` or the reason why not."""
    opened = None if stdin is None else io.BytesIO(stdin)
    items = expand([str(path) for path in paths], LIMITS, stdin=opened)
    return [(item.name, "source" if isinstance(item, Source) else str(item.failure.code)) for item in items]


def names(*paths: object) -> list[str]:
    return [Path(name).name for name, _ in outcomes(*paths)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a/2.txt",
        "a/10.txt",
        "a/z/deep.txt",
        ".hidden",
        ".git/config",
        "__MACOSX/x.txt",
        "style.css",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(GOOD)
    (tmp_path / "photo.jpg").write_bytes(PICTURE)
    return tmp_path


def test_folders_are_walked_in_sorted_order_without_junk_and_companions(tree: Path) -> None:
    assert names(tree) == ["10.txt", "2.txt", "deep.txt", "b.txt"]


def test_paths_come_in_the_order_they_are_given(tree: Path) -> None:
    assert names(tree / "b.txt", tree / "a") == ["b.txt", "10.txt", "2.txt", "deep.txt"]


def test_patterns_stand_for_what_matches(tree: Path) -> None:
    assert names(tree / "**" / "*.txt") == ["x.txt", "10.txt", "2.txt", "deep.txt", "b.txt"]
    assert outcomes(tree / "*.pdf") == [(str(tree / "*.pdf"), "not_found")]


def test_a_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_bytes(GOOD)
    assert names(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_what_is_named_is_read_even_if_a_folder_would_pass_it_over(tree: Path) -> None:
    assert names(tree / "photo.jpg", tree / ".hidden", tree / "style.css") == ["photo.jpg", ".hidden", "style.css"]


def test_a_file_that_two_paths_name_is_read_once(tree: Path) -> None:
    (tree / "same.txt").symlink_to(tree / "b.txt")
    assert names(tree / "b.txt", tree, tree / "same.txt", tree / "b.txt").count("b.txt") == 1


def test_missing_files_are_said_to_be_missing(tmp_path: Path) -> None:
    assert outcomes(tmp_path / "nothing.txt") == [(str(tmp_path / "nothing.txt"), "not_found")]


def test_an_empty_path_is_nobodys_folder(tree: Path) -> None:
    assert outcomes("", tree / "b.txt")[:1] == [("an empty path", "not_found")]
    assert total_bytes([""]) == 0


def test_a_folder_without_a_report_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PICTURE)
    assert outcomes(tmp_path) == [(str(tmp_path), "nothing_inside")]


def test_links_that_lead_nowhere_or_round_and_round_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_bytes(GOOD)
    found = [(Path(name).name, outcome) for name, outcome in outcomes(tmp_path)]
    assert found == [("a.txt", "source"), ("broken", "not_readable"), ("loop", "not_readable")]


def test_pipes_sockets_and_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(tmp_path / "sock"))
        assert {outcome for _, outcome in outcomes(tmp_path / "pipe", tmp_path / "sock", "/dev/zero")} == {
            "not_readable"
        }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(GOOD)
    (tmp_path / "secret.txt").chmod(0)
    assert outcomes(tmp_path / "secret.txt")[0][1] == "not_readable"


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are UTF-8 there")
def test_names_that_are_no_text_are_shown_with_escapes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(GOOD)
    ((name, outcome),) = outcomes(tmp_path)
    assert outcome == "source"
    assert name.endswith("caf\\xe9.txt")
    name.encode("utf-8")


@pytest.mark.parametrize("name", ["two\nlines.txt", "x" * 251 + ".txt", "=cmd.txt", "<img>.txt", " ", "ё\u202e.txt"])
def test_odd_names_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(GOOD)
    assert outcomes(tmp_path) == [(shown(tmp_path / name), "source")]


def test_a_file_larger_than_an_input_is_refused_but_archives_may_be_larger(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(GOOD * 100)
    (tmp_path / "fits.zip").write_bytes(zip_of({"a.txt": os.urandom(5_000)}))
    (tmp_path / "large.zip").write_bytes(zip_of({"a.txt": os.urandom(9_000)}))
    found = [(Path(name).name, outcome) for name, outcome in outcomes(tmp_path)]
    assert found == [("fits.zip", "source"), ("large.txt", "too_big"), ("large.zip", "too_big")]


def rows(count: int, *, long_at: int = -1) -> bytes:
    return b"".join(
        b'{"id": %d, "text": "%s"}\n' % (number, b"a" * (3_000 if number == long_at else 50)) for number in range(count)
    )


@pytest.mark.parametrize("count", [1, 20, 200])
@pytest.mark.parametrize("is_piped", [False, True])
def test_rows_of_any_number_come_whole_in_pieces(tmp_path: Path, count: int, is_piped: bool) -> None:
    content = rows(count)
    (tmp_path / "rows.jsonl").write_bytes(content)
    path = "-" if is_piped else str(tmp_path / "rows.jsonl")
    items = list(expand([path], LIMITS, stdin=io.BytesIO(content)))
    pieces = [item for item in items if isinstance(item, Source)]
    assert b"".join(piece.content for piece in pieces) == content
    assert all(piece.content.endswith(b"\n") for piece in pieces)
    assert [piece.rows_before for piece in pieces] == [
        sum(other.content.count(b"\n") for other in pieces[:number]) for number in range(len(pieces))
    ]


@pytest.mark.parametrize("place", [0, 7, 19])
def test_a_row_longer_than_an_input_fails_alone(tmp_path: Path, place: int) -> None:
    (tmp_path / "rows.jsonl").write_bytes(rows(20, long_at=place))
    items = list(expand([str(tmp_path / "rows.jsonl")], LIMITS))
    (failed,) = [item for item in items if isinstance(item, Unread)]
    assert failed.failure.code == "too_big"
    assert failed.name.endswith(f"row {place + 1}")
    read = b"".join(item.content for item in items if isinstance(item, Source))
    assert read.count(b"\n") == 19


def test_standard_input_is_read_once_where_it_stands(tree: Path) -> None:
    found = outcomes(tree / "b.txt", "-", tree / "a" / "2.txt", stdin=GOOD)
    assert [name for name, _ in found][1] == "standard input"
    assert outcomes("-", stdin=GOOD * 100) == [("standard input", "too_big")]
    assert outcomes("-") == [("-", "not_found")]


def test_total_is_the_size_of_all_files_once(tree: Path) -> None:
    assert total_bytes([str(tree / "a"), str(tree / "a" / "2.txt")]) == 3 * len(GOOD)
    assert total_bytes([str(tree), "-"]) is None
    assert total_bytes([str(tree / "nothing")]) == 0
