"""Workers by the dozen: a process with Django at hand forks one for each line that it reads.

It writes the number of each worker's process; whoever reads it may kill it.
"""

import os
import sys
from datetime import timedelta

from events.mail import claiming
from events.mail.sending import send_due

COMMAND = "from tests.events.mail.nursery import main; main()"


def main() -> None:
    claiming.FRESH = timedelta(milliseconds=300)
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            send_due()
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        reap()


def reap() -> None:
    """Those that have ended leave the list of processes."""
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                return
        except ChildProcessError:
            return
