"""The section of the settings that says where staff sign in, if not here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Oidc:
    """Single sign-on for staff (OpenID Connect). Without an issuer there is none."""

    issuer: str = ""
    """Address of the provider, https://login.example.edu/realms/staff."""
    client_id: str = ""
    client_secret: str = ""
    """Empty where the provider knows the panel as a public client (PKCE alone)."""
    name: str = "campus account"
    """What the button of the sign-in page calls it."""
    groups_claim: str = "groups"
    administrators: str = ""
    """Groups at the provider whose members are administrators, with commas between them."""
    viewers: str = ""
    """Groups whose members are viewers. Whoever is in neither does not come in."""
