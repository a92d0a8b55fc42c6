"""Reads a QR code that is held to the camera."""

from kiosk.domain.units import Image


def read_code(image: Image) -> str | None:
    """Return what a code in a picture (BGR) says; None where none can be read."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    try:
        text, _, _ = cv2.QRCodeDetector().detectAndDecode(grey)
    except cv2.error:  # it stumbles over some corners that are none
        return None
    return text or None
