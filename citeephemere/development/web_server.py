"""Django's development server, announced when it serves, and the worker that sends mail beside it.

Standard library only.
"""

import http.client
import os
import socket
import subprocess
import time
from contextlib import AbstractContextManager, suppress

from citeephemere.development.console import Impossible, say
from citeephemere.development.environment import PYTHON
from citeephemere.development.processes import child
from core.project_paths import var_folder

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
        with _mail_worker(port):
            code = server.wait()
    while code == RELOAD:
        with _server(port) as server, _mail_worker(port):
            code = server.wait()
    return code


def _server(port: int) -> AbstractContextManager[subprocess.Popen[str]]:
    variables = VARIABLES | _site_address(port)
    return child(PYTHON, "manage.py", "runserver", f"{ADDRESS}:{port}", variables=variables)


def _mail_worker(port: int) -> AbstractContextManager[subprocess.Popen[str]]:
    """What a coordinator approves leaves: to the server of EMAIL_URL, else to files."""
    return child(PYTHON, "manage.py", "send_mail", "--watch", variables=_site_address(port))


def _site_address(port: int) -> dict[str, str]:
    """For the links in messages."""
    return {"SITE_URL": os.environ.get("SITE_URL", f"http://{ADDRESS}:{port}")}


def _announce(server: subprocess.Popen[str], port: int, started: float) -> None:
    """Its address and the demo's logins, which are asked for while it starts."""
    with child(PYTHON, "manage.py", "load_demo", "--show", stdout=subprocess.PIPE) as demo:
        _wait_for_page(server, port)
        say(f"\nhttp://{ADDRESS}:{port}/ is served after {time.monotonic() - started:.1f} s.")
        say(demo.communicate()[0])
        say(f"Messages that are approved go {_mail_place()}.")


def _mail_place() -> str:
    if os.environ.get("EMAIL_URL"):
        return "to the server of EMAIL_URL"
    return f"to files in {var_folder() / 'mail'}"


def _wait_for_page(server: subprocess.Popen[str], port: int) -> None:
    while server.poll() is None:
        connection = http.client.HTTPConnection(ADDRESS, port)
        with suppress(OSError):
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        time.sleep(0.05)
