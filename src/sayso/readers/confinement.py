"""Takes rights away from a parser process, as far as the system lets an ordinary user do that.

Everywhere: resource limits (memory where the system enforces it, processor time, no files written, no processes).
Linux, where the kernel allows it: a network namespace without devices, Landlock (no file can be opened but those of
Python and the system's libraries), a system call filter (no sockets, no programs, no processes, no signals to others).
Each step that is refused is left out: `confine_zygote` and `confine_parser` return what holds.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Final

from sayso.settings import Limits

# Landlock's system calls have the same numbers on every architecture [linux/include/uapi/asm-generic/unistd.h].
_LANDLOCK_CREATE: Final = 444
_LANDLOCK_ADD: Final = 445
_LANDLOCK_RESTRICT: Final = 446
_LANDLOCK_VERSION_FLAG: Final = 1
_LANDLOCK_PATH_BENEATH: Final = 1
# Rights known to each version [docs.kernel.org/userspace-api/landlock.html].
_LANDLOCK_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_READ_FILE: Final = 1 << 2
_READ_DIRECTORY: Final = 1 << 3
_NETWORK_RIGHTS: Final = 0b11
_SCOPES: Final = 0b11

_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_CLONE_NEWIPC: Final = 0x08000000
_CLONE_THREAD: Final = 0x00010000
_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_MODE_FILTER: Final = 2

_OPEN_FILES: Final = 64
_MOST_MEMORY_BYTES: Final = 2**62

# What may hold, in the order in which it is reported; a set of these is a number with these bits.
PROTECTIONS: Final = ("memory", "processor time", "no writing", "network namespace", "landlock", "system calls")

# System calls that no parser needs, by architecture (the audit number of the kernel): sockets, processes,
# signals, rights of files and doors into the kernel.
_REFUSED_CALLS: Final = {
    "x86_64": (
        0xC000003E,
        # socket connect bind listen socketpair fork vfork execve kill ptrace mount unshare setns open_by_handle_at
        # process_vm_readv process_vm_writev execveat bpf perf_event_open keyctl userfaultfd io_uring_setup
        # pidfd_open pidfd_getfd pidfd_send_signal tkill chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat
        # utimensat setxattr lsetxattr fsetxattr
        (41, 42, 49, 50, 53, 57, 58, 59, 62, 101, 165, 272, 308, 304, 310, 311, 322, 321, 298, 250, 323, 425, 434, 438,
         424, 200, 90, 91, 268, 452, 92, 93, 94, 260, 280, 188, 189, 190),
        56,
    ),
    "aarch64": (
        0xC00000B7,
        (198, 203, 200, 201, 199, 221, 129, 117, 40, 97, 268, 265, 270, 271, 281, 280, 241, 219, 282, 425, 434, 438,
         424, 130, 52, 53, 452, 55, 54, 88, 5, 6, 7),
        220,
    ),
}  # fmt: skip
_CLONE3: Final = 435


def confine_zygote() -> tuple[str, ...]:
    """Cut the process that starts the parsers off from network and files.

    Returns:
        Names of what holds: `network namespace`, `landlock`.
    """
    held = []
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        # Without this nobody may filter, and a set-uid program could be used to climb.
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC) == 0:
            held.append("network namespace")
        if _landlock(libc):
            held.append("landlock")
    return tuple(held)


def confine_parser(limits: Limits, *, base_bytes: int) -> tuple[str, ...]:
    """Limit the process that is about to parse one source; there is no way back.

    Args:
        base_bytes: address space that the process has before it parses; 0 where the system does not tell.
    Returns:
        Names of what holds: `memory`, `processor time`, `no writing`, `system calls`.
    """
    held = ["processor time", "no writing"]
    memory = min(base_bytes + limits.parse_memory_bytes, _MOST_MEMORY_BYTES)
    if base_bytes and _limited(resource.RLIMIT_AS, memory, memory):
        held.insert(0, "memory")
    _limited(resource.RLIMIT_CPU, limits.parse_cpu_seconds, limits.parse_cpu_seconds + 1)
    _limited(resource.RLIMIT_FSIZE, 0, 0)
    _limited(resource.RLIMIT_CORE, 0, 0)
    _limited(resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES)
    _limited(resource.RLIMIT_NPROC, 0, 0)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        if _filter_calls(libc):
            held.append("system calls")
    return tuple(held)


def address_space() -> int | None:
    """A handle on the size of this process that stays readable after `confine_zygote`; None on macOS."""
    try:
        return os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


def address_space_bytes(handle: int | None) -> int:
    """Bytes of address space of the process that opened the handle; 0 where that is unknown."""
    return 0 if handle is None else int(os.pread(handle, 64, 0).split()[0]) * resource.getpagesize()


def _limited(what: int, soft: int, hard: int) -> bool:
    _, highest = resource.getrlimit(what)
    if highest != resource.RLIM_INFINITY:
        soft, hard = min(soft, highest), min(hard, highest)
    try:
        resource.setrlimit(what, (soft, hard))
    except (ValueError, OSError):
        return False
    return True


def _landlock(libc: ctypes.CDLL) -> bool:
    version = libc.syscall(_LANDLOCK_CREATE, None, 0, _LANDLOCK_VERSION_FLAG)
    if version < 1:
        return False
    rights = (1 << _LANDLOCK_RIGHTS.get(min(version, 5), 13)) - 1
    network = _NETWORK_RIGHTS if version >= 4 else 0
    scoped = _SCOPES if version >= 6 else 0
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = libc.syscall(_LANDLOCK_CREATE, struct.pack("=QQQ", rights, network, scoped), size, 0)
    if rules < 0:
        return False
    try:
        for folder in _folders_of_python():
            _allow_reading(libc, rules, folder)
        return bool(libc.syscall(_LANDLOCK_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _folders_of_python() -> list[str]:
    """What Python may still have to load while it parses: its own modules, the installed ones, shared libraries."""
    package = str(Path(__file__).resolve().parents[2])
    libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/dev/urandom"]
    paths = [sys.prefix, sys.base_prefix, package, *sys.path, *libraries, "/dev/null", "/etc/ld.so.cache"]
    # A folder such as "/" or "/home" in the module path would open everything below it.
    return sorted({path for path in paths if path and len(Path(path).parts) > 1 and Path(path).exists()})


def _allow_reading(libc: ctypes.CDLL, rules: int, path: str) -> None:
    handle = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
    try:
        rights = _READ_FILE | (_READ_DIRECTORY if Path(path).is_dir() else 0)
        libc.syscall(_LANDLOCK_ADD, rules, _LANDLOCK_PATH_BENEATH, struct.pack("=Qi", rights, handle), 0)
    finally:
        os.close(handle)


def _filter_calls(libc: ctypes.CDLL) -> bool:
    """Install a filter (classic BPF) that answers the refused calls with EPERM."""
    if platform.machine() not in _REFUSED_CALLS:
        return False
    architecture, refused, clone = _REFUSED_CALLS[platform.machine()]
    load, jump_equal, jump_at_least, jump_any, give = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, refuse = 0x7FFF0000, 0x00050000 | errno.EPERM
    absent = 0x00050000 | errno.ENOSYS
    program = [
        (load, 0, 0, 4),  # the architecture; another one means another numbering
        (jump_equal, 1, 0, architecture),
        (give, 0, 0, refuse),
        (load, 0, 0, 0),  # the number of the call; x32 numbers begin at 2**30
        (jump_at_least, 0, 1, 0x40000000),
        (give, 0, 0, refuse),
        (jump_equal, 0, 1, _CLONE3),  # its flags stand in memory; libraries fall back to clone
        (give, 0, 0, absent),
    ]
    for call in refused:
        program += [(jump_equal, 0, 1, call), (give, 0, 0, refuse)]
    program += [
        (jump_equal, 0, 3, clone),
        (load, 0, 0, 16),  # its flags: a thread is let through, a process is not
        (jump_any, 1, 0, _CLONE_THREAD),
        (give, 0, 0, refuse),
        (give, 0, 0, allow),
    ]
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: a count of instructions, padding, a pointer.
    filter_program = struct.pack("@HP", len(program), ctypes.addressof(buffer))
    return bool(libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), filter_program, 0, 0) == 0)
