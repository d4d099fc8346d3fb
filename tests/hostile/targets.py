"""What is given all sorts of input, and what then has to hold: problems that are told, or a right result."""

from __future__ import annotations

import contextlib
import copy
import csv
import functools
import json
import re
import shutil
import signal
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

import reckoner
from publisher.caseload import Caseload, FileKind, run_caseload
from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import FILES, part_of, read_councils
from publisher.source.problems import LocalOfferError, Report
from publisher.source.yaml_source import parse_yaml, read_yaml
from tests.last_line import LAST_LINE
from tests.policies import GOOD, REAL, compiled, exampleshire
from tests.publisher.local_offer import local_offer
from tests.reckoner.damaged import damaged, some_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    type Target = Callable[[st.DataObject], None]

LONGEST_SECONDS = 120
"""For one input. It bounds what would go on for ever, and measures nothing."""

DAY = date(2026, 11, 27)

_PROBLEM = re.compile(r"\S.*: LO\d{3} \S.*\n {4}\S.*\n(?: +\S.*\n)*")

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ODD: list[Any] = [
    *(None, True, False, 0, 1, -1, 16, 18, 25, 26, 10**9, 10**17, "", "x", "yes", "dont_know", [], {}, ["x"], {"x": 1}),
    *(date(1, 1, 1), date(9999, 12, 31), date(2027, 1, 1), "2026-13-01", "EX-001", "LAW-1", "age", "aged_16", "final"),
    *(
        "\x1b[31m",
        "\u202eevil",
        "a\u200bb",
        "\x00",
        "<script>",
        "{name}",
        "{{ x }}",
        "---\n",
        "](javascript:x)",
        "=1+1",
    ),
    *({"not": "aged_16"}, {"all": []}, {"any": ["aged_16"]}, {"question": "age", "at_least": 16}, "\\1 \\g<x>", "#1 x"),
]


@contextlib.contextmanager
def in_time() -> Iterator[None]:
    """End what does not come to an end by itself."""

    def end(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def loader(data: st.DataObject) -> None:
    """Any text, and any tree as YAML, as any file of a policy: read, or told with its line."""
    leaves = st.sampled_from(ODD) | TEXTS | st.integers() | st.dates()
    keys = st.sampled_from(["id", "text", "cites", "if", "all", "not", "from", "questions", "clauses"]) | TEXTS
    trees = st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4))
    written = trees.map(lambda tree: yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))
    junk = st.text(alphabet="ab01:-,[]{}\"'|>&*!#%@`?~ \n\t\x00é\U0001f600\u2028", max_size=60)
    text = data.draw(written | junk | st.tuples(written, junk).map("".join))
    path, report = Path("policy.yaml"), Report()
    source = parse_yaml(text, path, report)
    if source is None:
        assert report.problems
        return
    kind = data.draw(st.sampled_from(list(FILES.values())))
    assert part_of(source, kind, report) is not None or report.problems
    lines = len(text.splitlines()) + 1
    assert all(1 <= problem.place.line <= lines for problem in report.problems)


@functools.cache
def _trees(folder: Path) -> Mapping[str, Any]:
    """The YAML files of a folder, as data."""
    sources = {path.name: read_yaml(path, Report()) for path in sorted(folder.glob("*.yaml"))}
    return {name: source.data for name, source in sources.items() if source is not None}


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in held:
        yield value, key
        yield from _places(inner)


def _change(data: st.DataObject, tree: Any) -> None:
    """Change something in a tree: a value, a key, an id, an order."""
    found = list(_places(tree))
    holder, key = found[data.draw(st.integers(0, len(found) - 1))]
    value = holder[key]
    match data.draw(st.sampled_from(["odd", "gone", "swapped", "twice", "shuffled", "near", "text", "renamed"])):
        case "gone":
            del holder[key]
        case "swapped":
            alike = [(other, at) for other, at in found if at == key and type(other[at]) is type(value)]
            other, at = alike[data.draw(st.integers(0, len(alike) - 1))]
            holder[key], other[at] = copy.deepcopy(other[at]), copy.deepcopy(value)
        case "twice" if isinstance(holder, list):
            holder.insert(key, copy.deepcopy(value))
        case "shuffled" if isinstance(value, list) and len(value) > 1:
            holder[key] = data.draw(st.permutations(value)) if len(value) < 12 else value[::-1]
        case "near" if type(value) is int:
            holder[key] = value + data.draw(st.integers(-3, 3))
        case "near" if isinstance(value, date):
            holder[key] = data.draw(st.dates())
        case "text" if isinstance(value, str):
            at = data.draw(st.integers(0, len(value)))
            holder[key] = value[:at] + data.draw(TEXTS) + value[data.draw(st.integers(at, len(value))) :]
        case "renamed" if isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["id", "if", "text", "same_as", "from", "until", "x"]))] = holder.pop(key)
        case _:
            holder[key] = copy.deepcopy(data.draw(st.sampled_from(ODD)))


def _checked(data: st.DataObject, policies: Path, council: str, *more: str) -> None:
    """Change a council's files or those that all share: problems are told, or the pages and the policy can be made."""
    folder = data.draw(st.sampled_from([council, *more]))
    name = data.draw(st.sampled_from(sorted(_trees(policies / folder))))
    tree = copy.deepcopy(_trees(policies / folder)[name])
    for _ in range(data.draw(st.integers(1, 3))):
        if any(True for _ in _places(tree)):
            _change(data, tree)
    with tempfile.TemporaryDirectory() as temporary:
        changed = Path(temporary) / "policies"
        for each in ("england", council):
            shutil.copytree(policies / each, changed / each)
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
        (changed / folder / name).write_text(text, encoding="utf-8")
        # No day is before this one, so whatever day the pages are to be read again, it is not past.
        finished = local_offer("check", council, "--as-of", "0001-01-01", policies=changed)
        if finished.code:
            assert (finished.code, finished.out) == (1, "")
            assert LAST_LINE.fullmatch(_PROBLEM.sub("", finished.err)), finished.err
            return
        (files,) = read_councils(changed, Report(), council)
    build = CouncilBuild(files)
    assert all(build.pages_on(edition.from_).pages for edition in build.editions)
    policy = reckoner.load(build.compiled)
    assert policy == build.policy
    with contextlib.suppress(reckoner.AnswersError):
        assert reckoner.estimate(policy, data.draw(some_answers(policy)), files.council.version)


def checker(data: st.DataObject) -> None:
    """The invented council with a few things changed."""
    _checked(data, GOOD, "exampleshire", "england")


def real_councils(data: st.DataObject) -> None:
    """A real council with a few things changed."""
    councils = sorted(path.parent.name for path in REAL.glob("*/council.yaml"))
    _checked(data, REAL, data.draw(st.sampled_from(councils)), "england")


@functools.cache
def _compiled() -> tuple[str, ...]:
    real = [reckoner.dump(compiled(path.parent)) for path in sorted(REAL.glob("*/council.yaml"))]
    return (CouncilBuild(exampleshire()).compiled, *real)


def engine(data: st.DataObject) -> None:
    """A compiled policy that was damaged is refused, or gives every family a result."""
    text = data.draw(st.sampled_from(_compiled()).flatmap(damaged))
    try:
        policy = reckoner.load(text)
    except reckoner.PolicyError:
        return
    with contextlib.suppress(reckoner.AnswersError):
        assert json.dumps(reckoner.estimate(policy, data.draw(some_answers(policy)), DAY))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(["final", "yes"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.just("age"), inner, max_size=3)
    ),
    max_leaves=8,
)


def answers(data: st.DataObject) -> None:
    """Any request to the engine: a result, or what is wrong with it."""
    policy = compiled(GOOD / "exampleshire")
    asked = st.sampled_from([question.id for question in policy.editions[0].questions])
    given = st.dictionaries(asked | st.text(max_size=5), _JSON, max_size=6)
    days = st.dates().map(str) | st.just(str(DAY)) | _JSON
    request = data.draw(st.fixed_dictionaries({"answers": given | _JSON, "as_of": days}) | _JSON)
    result = json.loads(reckoner.estimate_text(policy, json.dumps(request)))
    assert ("problems" in result) != ("strands" in result)
    assert all(problem["what"] and problem["do"] for problem in result.get("problems", ()))


def caseload(data: st.DataObject) -> None:
    """Any bytes as a caseload: each row comes out, with a result or apart, or the file is refused as a whole."""
    policy = compiled(GOOD / "exampleshire")
    questions = policy.editions[0].questions
    names = [question.id for question in questions]
    columns = data.draw(
        st.lists(st.sampled_from([*names, *names, "case", "AGE", "row", "", "c0", "place"]), max_size=6)
    )
    cells = st.sampled_from(
        ["", "9", "9.0", "-1", "final", "yes", "no", "dont_know", "finel", "=1+1", "'", "ï", "99999"]
    )
    cells |= st.text(max_size=6)
    ends, quoting = data.draw(st.sampled_from(["\n", "\r\n", "\r"])), data.draw(st.sampled_from([0, 1]))
    rows = data.draw(st.lists(st.lists(cells, min_size=0, max_size=7), max_size=12))
    with tempfile.TemporaryDirectory() as temporary:
        file, out = Path(temporary) / "families.csv", Path(temporary) / "out"
        with file.open("w", encoding="utf-8", newline="", errors="replace") as lines:
            writer = csv.writer(lines, lineterminator=ends, quoting=csv.QUOTE_ALL if quoting else csv.QUOTE_MINIMAL)
            writer.writerows([columns, *rows])
        content = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(0, 3))):
            at = data.draw(st.integers(0, len(content)))
            content[at : data.draw(st.integers(at, len(content)))] = data.draw(st.binary(max_size=6) | st.just(b'"'))
        file.write_bytes(content)
        carried = tuple(dict.fromkeys(data.draw(st.lists(st.sampled_from(["case", *columns, "x"]), max_size=2))))
        try:
            counted = run_caseload(policy, Caseload(file, FileKind.CSV, carried), DAY, out, lambda *_: None, piece=5)
        except LocalOfferError as error:
            assert _PROBLEM.match(str(error))  # noqa: PT017 - it may come or not
            return
        assert counted.rows == counted.estimated + counted.apart
        assert _rows_in(out / "estimates.csv") == counted.estimated
        assert len({row[0] for row in _read(out / "apart.csv")[1:]}) == counted.apart


def _read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _rows_in(file: Path) -> int:
    return len(_read(file)) - 1


TARGETS: dict[str, Target] = {
    target.__name__: target for target in (loader, checker, real_councils, engine, answers, caseload)
}
