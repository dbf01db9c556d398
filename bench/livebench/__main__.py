"""`python -m bench.livebench PORT`: the bare application on the product's own server."""

import argparse
import os
import sys

from beprovad.config.command import serve

if __name__ == "__main__":
    serve.APPLICATION = "bench.livebench.bare:application"
    os.environ["BEPROVAD_ADDRESS"] = f"http://127.0.0.1:{sys.argv[1]}"
    serve._serve(argparse.Namespace(host="127.0.0.1", port=int(sys.argv[1]), workers=1))  # noqa: SLF001
