#!/usr/bin/env python3
"""Set up, run and test the platform on a developer's machine: `python3 dev.py --help`."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this file must say so on an older Python)
    sys.exit("Python 3.11 or later is needed, this is {}.{}.".format(*sys.version_info))

import argparse
import os
import time

from citeephemere import database
from citeephemere.development import environment, web_server
from citeephemere.development.console import Impossible, say
from citeephemere.development.environment import PYTHON
from citeephemere.development.machine import provide_browser, provide_pdf_libraries
from citeephemere.development.postgres_binaries import ServerUnavailable
from citeephemere.development.preparation import ready_database, running_database
from citeephemere.development.processes import end_on_signals, run
from core.project_paths import ROOT

STARTED = float(os.environ.pop("CITE_STARTED", time.monotonic()))  # before the packages came
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
  EMAIL_URL          send mail there (smtp://localhost:1025) rather than to files in var/mail
  CHROMIUM           program of the browser for the tests
  CITE_VAR           folder of the data and of what is fetched (default: var)
  CITE_REQUIRE_ALL   when set, a missing browser or PDF library is an error
  DEBUG_PAGES        1: errors show Django's own pages rather than those of readers"""


def main(arguments):
    options = parse(arguments)
    end_on_signals()
    if options.command == "serve":
        web_server.require_free_port(options.port)
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


def use_project_python(arguments):
    """Go on inside the virtual environment, made first when it is missing or out of date."""
    if not environment.is_complete():
        environment.complete()
        provide_pdf_libraries()
    elif environment.is_inside():
        return
    variables = os.environ | {"CITE_STARTED": str(STARTED)}
    os.execve(PYTHON, [PYTHON, ROOT / "dev.py", *arguments], variables)  # noqa: S606


def serve(options):
    with ready_database():
        return web_server.serve(options.port, STARTED)


def set_up(_options):
    provide_pdf_libraries()
    with ready_database():
        say("Ready: python3 dev.py serves, python3 dev.py test tests.")
    return 0


def test(options):
    provide_pdf_libraries()
    provide_browser(PYTHON)
    started = time.monotonic()
    with running_database(fast=True):
        code = run(PYTHON, "-m", "pytest", *workers(options.arguments), *options.arguments)
    say(f"Tests ended after {time.monotonic() - started:.0f} s.")
    return code


def workers(arguments):
    """Two, unless the arguments say otherwise or name the few tests that are wanted."""
    words = {argument.partition("=")[0] for argument in arguments}
    named = any((ROOT / argument.partition("::")[0]).exists() for argument in arguments)
    return [] if named or words & ALONE else WORKERS


def manage(options):
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
    "manage": manage,
    "bench": bench,
    "stop": stop,
}


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Impossible, ServerUnavailable) as problem:
        sys.exit(str(problem))
