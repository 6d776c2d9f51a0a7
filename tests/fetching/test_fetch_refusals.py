"""What is never contacted. Every test here fails if a connection is so much as tried."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from sayso.errors import FetchRefused
from sayso.fetching import NetworkPolicy, fetch
from sayso.settings import Settings

PUBLIC = "93.184.215.14"

REFUSED_AS_WRITTEN = [
    # schemes
    "file:///etc/passwd",
    "ftp://news.test/a",
    "gopher://news.test:70/1",
    "data:text/html,hello",
    "javascript:alert(1)",
    "dict://news.test:2628/x",
    "ws://news.test/",
    "//news.test/a",
    "news.test/a",
    "",
    # ports
    "http://news.test:22/",
    "http://news.test:25/",
    "http://news.test:6379/",
    "http://news.test:0/",
    "http://news.test:65536/",
    "http://news.test:-80/",
    "http://news.test:/",
    "http://news.test:80a/",
    "http://news.test:８０/",
    # credentials
    "http://reader@news.test/",
    "http://reader:secret@news.test/",
    "http://news.test@127.0.0.1/",
    "http://news.test:80@127.0.0.1/",
    "http://@news.test/",
    # spellings that two programs read in two ways
    "http://news.test\\@127.0.0.1/",
    "http://news.test\\.evil.test/",
    "http://127.0.0.1\t.news.test/",
    "http://news.test/\r\nHost: inner",
    "http://news.test/a b",
    " http://news.test/",
    "http://news.test/\x00",
    "http://news.test%2f@127.0.0.1/",
    "http://127.0.0.1%23.news.test/",
    "http:///etc/passwd",
    "http:news.test",
    "http://[::1/",
    "http://[::1]news.test/",
    "http://[fe80::1%25eth0]/",
    "http://[v1.fe80]/",
    # this machine and inner names
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://a.localhost/",
    "http://router/",
    "http://printer.local/",
    "http://wiki.corp/",
    "http://nas.lan/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://metadata.goog.internal./",
    "http://duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion/",
    "http://-news.test/",
    "http://news..test/",
    # numbers
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://00000127.0.0.1/",
    "http://127.0.0.01/",
    "http://0/",
    "http://0.0.0.0/",
    "http://256.256.256.256/",
    "http://1.2.3.4.5/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://lOcAlHoSt/",
    "http://ⓛocalhost/",
    # private, link-local, carrier, multicast, reserved, metadata
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/machine",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    # IPv6 and IPv4 inside it
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:93.184.215.14]/",
    "http://[::127.0.0.1]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[2001:0:53aa:64c::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:c0a8:101::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[100::1]/",
    "http://[3fff::1]/",
    "http://[5f00::1]/",
]

RESOLVED_TO = [
    "127.0.0.1",
    "10.1.2.3",
    "192.168.0.10",
    "169.254.169.254",
    "100.64.1.1",
    "0.0.0.0",
    "::1",
    "fe80::1",
    "fd12::1",
    "::ffff:10.0.0.1",
    "64:ff9b::c0a8:1",
    "ff02::1",
    "fe80::1%eth0",
    "not an address",
]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def tried(*_: object, **__: object) -> None:
        pytest.fail("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", tried)
    monkeypatch.setattr(socket.socket, "connect_ex", tried)
    monkeypatch.setattr(socket.socket, "sendto", tried)


def answering(*addresses: str) -> Callable[[str, int, float], tuple[str, ...]]:
    return lambda host, port, seconds: addresses


def never(host: str, port: int, seconds: float) -> tuple[str, ...]:
    pytest.fail(f"{host} was looked up")


def test_there_are_at_least_sixty_forms() -> None:
    assert len(set(REFUSED_AS_WRITTEN)) >= 60


@pytest.mark.parametrize("url", REFUSED_AS_WRITTEN, ids=ascii)
def test_an_address_against_the_rules_is_refused_before_a_name_is_looked_up(url: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        fetch(url, Settings(), policy=NetworkPolicy(resolver=never))
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("address", RESOLVED_TO)
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    with pytest.raises(FetchRefused):
        fetch("http://news.test/", Settings(), policy=NetworkPolicy(resolver=answering(address)))


@pytest.mark.parametrize("addresses", [(PUBLIC, "127.0.0.1"), ("10.0.0.1", PUBLIC)])
def test_one_inner_address_among_public_ones_refuses_the_name(addresses: tuple[str, ...]) -> None:
    with pytest.raises(FetchRefused):
        fetch("http://news.test/", Settings(), policy=NetworkPolicy(resolver=answering(*addresses)))


def test_overlong_addresses_are_refused() -> None:
    with pytest.raises(FetchRefused, match="characters"):
        fetch("http://news.test/" + "a" * 5000, Settings(), policy=NetworkPolicy(resolver=never))


@pytest.mark.parametrize(
    "url",
    [
        "http://93.184.215.14/",
        "http://news.test/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "http://[64:ff9b::5db8:d70e]/",
    ],
)
def test_public_addresses_are_tried(url: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="a connection was tried"):
        fetch(url, Settings(), policy=NetworkPolicy(resolver=answering(PUBLIC)))
