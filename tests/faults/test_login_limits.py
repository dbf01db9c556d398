"""How often somebody may ask for a login code is counted for all processes together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.inside import ask

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.faults


def test_a_limit_that_some_processes_have_reached_together_holds_in_the_next(
    new_installation: Callable[[str], dict[str, str]],
) -> None:
    environment = {**new_installation("limits"), "BEPROVAD_STATIC": "plain"}
    assert [ask(environment, "code") for _ in range(4)] == [True, True, True, False]
