from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import UnreadableSource
from sayso.readers import READERS, Item, ReadDocument, Source, Unread, read_source
from sayso.readers.confinement import PROTECTIONS
from sayso.readers.detect import Format
from sayso.readers.sandbox import Sandbox
from sayso.settings import Limits
from tests.hostile.documents import LIMITS, page_html, zip_of

HTML = next(reader for reader in READERS if reader.name == Format.HTML)
CHILD = (str(Path(__file__).with_name("misbehaving_child.py")),)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the system has no such protection")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(replace(LIMITS, parse_seconds=20, parse_cpu_seconds=20), child=CHILD) as opened:
        yield opened


def ask(sandbox: Sandbox, what: str) -> list[Item]:
    return list(sandbox.read(HTML, Source(f"<html>{what}".encode(), "a.html")))


def told(sandbox: Sandbox, what: str) -> str:
    (item,) = ask(sandbox, what)
    assert isinstance(item, Unread)
    return item.failure.sentence


def refusal(sandbox: Sandbox, what: str) -> UnreadableSource:
    with pytest.raises(UnreadableSource) as refused:
        ask(sandbox, what)
    assert refused.value.sentence.endswith(".")
    assert told(sandbox, "read") == "read", "the next document is read"
    return refused.value


@pytest.mark.parametrize(
    ("what", "words"), [("crash", "signal 11"), ("leave", "exit code 3"), ("raise", "exit code 1"), ("lie", "digest")]
)
def test_a_parser_that_breaks_costs_its_document_alone(sandbox: Sandbox, what: str, words: str) -> None:
    refused = refusal(sandbox, what)
    assert refused.reason == "crashed"
    assert words in refused.sentence


def test_an_answer_without_sense_is_a_crash(sandbox: Sandbox) -> None:
    assert refusal(sandbox, "babble").reason in {"crashed", "bomb"}


def test_what_came_before_a_crash_stays(sandbox: Sandbox) -> None:
    items = sandbox.read(HTML, Source(b"<html>crash", "a.html"))
    first = next(items)
    assert isinstance(first, Unread)
    assert first.failure.sentence == "before"
    with pytest.raises(UnreadableSource):
        next(items)


def test_a_parser_that_hangs_is_stopped_by_the_clock() -> None:
    with Sandbox(replace(LIMITS, parse_seconds=1), child=CHILD) as short:
        assert told(short, "read") == "read"
        refused = refusal(short, "sleep")
    assert refused.reason == "timeout"
    assert "1 seconds" in refused.sentence


def test_time_that_the_caller_takes_does_not_count() -> None:
    with Sandbox(replace(LIMITS, parse_seconds=2), child=CHILD) as short:
        items = short.read(HTML, Source(b"<html>sleep", "a.html"))
        next(items)
        time.sleep(2.2)
        began = time.monotonic()
        with pytest.raises(UnreadableSource):
            next(items)
        assert time.monotonic() - began > 1.5


def test_a_parser_that_computes_for_ever_is_stopped_by_the_system() -> None:
    with Sandbox(replace(LIMITS, parse_cpu_seconds=1), child=CHILD) as short:
        refused = refusal(short, "spin")
    assert refused.reason == "timeout"
    assert "parse_cpu_seconds" in refused.sentence


def test_a_flood_of_members_is_a_bomb(sandbox: Sandbox) -> None:
    assert refusal(sandbox, "flood").reason == "bomb"


@linux
@pytest.mark.parametrize("size", [50_000_000, 400_000_000])
def test_memory_is_bounded(sandbox: Sandbox, size: int) -> None:
    if size < LIMITS.parse_memory_bytes:
        assert told(sandbox, f"eat {size}") == str(size)
    else:
        assert refusal(sandbox, f"eat {size}").reason == "too_big"


@linux
@pytest.mark.long
@pytest.mark.parametrize("mebibytes", range(128, 2049, 96))
def test_memory_is_bounded_at_every_step(mebibytes: int) -> None:
    limit = mebibytes * 1024 * 1024
    with Sandbox(replace(LIMITS, parse_memory_bytes=limit), child=CHILD) as stepped:
        assert told(stepped, f"eat {limit // 2}") == str(limit // 2)
        assert refusal(stepped, f"eat {limit + 64 * 1024 * 1024}").reason == "too_big"


def held(name: str) -> bool:
    with Sandbox(LIMITS, child=CHILD) as asked:
        return name not in asked.protection().partition("; not on this system: ")[2]


def test_protection_names_what_holds_and_what_does_not(sandbox: Sandbox) -> None:
    words = sandbox.protection()
    assert all(name in words for name in PROTECTIONS)


@linux
def test_no_other_file_can_be_opened(sandbox: Sandbox, tmp_path: Path) -> None:
    if not held("landlock"):
        pytest.skip("this kernel has no Landlock")
    (tmp_path / "secret.txt").write_text("secret")
    assert told(sandbox, f"open {tmp_path / 'secret.txt'}") == "refused: PermissionError"
    assert told(sandbox, "open /etc/passwd") == "refused: PermissionError"


def test_no_file_can_be_written(sandbox: Sandbox, tmp_path: Path) -> None:
    sentence = told(sandbox, f"write {tmp_path / 'made.txt'}")
    made = tmp_path / "made.txt"
    # Without Landlock an empty file can be made, but not a byte be put into it.
    assert sentence == "refused: PermissionError" if not made.exists() else made.read_bytes() == b""
    if sys.platform == "linux":
        assert told(sandbox, "fill") == "refused: OSError"


@linux
def test_no_socket_can_be_opened(sandbox: Sandbox) -> None:
    if not held("network namespace") and not held("system calls"):
        pytest.skip("this kernel refuses both")
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert told(sandbox, f"connect {server.getsockname()[1]}").startswith("refused: ")


@linux
def test_no_process_can_be_started_or_ended(sandbox: Sandbox) -> None:
    if not held("system calls"):
        pytest.skip("no filter for this processor")
    assert told(sandbox, "fork") == "refused: PermissionError"
    assert told(sandbox, "run") == "refused: PermissionError"
    assert told(sandbox, f"kill {os.getpid()}") == "refused: PermissionError"
    assert told(sandbox, "thread") == "done"


def test_a_parser_inherits_nothing(sandbox: Sandbox) -> None:
    handles, environment, folder = told(sandbox, "look").split(" ", 2)
    # Three to /dev/null and the socket for the answer.
    assert int(handles) <= 4
    assert set(environment.strip("[]").replace("'", "").split(", ")) <= {"", "LC_CTYPE", "__CF_USER_TEXT_ENCODING"}
    assert folder == "/"


def test_a_zygote_that_dies_is_replaced(sandbox: Sandbox) -> None:
    assert told(sandbox, "read") == "read"
    assert sandbox._zygote is not None
    os.kill(sandbox._zygote._process.pid, signal.SIGKILL)
    sandbox._zygote._process.wait()
    assert told(sandbox, "read") == "read"


def test_a_zygote_that_dies_while_one_reads_costs_that_document(sandbox: Sandbox) -> None:
    items = sandbox.read(HTML, Source(b"<html>sleep", "a.html"))
    next(items)
    assert sandbox._zygote is not None
    os.kill(sandbox._zygote._process.pid, signal.SIGKILL)
    if sys.platform == "linux":
        with pytest.raises(UnreadableSource) as refused:
            next(items)
        assert refused.value.reason == "crashed"
    items.close()  # type: ignore[attr-defined]  # a generator
    assert told(sandbox, "read") == "read"


def test_a_zygote_is_replaced_after_many_orders_and_lets_its_parsers_finish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.readers.zygote._ORDERS_OF_A_ZYGOTE", 2)
    with Sandbox(LIMITS, child=CHILD) as sandbox:
        slow = sandbox.read(HTML, Source(b"<html>flood", "a.html"))
        next(slow)
        first = sandbox._zygote
        for _ in range(5):
            assert told(sandbox, "read") == "read"
        assert sandbox._zygote is not first
        assert isinstance(next(slow), Source)
        slow.close()  # type: ignore[attr-defined]  # a generator
        assert first is not None
        assert first._process.poll() is not None


def test_nothing_is_left_behind() -> None:
    before = len(list(Path("/dev/fd").iterdir()))
    sandbox = Sandbox(LIMITS, child=CHILD)
    for what in ("read", "crash", "leave"):
        try:
            ask(sandbox, what)
        except UnreadableSource:
            continue
    unfinished = sandbox.read(HTML, Source(b"<html>sleep", "a.html"))
    next(unfinished)
    assert sandbox._zygote is not None
    process = sandbox._zygote._process
    unfinished.close()  # type: ignore[attr-defined]  # a generator
    sandbox.close()
    assert process.poll() is not None
    assert len(list(Path("/dev/fd").iterdir())) <= before


def test_real_readers_give_the_same_in_the_sandbox_and_outside() -> None:
    content = zip_of(
        {"a.txt": b"It is so, the police said.", "b.html": page_html(1), "c.zip": zip_of({"d.html": page_html(2)})}
    )
    source = Source(content, "a.zip")
    with Sandbox(Limits()) as sandbox:
        inside = list(read_source(source, Limits(), sandbox))
        assert inside == list(read_source(source, Limits()))
        assert len([item for item in inside if isinstance(item, ReadDocument)]) == 3
