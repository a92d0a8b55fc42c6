"""Believes what a proxy says of its client only where the settings name the proxy."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from admin.errors import PanelError

Networks = tuple[IPv4Network | IPv6Network, ...]
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def networks(text: str) -> Networks:
    """Return the addresses and networks of a list with commas between them.

    Raises:
        PanelError: settings-range where one of them is neither.
    """
    try:
        return tuple(
            ip_network(one.strip(), strict=False) for one in text.split(",") if one.strip()
        )
    except ValueError as err:
        raise PanelError(
            "settings-range", f"panel.proxies holds addresses or networks, not {text!r}."
        ) from err


def counted(text: str) -> str:
    """Return the address that counts: of IPv6 the network, of which every machine has a whole."""
    try:
        found = ip_address(text)
    except ValueError:
        return text
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
    return str(found)


def client(environ: dict[str, Any], proxies: Networks) -> str:
    """Return the last address of the chain that is not one of our proxies': what stands before it
    is the client's own saying."""
    named = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    chain = [one.strip() for one in named if one.strip()]
    last: str = environ.get("REMOTE_ADDR", "")
    while chain and trusted(last, proxies):
        said = chain.pop()
        if not _is_address(said):
            break
        last = said
    return last


def trusted(address: str, proxies: Networks) -> bool:
    return _is_address(address) and any(ip_address(address) in one for one in proxies)


class Behind:
    """A WSGI application that stands behind proxies: it sees the client's address and scheme."""

    def __init__(self, app: Wsgi, proxies: Networks) -> None:
        self._app = app
        self._proxies = proxies

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if trusted(environ.get("REMOTE_ADDR", ""), self._proxies):
            environ["REMOTE_ADDR"] = client(environ, self._proxies)
            if environ.get("HTTP_X_FORWARDED_PROTO", "").strip().lower() == "https":
                environ["wsgi.url_scheme"] = "https"
        return self._app(environ, start)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
