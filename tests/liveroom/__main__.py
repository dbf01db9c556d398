"""`python -m tests.liveroom serve …`: as `beprovad serve …`, with the invented room.

`create` makes its table. `round` opens a round of the product's own, and prints one JSON line of what one needs there.
"""

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
    from tests.liveroom import opened, room

    verbs = {
        "create": room.create,
        "round": lambda seats="0", kinds="texts": opened.open_round(int(seats), kinds),
    }
    print(json.dumps(verbs[arguments[0]](*arguments[1:])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
