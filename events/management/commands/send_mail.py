import logging
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils.translation import gettext as _

from events.mail.sending import Pace, Pass, send_due

PAUSE = 2  # seconds between two looks at the outbox
PAUSE_WHEN_AWAY = 15
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends the messages that a coordinator approved: one pass, or again and again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--watch", action="store_true", help="go on until SIGTERM or Ctrl-C")

    def handle(self, *args: Any, **options: Any) -> None:
        self.over, self.pace = threading.Event(), Pace()
        if not options["watch"]:
            self._tell(send_due())
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        while not self.over.is_set():
            self.over.wait(self._pass())

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        """The message that is being sent is finished first."""
        self.over.set()

    def _pass(self) -> int:
        """How long to wait for the next one. Without a database there is nothing to lose."""
        close_old_connections()
        try:
            done = send_due(pace=self.pace, is_over=self.over.is_set)
        except (OperationalError, InterfaceError):
            logger.warning("the database cannot be reached")
            connection.close()
            return PAUSE_WHEN_AWAY
        if done != Pass():
            self._tell(done)
        return PAUSE_WHEN_AWAY if done.is_server_away else PAUSE

    def _tell(self, done: Pass) -> None:
        words = _("%(sent)s sent, %(failed)s not delivered, %(postponed)s postponed.")
        self.stdout.write(words % vars(done))
        if done.is_server_away:
            self.stdout.write(_("The mail server cannot be used: the other messages wait."))
        if done.is_limited:
            self.stdout.write(_("The limit for one minute is reached: the other messages wait."))
