from __future__ import annotations

import pytest

from govcheck.errors import ChangedError, GovcheckError, InputError, Location, LockedError, Problem, UsageError


@pytest.mark.parametrize(
    ("location", "text"),
    [(Location("a.yaml"), "a.yaml"), (Location("a.yaml", 3), "a.yaml:3"), (Location("a", 0), "a:0")],
)
def test_a_location_is_a_file_and_perhaps_a_line(location: Location, text: str) -> None:
    assert str(location) == text


def test_a_problem_says_where_what_and_how_to_mend_it() -> None:
    problem = Problem("unknown", "{name} is not known.", "Did you mean {near}?", fields={"name": "a{b", "near": "ab"})
    assert str(problem) == "a{b is not known. Did you mean ab?"
    placed = problem.at(Location("x.yaml", 7))
    assert str(placed) == "x.yaml:7: a{b is not known. Did you mean ab?"
    assert problem.location is None
    assert str(Problem("plain", "Wrong.")) == "Wrong."


def test_an_error_carries_all_its_problems_in_their_order() -> None:
    problems = Problem("a", "First."), Problem("b", "Second.")
    error = InputError(*problems)
    assert error.problems == problems
    assert str(error) == "First.\nSecond."


@pytest.mark.parametrize(
    ("error", "code"), [(GovcheckError, 3), (UsageError, 2), (InputError, 2), (LockedError, 2), (ChangedError, 2)]
)
def test_the_exit_code_stands_on_the_class(error: type[GovcheckError], code: int) -> None:
    assert error.exit_code == code
