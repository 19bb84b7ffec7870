"""The Wi-Fi of a venue, between the browser and the server: it can be good, and much else."""

import http.client
import threading
import time
from contextlib import closing, suppress
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STALL, PATIENCE = 30, 60  # seconds
PORTAL = b"<!doctype html><title>Wi-Fi</title><h1>Acceptez les conditions du Wi-Fi</h1>"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Mood(StrEnum):
    GOOD = "good"
    AWAY = "closes every connection"
    READ_ONLY = "brings pages, closes what is sent"
    PORTAL = "answers its login page, with status 200, to everything"
    STALL = "takes the request and says nothing"
    DEAF = "hands the request on, loses the answer"
    CUT = "hands the request on, gives back half of the answer"


class Wifi:
    """`url` is where the browser goes; `mood` may change at any time."""

    def __init__(self, port: int) -> None:
        self.mood = Mood.GOOD
        self.requests: list[tuple[str, str]] = []
        wifi = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                wifi._handle(self, port)

            do_GET = do_POST = do_HEAD = handle_any

            def log_message(self, *_arguments: Any) -> None:
                """The tests say what matters."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self.mood = Mood.AWAY
        self._server.shutdown()
        self._server.server_close()

    def _handle(self, handler: BaseHTTPRequestHandler, port: int) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        mood = self.mood
        self.requests.append((handler.command, handler.path))
        handler.close_connection = True
        with suppress(OSError, http.client.HTTPException):
            match mood:
                case Mood.AWAY:
                    return
                case Mood.READ_ONLY if handler.command == "POST":
                    return
                case Mood.PORTAL:
                    _send(handler, 200, [("Content-Type", "text/html")], PORTAL)
                case Mood.STALL:
                    self._stall()
                case _:
                    status, headers, content = _ask(handler, port, body)
                    if mood != Mood.DEAF:
                        half = len(content) // 2 if mood == Mood.CUT else None
                        _send(handler, status, headers, content, half)

    def _stall(self) -> None:
        deadline = time.monotonic() + STALL
        while self.mood == Mood.STALL and time.monotonic() < deadline:
            time.sleep(0.05)


def _ask(
    handler: BaseHTTPRequestHandler, port: int, body: bytes
) -> tuple[int, list[tuple[str, str]], bytes]:
    headers = {name: value for name, value in handler.headers.items() if name != "Connection"}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as link:
        link.request(handler.command, handler.path, body, headers)
        answer = link.getresponse()
        return answer.status, answer.getheaders(), answer.read()


def _send(
    handler: BaseHTTPRequestHandler,
    status: int,
    headers: list[tuple[str, str]],
    content: bytes,
    only: int | None = None,
) -> None:
    """`only`: as many bytes, although more were announced."""
    handler.send_response(status)
    for name, value in headers:
        if name.lower() not in HOP_BY_HOP:
            handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.send_header("Connection", "close")
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(content[:only])
