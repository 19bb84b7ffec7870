"""Addresses that hold a secret never reach the log, whoever writes the line.

Django prints the path of a page that was not found or that failed; a traceback may quote one too.
"""

import logging
import re

# Questionnaires being answered, partner space, calendar feeds, wall screens, unsubscribing, and
# choosing a new password.
SECRET = ("q", "espace", "agenda", "ecran", "courriels/stop", "compte/mot-de-passe/nouveau")
AFTER = re.compile(rf"(/(?:{'|'.join(SECRET)})/)[^\s\"'<>]+", re.IGNORECASE)


class PathsWithoutSecrets(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return AFTER.sub(r"\1…", super().format(record))
