"""The browser modules that need no browser: each `<module>.test.js` here is run by Node's own test runner."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ASSETS = HERE.parents[1] / "overrides" / "assets"
TESTS = sorted(HERE.glob("**/*.test.js"))
WORKER = HERE.parents[1] / "overrides" / "sw.js"


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.relative_to(HERE).as_posix())
def test_a_module_passes_its_tests_in_node(test: Path) -> None:
    run = subprocess.run(["node", test], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr


def test_each_test_is_of_a_module() -> None:
    assert TESTS
    for test in TESTS:
        module = test.relative_to(HERE).as_posix().replace(".test.js", ".js")
        assert (ASSETS / module).is_file() or module == WORKER.name, test
    assert WORKER.is_file()
