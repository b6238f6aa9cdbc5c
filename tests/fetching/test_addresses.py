"""Where a connection may go."""

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import PageError
from dragoman.fetching import Fetcher, Limits, addresses
from dragoman.fetching.addresses import AddressRefused, GuardedBackend, is_public
from dragoman.fetching.transfer import Transfer
from tests.fetching.server import ARTICLE, serving


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("127.255.255.254", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep their secrets
        ("100.64.0.1", False),  # shared by carriers
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),  # IPv4 mapped into IPv6
        ("::ffff:93.184.216.34", True),
        ("2002:7f00:0001::", False),  # 6to4 of 127.0.0.1
        ("64:ff9b::10.0.0.1", False),  # NAT64 of a private address
        ("64:ff9b::93.184.216.34", True),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_as_public_as_its_own(address: object) -> None:
    assert is_public(f"::ffff:{address}") is is_public(str(address))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{port}/a", "http://localhost:{port}/a", "http://0x7f000001:{port}/a", "http://[::1]:{port}/a"]
)
def test_loopback_is_refused_however_it_is_written(url: str) -> None:
    with serving(a=ARTICLE) as site:
        fetcher = Fetcher(Limits(seconds=2, tries=1))
        with pytest.raises(PageError, match=r"no public address|robots\.txt"):
            fetcher.page(url.format(port=site.server_port))
        assert not site.asked


def test_a_redirect_into_the_house_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address asked for is public (in this test), the one it redirects to is not."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    houses = {"outer.example": ["127.0.0.1"], "inner.example": ["127.0.0.2"]}
    with serving(a=lambda to: to.reply(302, b"", Location="http://inner.example/b")) as site:
        transfer = Transfer(Limits(), resolver=lambda host, port: houses[host])
        with pytest.raises(PageError, match=r"inner\.example is at 127\.0\.0\.2, which is no public address"):
            transfer.get(f"http://outer.example:{site.server_port}/a")
        assert site.asked["/a"] == 1


class _Noted(httpcore.NetworkBackend):
    """Notes where it is asked to connect, and does not."""

    def __init__(self) -> None:
        self.connected: list[str] = []

    def connect_tcp(self, host: str, *args: object, **more: object) -> httpcore.NetworkStream:
        self.connected.append(host)
        raise httpcore.ConnectError("noted")


def test_a_name_that_changes_between_check_and_use_gains_nothing() -> None:
    """The second answer, a private address, is never asked for: the address that was checked is the one connected to."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    backend = GuardedBackend(False, float("inf"), lambda host, port: next(answers))
    backend.sockets = noted = _Noted()
    with pytest.raises(httpcore.ConnectError):
        backend.connect_tcp("rebinding.example", 80)
    assert noted.connected == ["93.184.216.34"]


def test_one_private_address_among_public_ones_refuses_the_name() -> None:
    backend = GuardedBackend(False, float("inf"), lambda host, port: ["93.184.216.34", "10.0.0.1"])
    backend.sockets = noted = _Noted()
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        backend.connect_tcp("mixed.example", 80)
    assert noted.connected == []
