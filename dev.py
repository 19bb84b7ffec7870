#!/usr/bin/env python3
"""Set up, run and test the platform on a developer's machine: `python3 dev.py --help`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this file must say so on an older Python)
    sys.exit("Python 3.11 or later is needed, this is {}.{}.".format(*sys.version_info))

import argparse
import hashlib
import http.client
import importlib.util
import os
import socket
import subprocess
import time
from contextlib import contextmanager, suppress

from citeephemere import database
from citeephemere.development.console import Impossible, last_line, say
from citeephemere.development.machine import provide_browser, provide_pdf_libraries
from citeephemere.development.postgres_binaries import ServerUnavailable
from citeephemere.development.processes import child, end_on_signals, one_at_a_time, run
from core.project_paths import ROOT

LOCK = ROOT / "requirements-dev.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed"
ADDRESS = "127.0.0.1"
RELOAD = 3  # Django's server ends with this code when a source file has changed
WORKERS = ["-n", "2"]
ALONE = {"-n", "--numprocesses", "--pdb", "--trace", "-s", "--collect-only", "--co"}
HELP = """commands:
  serve              (default) set up what is missing, then serve on 127.0.0.1
  setup              set up only
  test [arguments]   run the tests; arguments go to pytest
  manage ARGUMENTS   run a Django command
  bench [arguments]  run the benchmarks
  stop               stop the database servers of this project

environment:
  DATABASE_URL       use this PostgreSQL server rather than the project's own
  CHROMIUM           program of the browser for the tests
  CITE_VAR           folder of the data and of what is fetched (default: var)
  CITE_REQUIRE_ALL   when set, a missing browser or PDF library is an error"""


def main(arguments):
    options = parse(arguments)
    end_on_signals()
    if options.command == "serve":
        require_free_port(options.port)
    use_project_python(arguments)
    return COMMANDS[options.command](options)


def parse(arguments):
    as_written = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("dev.py", None, __doc__, HELP, formatter_class=as_written)
    parser.add_argument("--port", type=int, default=8000, help="port of the server (default: 8000)")
    parser.add_argument("command", nargs="?", default="serve", choices=COMMANDS, metavar="command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="for test, manage and bench")
    options = parser.parse_args(arguments)
    if options.arguments and options.command in ("serve", "setup", "stop"):
        parser.error(f"{options.command} takes no arguments")
    return options


# --- Packages: a virtual environment that holds exactly what the lock says


def use_project_python(arguments):
    """Go on inside the virtual environment, made first when it is missing or out of date."""
    if not is_installed():
        with one_at_a_time("install"):
            if not is_installed():
                install()
    elif is_inside():
        return
    os.execv(PYTHON, [PYTHON, ROOT / "dev.py", *arguments])  # noqa: S606


def is_inside():
    return sys.prefix == str(VENV)


def is_installed():
    """Inside, Python's version counts too: a system upgrade changes it under the packages."""
    try:
        lock, _, version = STAMP.read_text(encoding="ascii").partition(" ")
    except OSError:
        return False
    is_current = lock == lock_digest() and PYTHON.exists()
    return is_current and (not is_inside() or version == python_version())


def lock_digest():
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def python_version():
    return "{}.{}".format(*sys.version_info)


def install():
    """The stamp comes last: an interrupted installation starts again from nothing."""
    started = time.monotonic()
    say("Installing the Python packages in .venv (about half a minute)…")
    make_environment()
    install_packages()
    STAMP.write_text(f"{lock_digest()} {python_version()}", encoding="ascii")
    say(f"Packages installed in {time.monotonic() - started:.0f} s.")
    provide_pdf_libraries()


def make_environment():
    if not importlib.util.find_spec("ensurepip"):
        raise Impossible("Python lacks venv. Debian, Ubuntu: sudo apt-get install python3-venv")
    base = getattr(sys, "_base_executable", sys.executable)  # never the environment being replaced
    command = [base, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Impossible(f"Python cannot make .venv: {last_line(done.stdout + done.stderr)}")


def install_packages():
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=2"]
    exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:", "-r", LOCK]
    done = subprocess.run([*pip, *exactly], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        problem = f"The packages cannot be installed. pip says: {last_line(done.stderr)}"
        raise Impossible(f"{problem}\nIs there a network?")


# --- Database


@contextmanager
def database_in_use(*, fast=False):
    if os.environ.get("DATABASE_URL"):
        yield
    else:
        with database.in_use(fast=fast):
            yield


@contextmanager
def ready_database():
    with database_in_use():
        bring_up_to_date()
        yield


def bring_up_to_date():
    """Migrate; load the demo when there is no event. Skipped while nothing has changed."""
    is_ours, state = not os.environ.get("DATABASE_URL"), migrations_digest()
    if is_ours and database.recorded_state() == state:
        return
    started = time.monotonic()
    say("Preparing the database…")
    manage("migrate", "--verbosity", "0")
    load_demo_if_empty()
    if is_ours:
        database.record_state(state)
    say(f"Database ready in {time.monotonic() - started:.1f} s.")


def migrations_digest():
    digest = hashlib.sha256(LOCK.read_bytes())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def load_demo_if_empty():
    code = "from events.models import Event; print(Event._base_manager.exists())"
    answer = manage("shell", "--no-imports", "--command", code, stdout=subprocess.PIPE)
    if answer.strip() == "False":
        manage("load_demo")


def manage(*arguments, **options):
    """What the command prints when `stdout` is a pipe; its failure stops everything."""
    with child(PYTHON, "manage.py", *arguments, **options) as process:
        output = process.communicate()[0]
    if process.returncode:
        raise Impossible(f"manage.py {arguments[0]} failed.")
    return output


# --- Commands


def serve(options):
    with ready_database():
        code = serve_once(options.port, announce)
        while code == RELOAD:
            code = serve_once(options.port)
    return code


def serve_once(port, when_started=None):
    """RUN_MAIN makes us the process that Django's server asks for a restart."""
    command = [PYTHON, "manage.py", "runserver", f"{ADDRESS}:{port}"]
    variables = {"RUN_MAIN": "true", "DJANGO_RUNSERVER_HIDE_WARNING": "true"}
    with child(*command, variables=variables) as server:
        if when_started:
            when_started(server, port)
        return server.wait()


def announce(server, port):
    """When the first page is served: its address, the demo's logins."""
    started = time.monotonic()
    with child(PYTHON, "manage.py", "load_demo", "--show", stdout=subprocess.PIPE) as demo:
        wait_for_page(server, port)
        say(f"\nhttp://{ADDRESS}:{port}/ is served after {time.monotonic() - started:.1f} s.")
        say(demo.communicate()[0])


def wait_for_page(server, port):
    while server.poll() is None:
        connection = http.client.HTTPConnection(ADDRESS, port)
        with suppress(OSError):
            connection.request("GET", "/")
            return connection.getresponse().read()
        time.sleep(0.05)


def require_free_port(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise Impossible(f"Port {port} is taken: stop its program, or use --port.") from None


def set_up(_options):
    provide_pdf_libraries()
    with ready_database():
        say("Ready: python3 dev.py serves, python3 dev.py test tests.")
    return 0


def test(options):
    provide_pdf_libraries()
    provide_browser(PYTHON)
    started = time.monotonic()
    with database_in_use(fast=True):
        code = run(PYTHON, "-m", "pytest", *workers(options.arguments), *options.arguments)
    say(f"Tests ended after {time.monotonic() - started:.0f} s.")
    return code


def workers(arguments):
    """Two, unless the arguments say otherwise or name the few tests that are wanted."""
    words = {argument.partition("=")[0] for argument in arguments}
    named = any((ROOT / argument.partition("::")[0]).exists() for argument in arguments)
    return [] if named or words & ALONE else WORKERS


def run_manage(options):
    with ready_database():
        return run(PYTHON, "manage.py", *options.arguments)


def bench(options):
    with ready_database():
        return run(PYTHON, "-m", "bench", *options.arguments)


def stop(_options):
    database.stop_all()
    return 0


COMMANDS = {
    "serve": serve,
    "setup": set_up,
    "test": test,
    "manage": run_manage,
    "bench": bench,
    "stop": stop,
}


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Impossible, ServerUnavailable) as problem:
        sys.exit(str(problem))
