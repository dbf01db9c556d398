"""A contract for import-linter: rooms are entered through their doors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importlinter import Contract, ContractCheck, fields, output

if TYPE_CHECKING:
    from grimp import ImportGraph


class DoorsContract(Contract):
    """From another room only `doors` of `rooms` are imported; their views, forms and urls are their own.

    What `composes` puts rooms together and may take anything.
    """

    rooms = fields.ListField(subfield=fields.StringField())
    doors = fields.ListField(subfield=fields.StringField())
    composes = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001
        """Every import into a room from outside it, but for its own tests and what only composes."""
        wrong = sorted(
            (importer, imported)
            for room in self.rooms
            for imported in _modules_of(graph, room)
            if imported != room and _door(imported, room) not in self.doors
            for importer in graph.find_modules_that_directly_import(imported)
            if not any(_is_inside(importer, place) for place in (room, *self.composes))
            and ".tests" not in importer
        )
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["wrong"]:
            output.print_error(f"{importer} goes into {imported} by another way than a door")
            output.new_line()


def _modules_of(graph: Any, room: str) -> set[str]:
    return {room, *graph.find_descendants(room)}


def _door(module: str, room: str) -> str:
    return module.removeprefix(f"{room}.").split(".")[0]


def _is_inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")
