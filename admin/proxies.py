"""Believes what a proxy says of its client only where the settings name the proxy."""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
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


class Behind:
    """A WSGI application that stands behind proxies: it sees the client's address and scheme."""

    def __init__(self, app: Wsgi, proxies: Networks) -> None:
        self._app = app
        self._proxies = proxies

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if self._trusted(environ.get("REMOTE_ADDR", "")):
            environ["REMOTE_ADDR"] = self._client(environ)
            if environ.get("HTTP_X_FORWARDED_PROTO", "").strip().lower() == "https":
                environ["wsgi.url_scheme"] = "https"
        return self._app(environ, start)

    def _client(self, environ: dict[str, Any]) -> str:
        """Return the last address of the chain that is not one of our proxies': what stands before
        it is the client's own saying."""
        named = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
        chain = [one.strip() for one in named if one.strip()]
        last: str = environ["REMOTE_ADDR"]
        while chain and self._trusted(last):
            said = chain.pop()
            if not _is_address(said):
                break
            last = said
        return last

    def _trusted(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in one for one in self._proxies)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
