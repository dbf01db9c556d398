"""`python -m tests.liveroom serve …`: as `beprovad serve …`, with the invented room. `create`, `stored`: its table."""

from __future__ import annotations

import json
import os
import sys


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beprovad.config.settings")
    if arguments[0] == "serve":
        from beprovad.config import command
        from beprovad.config.command import serve

        serve.APPLICATION = "tests.liveroom.ours:application"
        return command.main(arguments)
    import django

    django.setup()
    from tests.liveroom import room

    print(json.dumps({"create": room.create, "stored": room.stored}[arguments[0]]()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
