"""The way to the mail server: Django's own, which here also tells how far a message went."""

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Tells:
    """`may_have_taken`: the text was on its way and the server has not answered."""

    may_have_taken = False

    def data(self, msg: Any) -> Any:
        self.may_have_taken = True
        try:
            answer = super().data(msg)  # type: ignore[misc]
        except smtplib.SMTPDataError:  # it answered: it does not want the text
            self.may_have_taken = False
            raise
        self.may_have_taken = False
        return answer


class Telling(Tells, smtplib.SMTP):
    pass


class TellingOverTLS(Tells, smtplib.SMTP_SSL):
    pass


class TellingBackend(EmailBackend):
    last: Any = None

    @property
    def connection_class(self) -> Any:
        return TellingOverTLS if self.use_ssl else Telling

    def open(self) -> Any:
        opened = super().open()
        self.last = self.connection or self.last
        return opened

    def may_have_taken(self) -> bool:
        return bool(getattr(self.last, "may_have_taken", False))


def mail_connection() -> Any:
    """Opened by the first message, kept for the next ones until `close`."""
    if settings.EMAIL_BACKEND == SMTP:
        return TellingBackend()
    return get_connection()


def may_have_taken(connection: Any) -> bool:
    return isinstance(connection, TellingBackend) and connection.may_have_taken()
