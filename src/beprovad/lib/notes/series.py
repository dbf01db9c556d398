"""Rising series of numbers: which of the numbers in a text count its items.

Items are counted 1, 2, 3, but also 22, 23, 24 where a board counts through the year, and now and then a number
is missing since an item was closed to the public. Other numbers stand between them: sums, rooms, lists in lists.
"""

from collections.abc import Iterable

_WIDEST_STEP = 5
_SKIP = 0.6
_LATE_START = 1.0
_LEAST_FROM_ONE, _LEAST = 2, 3


def longest_rising(numbers: Iterable[int]) -> list[int]:
    """The places (indexes into `numbers`) of the series that counts best; empty where none does.

    Each number is looked up against the few that it may follow, so the time is linear in how many there are.
    """
    given = list(numbers)
    best: dict[int, int] = {}
    score: list[float] = []
    before: list[int] = []
    for at, number in enumerate(given):
        worth, parent = (1.0 if number == 1 else 1.0 - _LATE_START), -1
        for step in range(1, _WIDEST_STEP + 1):
            earlier = best.get(number - step)
            if earlier is None:
                continue
            through = score[earlier] + 1.0 - (_SKIP * (step - 1) ** 0.5 if step > 1 else 0.0)
            if through > worth:
                worth, parent = through, earlier
        score.append(worth)
        before.append(parent)
        if number not in best or worth > score[best[number]]:
            best[number] = at
    return _traced(given, score, before)


def _traced(given: list[int], score: list[float], before: list[int]) -> list[int]:
    at = max(range(len(given)), key=lambda one: score[one], default=-1)
    places: list[int] = []
    while at >= 0:
        places.append(at)
        at = before[at]
    places.reverse()
    least = _LEAST_FROM_ONE if places and given[places[0]] == 1 else _LEAST
    return places if len(places) >= least else []
