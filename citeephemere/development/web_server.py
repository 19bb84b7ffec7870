"""Django's development server, announced when it serves. Standard library only."""

import http.client
import socket
import subprocess
import time
from contextlib import AbstractContextManager, suppress

from citeephemere.development.console import Impossible, say
from citeephemere.development.environment import PYTHON
from citeephemere.development.processes import child

ADDRESS = "127.0.0.1"
PORTS = range(1, 65536)
RELOAD = 3  # its exit code when a source file has changed
# RUN_MAIN makes us the process that it asks for a restart: one process and half a second less.
VARIABLES = {"RUN_MAIN": "true", "DJANGO_RUNSERVER_HIDE_WARNING": "true"}


def require_free_port(port: int) -> None:
    if port not in PORTS:
        raise Impossible(f"Port {port} does not exist: --port goes from 1 to {PORTS[-1]}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except PermissionError:
            raise Impossible(f"Port {port} is reserved to root: use --port 8000.") from None
        except OSError:
            raise Impossible(f"Port {port} is taken: stop its program, or use --port.") from None


def serve(port: int, started: float) -> int:
    """Exit code of the server; `started`: when the person began to wait, on the monotonic clock."""
    with _server(port) as server:
        _announce(server, port, started)
        code = server.wait()
    while code == RELOAD:
        with _server(port) as server:
            code = server.wait()
    return code


def _server(port: int) -> AbstractContextManager[subprocess.Popen[str]]:
    return child(PYTHON, "manage.py", "runserver", f"{ADDRESS}:{port}", variables=VARIABLES)


def _announce(server: subprocess.Popen[str], port: int, started: float) -> None:
    """Its address and the demo's logins, which are asked for while it starts."""
    with child(PYTHON, "manage.py", "load_demo", "--show", stdout=subprocess.PIPE) as demo:
        _wait_for_page(server, port)
        say(f"\nhttp://{ADDRESS}:{port}/ is served after {time.monotonic() - started:.1f} s.")
        say(demo.communicate()[0])


def _wait_for_page(server: subprocess.Popen[str], port: int) -> None:
    while server.poll() is None:
        connection = http.client.HTTPConnection(ADDRESS, port)
        with suppress(OSError):
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        time.sleep(0.05)
