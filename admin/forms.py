"""The typed door to Flask-WTF, which ships no types: what every form of the panel is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wtforms import Field
    from wtforms import Form as _Form

    class Form(_Form):
        """What Flask-WTF adds: the request's data, and a token that says who was given the form."""

        def __init__(self) -> None: ...
        def validate_on_submit(self) -> bool: ...
else:
    from flask_wtf import FlaskForm as Form

__all__ = ["Form", "text"]


def text(field: "Field") -> str:
    """Return what was typed into a field; nothing is the empty text."""
    return str(field.data or "")
