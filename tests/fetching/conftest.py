"""A web server on this machine that answers as a test tells it, byte for byte."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from sayso.fetching import NetworkPolicy

Answer = Callable[[socket.socket], object]
LOOPBACK = ipaddress.ip_network("127.0.0.0/8")


@dataclass
class Server:
    """`answers` by path; `requests` holds the head of every request that came."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, *, scheme: str = "http", host: str = "news.test") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def policy(self, **rules: object) -> NetworkPolicy:
        """The strict rules, but for this machine, this port, and every name leading here."""
        defaults: dict[str, object] = {
            "ports": frozenset({80, 443, self.port}),
            "exempt": (LOOPBACK,),
            "resolver": lambda host, port, seconds: ("127.0.0.1",),
        }
        return NetworkPolicy(**(defaults | rules))  # type: ignore[arg-type]


def plain(body: bytes, *, status: str = "200 OK", headers: str = "") -> Answer:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode()
    return lambda connection: connection.sendall(head + body)


def serve(listener: socket.socket, server: Server, context: ssl.SSLContext | None) -> None:
    while not server.stop.is_set():
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=answer, args=(connection, server, context), daemon=True).start()


def answer(connection: socket.socket, server: Server, context: ssl.SSLContext | None) -> None:
    try:
        with connection if context is None else context.wrap_socket(connection, server_side=True) as wrapped:
            wrapped.settimeout(10)
            head = b""
            while b"\r\n\r\n" not in head:
                piece = wrapped.recv(4096)
                if not piece:
                    return
                head += piece
            server.requests.append(head.decode("latin-1"))
            path = head.split()[1].decode("latin-1").split("?")[0]
            server.answers.get(path, plain(b"", status="404 Not Found"))(wrapped)
    except OSError:
        return


@pytest.fixture
def start() -> Iterator[Callable[..., Server]]:
    """Starts servers; all are stopped when the test ends."""
    started: list[tuple[socket.socket, Server]] = []

    def starter(context: ssl.SSLContext | None = None) -> Server:
        listener = socket.create_server(("127.0.0.1", 0))
        server = Server(port=listener.getsockname()[1])
        threading.Thread(target=serve, args=(listener, server, context), daemon=True).start()
        started.append((listener, server))
        return server

    yield starter
    for listener, server in started:
        server.stop.set()
        listener.close()


@pytest.fixture
def server(start: Callable[..., Server]) -> Server:
    return start()
