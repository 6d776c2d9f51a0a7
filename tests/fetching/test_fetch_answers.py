"""What is taken from a server, and what is not: redirects, sizes, times, packing, certificates."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import __version__
from sayso.errors import FetchRefused, UnreadableSource
from sayso.fetching import fetch
from sayso.settings import Limits, Settings
from tests.fetching.conftest import Answer, Server, plain

PAGE = b"<html><p>Two herders were hurt.</p></html>"


def redirect(location: str, status: str = "302 Found") -> Answer:
    return plain(b"", status=status, headers=f"Location: {location}\r\n")


def in_chunks(*chunks: bytes, ends: bool = True) -> Answer:
    def send(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for chunk in chunks:
            connection.sendall(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
        if ends:
            connection.sendall(b"0\r\n\r\n")

    return send


def dripping(head: bytes, drop: bytes, stop: threading.Event) -> Answer:
    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        while not stop.wait(0.02):
            connection.sendall(drop)

    return send


def refusal(server: Server, path: str = "/", **rules: object) -> str:
    with pytest.raises(FetchRefused) as refused:
        fetch(server.url(path), Settings(), policy=server.policy(**rules))
    return str(refused.value)


def failure(server: Server, path: str = "/", **rules: object) -> UnreadableSource:
    with pytest.raises(UnreadableSource) as failed:
        fetch(server.url(path), Settings(), policy=server.policy(**rules))
    return failed.value


def test_a_page_comes_with_its_address_its_type_and_the_time(server: Server) -> None:
    server.answers["/a"] = plain(PAGE, headers="Content-Type: text/html; charset=utf-8\r\nSet-Cookie: id=1\r\n")
    source = fetch(server.url("/a#part"), Settings(), policy=server.policy())
    assert source.content == PAGE
    assert source.name == server.url("/a#part")
    assert source.hints.url == server.url("/a")
    assert source.hints.media_type == "text/html; charset=utf-8"
    assert source.hints.collected is not None
    assert source.hints.collected.endswith("Z")


def test_the_request_says_who_asks_and_nothing_of_the_user(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:1")
    server.answers["/a"] = redirect("/b")
    server.answers["/b"] = plain(PAGE, headers="Set-Cookie: id=1\r\n")
    fetch(server.url("/a"), Settings(), policy=server.policy())
    for request in server.requests:
        names = [line.split(":")[0].lower() for line in request.split("\r\n")[1:] if line]
        assert sorted(names) == ["accept", "accept-encoding", "connection", "host", "user-agent"]
        assert f"User-Agent: sayso/{__version__}\r\n" in request
        assert f"Host: news.test:{server.port}\r\n" in request


def test_other_scripts_are_sent_in_ascii(server: Server) -> None:
    server.answers["/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"] = plain(PAGE)
    source = fetch(server.url("/новость?q=да", host="вести.test"), Settings(), policy=server.policy())
    assert source.content == PAGE
    assert "GET /%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C?q=%D0%B4%D0%B0 HTTP/1.1" in server.requests[0]
    assert "Host: xn--b1agj9af.test" in server.requests[0]


def test_redirects_are_followed_a_few_times(server: Server) -> None:
    for step in range(5):
        server.answers[f"/{step}"] = redirect(f"/{step + 1}", status="301 Moved")
    server.answers["/5"] = plain(PAGE)
    source = fetch(server.url("/0"), Settings(), policy=server.policy())
    assert source.hints.url == server.url("/5")


def test_a_sixth_redirect_is_refused(server: Server) -> None:
    server.answers["/"] = redirect("/")
    assert "more than 5 redirects" in refusal(server)
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2:22/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://localhost/",
        "//192.168.0.1/a",
        "//metadata.google.internal/",
        "file:///etc/passwd",
        "ftp://news.test/",
        "http://reader:secret@news.test/",
        "javascript:alert(1)",
        "http://news.test:6379/",
        "http://[bad/",
    ],
)
def test_redirects_are_held_to_the_same_rules(server: Server, location: str) -> None:
    server.answers["/"] = redirect(location)
    # Port 80 of an exempt address would be contacted, so none but the test's own address is exempt here.
    refusal(server)
    assert len(server.requests) == 1


def test_a_redirect_to_nowhere_is_said_so(server: Server) -> None:
    server.answers["/"] = plain(b"", status="302 Found")
    assert failure(server).reason == "http_error"


def test_a_name_that_changes_its_address_between_redirects_is_checked_again(server: Server) -> None:
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    server.answers["/"] = redirect("/b")
    assert "10.0.0.1" in refusal(server, resolver=lambda host, port, seconds: next(answers))


def test_the_address_that_was_checked_is_the_one_connected_to(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resolver(host: str, port: int, seconds: float) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("10.0.0.1",)

    def looked_up(*_: object, **__: object) -> None:
        pytest.fail("the name was looked up a second time")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    server.answers["/"] = plain(PAGE)
    assert fetch(server.url("/"), Settings(), policy=server.policy(resolver=resolver)).content == PAGE
    assert asked == ["news.test"]


def test_the_next_address_is_tried_where_one_does_not_answer(server: Server) -> None:
    server.answers["/"] = plain(PAGE)
    policy = server.policy(resolver=lambda host, port, seconds: ("127.9.9.9", "127.0.0.1"))
    assert fetch(server.url("/"), Settings(), policy=policy).content == PAGE


@pytest.mark.parametrize(
    "status", ["404 Not Found", "500 Broken", "403 Forbidden", "204 No Content", "304 Not Modified"]
)
def test_other_answers_than_a_page_are_errors_with_their_status(server: Server, status: str) -> None:
    server.answers["/"] = plain(b"", status=status)
    failed = failure(server)
    assert failed.reason == "http_error"
    assert status in failed.sentence


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "x-gzip"])
def test_packed_pages_are_unpacked(server: Server, encoding: str) -> None:
    packed = zlib.compress(PAGE) if encoding == "deflate" else gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])
    server.answers["/"] = plain(packed, headers=f"Content-Encoding: {encoding}\r\n")
    assert fetch(server.url("/"), Settings(), policy=server.policy()).content == PAGE


def test_pages_in_chunks_are_put_together(server: Server) -> None:
    server.answers["/"] = in_chunks(PAGE[:5], PAGE[5:])
    assert fetch(server.url("/"), Settings(), policy=server.policy()).content == PAGE


def test_a_body_as_large_as_allowed_is_taken_and_one_byte_more_is_not(server: Server) -> None:
    server.answers["/fits"] = plain(b"x" * 1000)
    server.answers["/over"] = plain(b"x" * 1001)
    assert len(fetch(server.url("/fits"), Settings(), policy=server.policy(body_bytes=1000)).content) == 1000
    assert "larger than 1,000 bytes" in refusal(server, "/over", body_bytes=1000)


def test_the_users_own_limit_counts_where_it_is_smaller(server: Server) -> None:
    server.answers["/"] = plain(b"x" * 1001)
    with pytest.raises(FetchRefused, match="1,000 bytes"):
        fetch(server.url("/"), Settings(limits=Limits(input_bytes=1000)), policy=server.policy())


@pytest.mark.parametrize("head", ["", "Transfer-Encoding: chunked\r\n"])
def test_an_endless_body_is_cut_off(server: Server, head: str) -> None:
    piece = b"1000\r\n" + b"x" * 4096 + b"\r\n" if head else b"x" * 4096

    def send(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode())
        while True:
            connection.sendall(piece)

    server.answers["/"] = send
    assert "larger than" in refusal(server, body_bytes=100_000)


def test_a_gzip_bomb_is_cut_off(server: Server) -> None:
    server.answers["/"] = plain(gzip.compress(b"\0" * 30_000_000), headers="Content-Encoding: gzip\r\n")
    assert "larger than" in refusal(server, body_bytes=1_000_000)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_packing_that_was_not_asked_for_is_refused(server: Server, encoding: str) -> None:
    server.answers["/"] = plain(PAGE, headers=f"Content-Encoding: {encoding}\r\n")
    assert "not asked for" in refusal(server)


@pytest.mark.parametrize("body", [PAGE, gzip.compress(PAGE)[:-6]], ids=["not packed", "cut"])
def test_broken_packing_is_an_error(server: Server, body: bytes) -> None:
    server.answers["/"] = plain(body, headers="Content-Encoding: gzip\r\n")
    assert failure(server).reason == "http_error"


def test_a_body_that_breaks_off_is_an_error(server: Server) -> None:
    server.answers["/stated"] = lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    server.answers["/chunks"] = in_chunks(PAGE, ends=False)
    for path in ("/stated", "/chunks"):
        assert failure(server, path).reason == "http_error"


@pytest.mark.parametrize(
    ("head", "drop"),
    [(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"), (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"y"), (b"", b"H")],
    ids=["body", "header", "status line"],
)
def test_a_dripping_server_runs_into_the_time_limit(server: Server, head: bytes, drop: bytes) -> None:
    server.answers["/"] = dripping(head, drop, server.stop)
    assert failure(server, seconds=0.4).reason == "timeout"


def test_a_silent_server_runs_into_the_time_limit(server: Server) -> None:
    server.answers["/"] = lambda connection: server.stop.wait(5)
    assert failure(server, seconds=0.3).reason == "timeout"


def test_redirects_share_one_time_limit(server: Server) -> None:
    def slow(connection: socket.socket) -> None:
        server.stop.wait(0.3)
        redirect("/")(connection)

    server.answers["/"] = slow
    assert failure(server, seconds=0.8).reason == "timeout"


@pytest.mark.parametrize(
    "answer", [b"", b"hello", b"HTTP/9.9 what\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n"]
)
def test_an_answer_that_is_no_http_is_an_error(server: Server, answer: bytes) -> None:
    server.answers["/"] = lambda connection: connection.sendall(answer)
    assert failure(server).reason == "http_error"


def test_a_closed_port_and_an_unknown_name_are_errors(server: Server) -> None:
    def unknown(host: str, port: int, seconds: float) -> tuple[str, ...]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert "not known" in failure(server, resolver=unknown).sentence
    assert failure(server, resolver=lambda host, port, seconds: ("127.9.9.9",)).reason == "http_error"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A fresh certificate for news.test, its own authority."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl command to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    proof, key = folder / "news.pem", folder / "news.key"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.test -addext subjectAltName=DNS:news.test"
    )
    subprocess.run([*command.split(), "-keyout", key, "-out", proof], check=True, capture_output=True)
    return proof, key


@pytest.fixture
def secure(start: Callable[..., Server], certificate: tuple[Path, Path]) -> Server:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = start(context)
    server.answers["/"] = plain(PAGE)
    server.answers["/down"] = redirect(f"http://news.test:{server.port}/")
    return server


def test_a_host_proves_its_name_though_reached_by_address(secure: Server, certificate: tuple[Path, Path]) -> None:
    policy = secure.policy(authorities_file=str(certificate[0]))
    assert fetch(secure.url("/", scheme="https"), Settings(), policy=policy).content == PAGE


@pytest.mark.parametrize("host", ["other.test", "127.0.0.1"])
def test_a_certificate_for_another_host_is_refused(secure: Server, certificate: tuple[Path, Path], host: str) -> None:
    policy = secure.policy(authorities_file=str(certificate[0]))
    with pytest.raises(FetchRefused, match="certificate"):
        fetch(secure.url("/", scheme="https", host=host), Settings(), policy=policy)
    assert secure.requests == []


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Server) -> None:
    with pytest.raises(FetchRefused, match="certificate"):
        fetch(secure.url("/", scheme="https"), Settings(), policy=secure.policy())


def test_a_redirect_from_https_to_http_is_refused(secure: Server, certificate: tuple[Path, Path]) -> None:
    policy = secure.policy(authorities_file=str(certificate[0]))
    with pytest.raises(FetchRefused, match="not secure"):
        fetch(secure.url("/down", scheme="https"), Settings(), policy=policy)


def test_a_server_without_tls_is_an_error(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def answer_in_plain() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                connection.recv(4096)

        threading.Thread(target=answer_in_plain, daemon=True).start()
        with pytest.raises(UnreadableSource) as failed:
            fetch(f"https://news.test:{port}/", Settings(), policy=server.policy(ports=frozenset({port})))
    assert failed.value.reason == "http_error"
    assert "no secure connection" in failed.value.sentence
