"""A mail server on this machine that keeps what it accepts, and answers as it is told."""

import random
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

ACCEPTED = "250 Message accepted for delivery"


@dataclass
class Box:
    """`answer`: from an address, what the server says to it, when it is not “yes”."""

    received: list[EmailMessage] = field(default_factory=list)
    answer: Callable[[str], str] = lambda address: ""
    slowness: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.received]

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        refusal = self.answer(address)
        if not refusal:
            envelope.rcpt_tos.append(address)
        return refusal or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """What it has taken it keeps, even if the client is no longer there for the answer."""
        self._take_time()
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        self._take_time()
        return ACCEPTED

    def _take_time(self) -> None:
        if self.slowness:
            time.sleep(self.chance.uniform(0, self.slowness))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mail_server(box: Any) -> Iterator[int]:
    """Its port."""
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port, ready_timeout=30)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
