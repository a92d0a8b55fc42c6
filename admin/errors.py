"""What can go wrong in the panel, in words for the person in front of it."""

from kiosk.domain.errors import CoachError


class PanelError(CoachError):
    """The panel cannot do what was asked, or is not built as it must be."""

    stage = "panel"


class FormError(PanelError):
    """A form holds something that cannot be used; `field` names where."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__("form", message)
        self.field = field
