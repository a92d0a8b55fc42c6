"""The panel on the LAN: `create_app` builds it; nothing heavy is loaded before that."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from kiosk.domain.settings import Settings
    from kiosk.store import Store


def create_app(settings: "Settings", store: "Store | None" = None) -> "Flask":
    """Build the panel on a store, or on the one that the settings name.

    Raises:
        StoreError: the store cannot be opened.
        PanelError: a view does not state who may see it.
    """
    from admin.app import build
    from kiosk.store import Store

    return build(settings, store or Store.open(settings.store_url))
