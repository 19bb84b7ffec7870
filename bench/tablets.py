"""Tablets that send as fast as they are answered: one thread, so that the server has the machine.

`python -m bench.tablets PORT CLIENTS SECONDS BATCH` prints the answers per second.
"""

import json
import selectors
import socket
import sys
import time
import uuid
from datetime import UTC, datetime

WARM_UP = 1.0  # seconds
BUFFER = 1 << 18
REQUEST = (
    b"POST /accueil/api/passages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer token%d\r\n"
    b"X-Forwarded-Proto: https\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
)


class Tablet:
    def __init__(self, port: int, number: int, batch: int) -> None:
        self.number, self.batch = number, batch
        self.given = int(time.time() * 1000) % 10**9
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""

    def send(self) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        body = {
            "protocol": 1,
            "series": f"{self.number:022d}",
            "sent_at": now,
            "app_version": "bench",
            "items": [self._item(now) for _ in range(self.batch)],
            "last_number": self.given,
            "waiting": 0,
            "to_review": 0,
        }
        content = json.dumps(body).encode()
        self.socket.sendall(REQUEST % (self.number, len(content)) + content)

    def _item(self, now: str) -> dict[str, object]:
        self.given += 1
        return {
            "number": self.given,
            "id": str(uuid.uuid4()),
            "kind": "arrival",
            "tapped_at": now,
            "headcount": 1,
        }

    def is_answered(self) -> bool:
        """Reads what came; each item must have been created."""
        self.received += self.socket.recv(BUFFER)
        head, separator, body = self.received.partition(b"\r\n\r\n")
        if not separator:
            return False
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        if len(body) < length:
            return False
        if body.count(b'"created"') != self.batch:
            sys.exit(f"The server answers {self.received[:500]!r}")
        self.received = b""
        return True


def rate(port: int, clients: int, seconds: float, batch: int) -> float:
    """Requests per second, after a warm-up."""
    answered = 0
    with selectors.DefaultSelector() as selector:
        for number in range(clients):
            tablet = Tablet(port, number, batch)
            selector.register(tablet.socket, selectors.EVENT_READ, tablet)
            tablet.send()
        start = time.perf_counter() + WARM_UP
        while (now := time.perf_counter()) < start + seconds:
            for key, _events in selector.select(1):
                if key.data.is_answered():
                    answered += now > start
                    key.data.send()
    return answered / seconds


if __name__ == "__main__":
    port, clients, seconds, batch = sys.argv[1:]
    print(rate(int(port), int(clients), float(seconds), int(batch)))
