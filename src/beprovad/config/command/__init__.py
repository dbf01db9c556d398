"""The command `beprovad`. Each verb is a module of this package; Django is loaded only where a verb needs it."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import beprovad
from beprovad.config.command.words import CommandFailed

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  (argparse gives it no other name)

FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. An error is one line on stderr and exit code 2; BEPROVAD_DEBUG=1 shows where it arose."""
    chosen = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
    try:
        code: int = import_module(f"beprovad.config.command.{chosen.module}").run(chosen)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader (`head`, a pager) has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except CommandFailed as failure:
        print(f"beprovad: {failure}", file=sys.stderr)
        return FAILED
    except Exception as error:
        if os.environ.get("BEPROVAD_DEBUG") == "1":
            raise
        words = " ".join(str(error).split()) or type(error).__name__
        print(f"beprovad: {type(error).__name__}: {words}", file=sys.stderr)
        return FAILED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="beprovad", description="The working system of a knowledge-based social service."
    )
    parser.add_argument("--version", action="version", version=f"beprovad {beprovad.__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    _serving_verbs(verbs)
    _notes_verb(verbs)
    _rounds_verb(verbs)
    _keeping_verbs(verbs)
    return parser


def _verb(verbs: "Verbs", name: str, words: str, *, module: str = "") -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=words, description=words)
    verb.set_defaults(module=module or name)
    return verb


def _serving_verbs(verbs: "Verbs") -> None:
    serve = _verb(verbs, "serve", "Serve the pages on one port.")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    serve.add_argument("--workers", type=int, default=1, help="processes; more than one needs PostgreSQL")
    demo = _verb(verbs, "demo", "Load the fictional region.")
    how = demo.add_mutually_exclusive_group()
    how.add_argument("--reset", action="store_true", help="erase everything and load the region anew")
    how.add_argument("--if-empty", action="store_true", help="do nothing when there is data already")
    administrator = _verb(verbs, "administrator", "Let the first administrator in: prints a link.")
    administrator.add_argument("email", metavar="EMAIL")
    administrator.add_argument("--name", required=True, help="the person's name")
    administrator.add_argument("--organisation", required=True, help="where the person works")
    _verb(verbs, "migrate", "Bring the database to this version.")
    _verb(verbs, "static", "Collect, hash and compress the static files.")


def _notes_verb(verbs: "Verbs") -> None:
    notes = verbs.add_parser("notes", help="Meeting notes, without a database.")
    read = _verb(
        notes.add_subparsers(metavar="VERB", required=True),
        "read",
        "Print what a note says: .txt, .md, .docx or .pdf.",
        module="notes",
    )
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--format", choices=("json", "text"), default="text", help="(default: %(default)s)")


def _rounds_verb(verbs: "Verbs") -> None:
    rounds = verbs.add_parser("rounds", help="The live dialogue.")
    _verb(
        rounds.add_subparsers(metavar="VERB", required=True),
        "sweep",
        "Let go of rounds whose time is up; a server that runs does it by itself every day.",
        module="rounds",
    )


def _keeping_verbs(verbs: "Verbs") -> None:
    backup = _verb(verbs, "backup", "Write the database and the uploads, with checksums, to one file.")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = _verb(verbs, "restore", "Read a backup in, after checking all of it.")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--force", action="store_true", help="replace an installation that holds data")
    _verb(verbs, "check", "Look at settings, database, migrations, disk, static files and mail.")
