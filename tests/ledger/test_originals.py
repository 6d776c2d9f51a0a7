from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from sayso.errors import LedgerDamaged, LedgerError
from sayso.ledger.originals import Originals

CONTENT = b"<p>Five died.</p>"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "sayso.store")


def test_an_original_lies_under_its_digest_once_and_read_only(store: Originals) -> None:
    store.put(CONTENT, SHA256)
    path = store.folder / SHA256[:2] / SHA256[2:]
    assert path.read_bytes() == CONTENT
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    first = path.stat()
    store.put(CONTENT, SHA256)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    assert list((store.folder / "incoming").iterdir()) == []
    assert list(store.names()) == [SHA256]
    assert store.get(SHA256) == CONTENT


def test_an_original_is_flushed_before_it_gets_its_name(store: Originals, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (done.append("flush"), real_fsync(fd))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (done.append("rename"), real_replace(self, to))[1])
    store.put(CONTENT, SHA256)
    before = done[: done.index("rename")]
    assert before[-1] == "flush"
    assert done[done.index("rename") + 1 :] == ["flush"]


def test_a_cut_original_is_replaced_when_its_bytes_come_again(store: Originals) -> None:
    store.put(CONTENT, SHA256)
    store.path(SHA256).chmod(0o644)
    store.path(SHA256).write_bytes(CONTENT[:5])
    store.put(CONTENT, SHA256)
    assert store.get(SHA256) == CONTENT


@pytest.mark.parametrize("content", [b"", CONTENT + b"!", CONTENT.replace(b"Five", b"Nine"), None])
def test_a_missing_or_altered_original_is_never_given_out(store: Originals, content: bytes | None) -> None:
    store.put(CONTENT, SHA256)
    path = store.path(SHA256)
    path.chmod(0o644)
    if content is None:
        path.unlink()
        assert store.digest(SHA256) is None
    else:
        path.write_bytes(content)
        assert store.digest(SHA256) == (hashlib.sha256(content).hexdigest(), len(content))
    with pytest.raises(LedgerDamaged, match="restore"):
        store.get(SHA256)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "sayso.store").write_text("a file where the folder should be")
    with pytest.raises(LedgerError, match="cannot be stored"):
        Originals(tmp_path / "sayso.store").put(CONTENT, SHA256)


def test_what_interrupted_programs_left_is_swept_after_a_day(store: Originals) -> None:
    store.put(CONTENT, SHA256)
    old, new = store.folder / "incoming" / "old", store.folder / "incoming" / "new"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    store.sweep()
    assert not old.exists()
    assert new.exists()
    assert list(store.names()) == [SHA256]
