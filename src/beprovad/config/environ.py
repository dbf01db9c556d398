"""An ASGI scope told as a WSGI environ (PEP 3333)."""

import sys
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from beprovad.live.asgi import Scope

_NAMED = {b"content-type": "CONTENT_TYPE", b"content-length": "CONTENT_LENGTH"}
_FRAMING = (b"content-length", b"transfer-encoding", b"proxy")  # the body is whole by now; "proxy" is httpoxy


def environ_of(scope: Scope, body: IO[bytes], size: int, *, several_processes: bool) -> dict[str, Any]:
    """What Django is given. `CONTENT_LENGTH` is the length counted, whatever was announced."""
    server, port = scope.get("server") or ("localhost", 80)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": scope.get("root_path", ""),
        "PATH_INFO": _path(scope),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server,
        "SERVER_PORT": str(port or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": several_processes,
        "wsgi.run_once": False,
    }
    if size:
        environ["CONTENT_LENGTH"] = str(size)
    for name, value in scope["headers"]:
        _add_header(environ, name, value.decode("latin-1"))
    return environ


def _path(scope: Scope) -> str:
    """The path's bytes as latin-1, as PEP 3333 has it; Django turns them into text."""
    raw = scope.get("raw_path")
    return (unquote_to_bytes(raw) if raw else scope["path"].encode()).decode("latin-1")


def _add_header(environ: dict[str, Any], name: bytes, value: str) -> None:
    """Names with an underscore are left out: `X_Forwarded_Proto` must not pass for `X-Forwarded-Proto`."""
    if name in _FRAMING or b"_" in name:
        return
    key = _NAMED.get(name) or "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
    if key in environ:
        separator = "; " if name == b"cookie" else ","
        environ[key] += separator + value
    else:
        environ[key] = value
