"""A nation of councils, made from those that are here: names, places, numbers and facts are others, rules are the same.

`tests.bench.nation_build` measures how such a site is built.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import NATIONAL, council_folders, read_councils
from publisher.rules.summed_up import summaries
from publisher.source.problems import Report
from publisher.source.yaml_edit import YamlEdits

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]

_STEMS = [
    f"{first}{second}"
    for first in ("Brim", "Cald", "Dorn", "Eslin", "Farn", "Gram", "Hask")
    for second in ("ing", "er", "en", "el", "ow", "ad")
]
"""How the invented names begin, none of them as another one does."""

COPIES = len(_STEMS) + 1
"""How often each council can be there: as it is, and once for each stem."""

_ENDS = {
    "hampshire": ("shire", "Hants", "ants"),
    "hertfordshire": ("fordshire", "Herts", "erts"),
    "peterborough": ("borough", "Peterboro", "boro"),
    "portsmouth": ("mouth", "Pompey", "pey"),
}
"""Of a council that is here: how the invented names end, its short name, and how the invented short ones end."""

_PHONE = re.compile(r"\b(0[0-9]{2,4}(?: [0-9]{3,4})? )([0-9]{3,6})\b")
_PLACES = re.compile(r"^places:\n(?:  .*\n|\n(?=  ))+", re.MULTILINE)


class _Copy(NamedTuple):
    """One invented council: which one of those that are here it is made from, and which copy of it this is."""

    source: str
    number: int

    @property
    def stem(self) -> str:
        return _STEMS[self.number - 1]

    @property
    def area(self) -> str:
        return f"{self.stem}{_ENDS[self.source][0]}"

    @property
    def id(self) -> str:
        return self.area.lower()

    @property
    def register(self) -> str:
        """How the ids of its facts begin. No real register begins with a Z."""
        source = "ABCD"[list(_ENDS).index(self.source)]
        return f"Z{source}{_letter(self.number // 26)}{_letter(self.number % 26)}"

    @property
    def postcode(self) -> str:
        """The letters of its postcodes, with which none begins in Britain."""
        index = (self.number - 1) * len(_ENDS) + list(_ENDS).index(self.source)
        pairs = [a + b for a, b in itertools.product("QVXJIU", map(_letter, range(26))) if a + b not in ("JE", "UB")]
        return pairs[index]

    def written(self, text: str) -> str:
        """A text of the council that is here, with the names and numbers of this one."""
        name = self.source.capitalize()
        _, short, end = _ENDS[self.source]
        text = text.replace(name, self.area).replace(self.source, self.id)
        for form, new in ((short, self.stem + end), (short.lower(), self.stem.lower() + end)):
            text = re.sub(rf"\b{form}\b(?!-)", new, text)
        return _PHONE.sub(self._other_phone, text)

    def _other_phone(self, found: re.Match[str]) -> str:
        digits = found[2]
        return f"{found[1]}{(int(digits) + 61 * self.number) % 10 ** len(digits):0{len(digits)}}"


def make_nation(folder: Path, councils: int) -> Path:
    """Write a project with as many councils as are asked for; a multiple of those that are here.

    Args:
        folder: a folder that is there, and empty.
        councils: how many councils, those that are here among them.

    Returns:
        The project's folder.
    """
    for name in ("docs", "overrides", "reckoner"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "build").mkdir()
    # The packed engine is the same: it need be neither packed nor compressed again.
    for name in ("runtime", "compressed"):
        (ROOT / "build" / name).mkdir(parents=True, exist_ok=True)
        (folder / "build" / name).symlink_to(ROOT / "build" / name)
    write_policies(folder / "policies", councils)
    return folder


def write_policies(policies: Path, councils: int) -> None:
    """Write the policies of so many councils, and what they share, into a folder that is not there."""
    here = [folder.name for folder in council_folders(ROOT / "policies")]
    shutil.copytree(ROOT / "policies", policies, ignore=lambda _, names: {"versions"} & set(names))
    for number, source in itertools.islice(itertools.product(range(1, COPIES), here), councils - len(here)):
        _write(policies, _Copy(source, number))


def _write(policies: Path, copy: _Copy) -> None:
    source, folder = ROOT / "policies" / copy.source, policies / copy.id
    folder.mkdir()
    renamed, register = _register(copy, source / "facts.csv")
    (folder / "facts.csv").write_text(register, encoding="utf-8")
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, renamed))})\b")
    for file in sorted(source.glob("*.yaml")):
        text = named.sub(lambda found: renamed[found[0]], file.read_text(encoding="utf-8"))
        if file.stem == "council":
            text = _PLACES.sub(lambda found: _places(copy, found[0]), text)
        (folder / file.name).write_text(copy.written(text), encoding="utf-8")
    mark_summaries(policies, copy.id)


def _register(copy: _Copy, path: Path) -> tuple[dict[str, str], str]:
    """The new id of each fact that speaks of the council, and its register, in which all are in another place.

    What the register of national rules says of one council is its own fact here: how to reach its advice service.
    """
    header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    law = csv.DictReader(io.StringIO((ROOT / "policies" / NATIONAL / "law.csv").read_text(encoding="utf-8")))
    name = copy.source.capitalize()
    about = [row for row in law if row["topic"] == "contacts" and name in row["fact"] + row["where"]]
    page = rows[0][5].split()[0]
    rows += [[row["id"], name, row["area"], row["topic"], row["fact"], f"{page} {row['where']}"] for row in about]
    numbers = {row[0]: (place + 11 * copy.number) % len(rows) + 1 for place, row in enumerate(rows)}
    renamed = {id_: f"{copy.register}-{number:03}" for id_, number in numbers.items()}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for row in sorted(rows, key=lambda row: numbers[row[0]]):
        writer.writerow([renamed[row[0]], *map(copy.written, row[1:])])
    return renamed, text.getvalue()


def _places(copy: _Copy, block: str) -> str:
    """The places of a council, each with a name that no other has."""
    known: Mapping[str, list[str]] = yaml.safe_load(block)["places"]
    counted = itertools.count(1)
    made: dict[str, Any] = {}
    for key in (key for key in ("names", "towns") if key in known):
        made[key] = sorted((f"{copy.stem} {copy.written(name)}" for name in known[key]), key=_order)
    for key in (key for key in ("postcodes", "shared_postcodes") if key in known):
        made[key] = [f"{copy.postcode}{next(counted)}" for _ in known[key]]
    return yaml.safe_dump({"places": made}, sort_keys=False, allow_unicode=True, width=110) + "\n"


def mark_summaries(policies: Path, council: str) -> None:
    """Say that what sums up rules was written for them: names are all that is different."""
    report = Report()
    files = read_councils(policies, report, council)
    report.stop_if_any()
    edits: dict[Path, YamlEdits] = {}
    for each in summaries(CouncilBuild(files[0]).logics):
        path = each.words.place().path
        edits.setdefault(path, YamlEdits(path)).replace(each.words.where("was"), each.mark())
    for edit in edits.values():
        edit.write()


def _order(name: str) -> str:
    """How `check` wants places in order."""
    return re.sub(r"[^a-z0-9 ]", "", name.lower())


def _letter(number: int) -> str:
    return chr(ord("A") + number)
