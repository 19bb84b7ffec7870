"""What became of one attempt, in words for a coordinator."""

import re
import smtplib
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

CLOSING = 421  # the server says that it is going away
TRANSIENT = range(400, 500)
NOT_A_MAILBOX = {550, 551, 553}
FULL_OR_TOO_LARGE = {452, 552}
TRANSACTION_FAILED = 554  # about the message, unless the server says that it is about us
ABOUT_US = re.compile(r"^\s*[45]\.(1|7)\.")
LONGEST = 500


class Fate(Enum):
    DELIVERED = "the server took it"
    LATER = "this message is refused for now"
    NEVER = "this message is refused for good"
    AWAY = "no message can go: the server cannot be used"


@dataclass(frozen=True)
class Outcome:
    fate: Fate
    reason: str = ""


def unreachable(error: Exception) -> Outcome:
    """No connection: whatever the error, it is not about one message."""
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome(Fate.AWAY, _cannot())
    return outcome_of(error) or Outcome(Fate.AWAY, _cannot())


def outcome_of(error: Exception) -> Outcome | None:
    """Errors of a network and of smtplib; nothing for any other."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return _answered(code, words)
        case smtplib.SMTPAuthenticationError():
            return Outcome(Fate.AWAY, _with(_refuses_us(), error.smtp_code, error.smtp_error))
        case smtplib.SMTPSenderRefused():
            return _at_the_sender(error.smtp_code, error.smtp_error)
        case smtplib.SMTPDataError():
            return _answered(error.smtp_code, error.smtp_error)
        case smtplib.SMTPNotSupportedError():
            told = _("The mail server cannot write to an address with accents.")
            return Outcome(Fate.NEVER, told)
        case smtplib.SMTPResponseException():
            return Outcome(Fate.AWAY, _with(_cannot(), error.smtp_code, error.smtp_error))
        case smtplib.SMTPException() | OSError():
            return Outcome(Fate.AWAY, _cannot())
    return None


def _at_the_sender(code: int, words: bytes | str) -> Outcome:
    """The size of a message is told with the sender: a server may refuse it there."""
    if code in FULL_OR_TOO_LARGE:
        return _answered(code, words)
    if code == TRANSACTION_FAILED and not ABOUT_US.match(_text(words)):
        return _answered(code, words)
    return Outcome(Fate.AWAY, _with(_refuses_us(), code, words))


def _answered(code: int, words: bytes | str) -> Outcome:
    if code == CLOSING:
        return Outcome(Fate.AWAY, _with(_cannot(), code, words))
    if code in TRANSIENT:
        told = _("The mail server asks to try again later.")
        return Outcome(Fate.LATER, _with(told, code, words))
    if code in NOT_A_MAILBOX:
        told = _("This address does not exist, or it refuses the message.")
    elif code in FULL_OR_TOO_LARGE:
        told = _("The mailbox is full, or the message is too large.")
    else:
        told = _("The mail server refuses this message.")
    return Outcome(Fate.NEVER, _with(told, code, words))


def _refuses_us() -> str:
    return _("The mail server refuses our account or our address: check the settings of the mail.")


def _cannot() -> str:
    return _("The mail server cannot be reached. All messages wait, none is lost.")


def _with(told: str, code: int, words: bytes | str) -> str:
    text = " ".join(_text(words).replace("\0", "").split())
    answer = _("Its answer: %(code)s %(words)s") % {"code": code, "words": text}
    return f"{told} {answer}"[:LONGEST]


def _text(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else str(words)
