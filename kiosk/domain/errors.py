"""One family of errors: what went wrong, in words a person can act on, with a code for staff."""


class CoachError(Exception):
    """A fault with a sentence for a person and a code for staff (docs/codes.md lists them).

    `permanent` says that trying again without a change changes nothing.
    """

    stage = "coach"

    def __init__(self, code: str, message: str, *, permanent: bool = True) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.permanent = permanent


class SettingsError(CoachError):
    """A setting is unknown or out of its range."""

    stage = "settings"


class ResumeError(CoachError):
    """A resume cannot be read."""

    stage = "match"


class JobError(CoachError):
    """A job description holds nothing to ask about."""

    stage = "match"


class HearingError(CoachError):
    """Sound cannot be read or transcribed."""

    stage = "hearing"


class SeeingError(CoachError):
    """A picture or video cannot be read."""

    stage = "seeing"


class ModelError(CoachError):
    """A model file is missing or corrupt."""

    stage = "models"


class MicrophoneError(CoachError):
    """The microphone is missing, vanished or silent."""

    stage = "microphone"


class CameraError(CoachError):
    """The camera is missing, vanished or frozen."""

    stage = "camera"


class SpeakerError(CoachError):
    """There is no way to be heard."""

    stage = "speaker"


class PrinterError(CoachError):
    """The printer needs a member of staff."""

    stage = "printer"


class VoiceError(CoachError):
    """No clip could be made of a sentence."""

    stage = "voice"


class StoreError(CoachError):
    """The database is locked, newer than this program, or full."""

    stage = "store"


class FleetError(CoachError):
    """The campus and this booth do not go together; nothing is lost, it waits at the booth."""

    stage = "fleet"


class CardError(CoachError):
    """A candidate's card cannot be opened here."""

    stage = "card"


class ReportError(CoachError):
    """A report could not be written."""

    stage = "report"
