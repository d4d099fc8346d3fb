"""What families type finds the right one of the real councils, and places of others are told whose they are."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from publisher.search.places import areas, names_of_places
from tests.browser_modules.test_marks import ASSETS
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Callable

    from publisher.policies.read import CouncilFiles

    type Finding = dict[str, Any]

HERE = {
    "SG1 1AA": "hertfordshire",
    "sg11aa": "hertfordshire",
    "AL10": "hertfordshire",
    "Stevenage": "hertfordshire",
    "Watford": "hertfordshire",
    "St. Albans": "hertfordshire",
    "Hemel Hempsted": "hertfordshire",
    "bishops stortford": "hertfordshire",
    "Herts": "hertfordshire",
    "Hertforshire": "hertfordshire",
    "Winchester": "hampshire",
    "Basingstoke": "hampshire",
    "basingstok": "hampshire",
    "Waterloovile": "hampshire",
    "Hants": "hampshire",
    "PO16 7ER": "hampshire",
    "GU34": "hampshire",
    "SO50": "hampshire",
    "portsmoth": "portsmouth",
    "Portsmouth, Hampshire": "portsmouth",
    "Pompey": "portsmouth",
    "Southsea": "portsmouth",
    "PO5 1AA": "portsmouth",
    "P01 2AL": "portsmouth",
    "PE1": "peterborough",
    "Peterborough, Cambs": "peterborough",
    "peterbrough": "peterborough",
    "Werrington": "peterborough",
}

ELSEWHERE = {
    "Southampton": "Southampton City Council",
    "SO14 0AA": "Southampton City Council",
    "Isle of Wight": "Isle of Wight Council",
    "Bedford": "Bedford Borough Council",
    "Luton": "Luton Borough Council",
    "Cambridge": "Cambridgeshire County Council",
    "Bournemouth": "BCP Council (Bournemouth, Christchurch and Poole)",
    "bournmouth": "BCP Council (Bournemouth, Christchurch and Poole)",
    "Chesham": "Buckinghamshire Council",
    "Harlow": "Essex County Council",
    "Farnham": "Surrey County Council",
    "Salisbury": "Wiltshire Council",
    "Oundle": "North Northamptonshire Council",
    "Stamford": "Lincolnshire County Council",
    "London": "the council of your London borough",
}

ON_A_BORDER = {
    "SG8 7AA": ({"hertfordshire"}, {"Cambridgeshire County Council", "Essex County Council"}),
    "PO6": ({"hampshire", "portsmouth"}, set()),
    "PO7": ({"hampshire", "portsmouth"}, set()),
    "SO16": ({"hampshire"}, {"Southampton City Council"}),
    "PE8": ({"peterborough"}, {"North Northamptonshire Council", "Cambridgeshire County Council"}),
    "HP23": ({"hertfordshire"}, {"Buckinghamshire Council"}),
    "GU10": ({"hampshire"}, {"Surrey County Council"}),
}

UNKNOWN = ["Atlantis", "Newcastle", "M1 1AA", "Hook Norton", "Llandudno"]

_FIND = """
const [module, areas, typed] = process.argv.slice(1);
const { PlaceFinder } = await import(module);
const finder = new PlaceFinder(JSON.parse(areas));
console.log(JSON.stringify(JSON.parse(typed).map((words) => finder.find(words))));
"""


@pytest.fixture(scope="module")
def find() -> Callable[[str], Finding]:
    """Finds as the home page does; everything that the tests ask for is asked of Node at once."""
    files = councils(REAL)
    known = areas((each.council for each in files), files[0].places.elsewhere)
    listed = [name for each in files for name in names_of_places(each.council)]
    typed = list(dict.fromkeys([*HERE, *ELSEWHERE, *ON_A_BORDER, *UNKNOWN, *listed]))
    command = ["node", "--input-type=module", "--eval", _FIND, "--", (ASSETS / "site" / "find-place.js").as_uri()]
    run = subprocess.run(
        [*command, json.dumps(known), json.dumps(typed)], capture_output=True, text=True, check=True, timeout=120
    )
    return dict(zip(typed, json.loads(run.stdout), strict=True)).__getitem__


@pytest.mark.parametrize(("typed", "council"), HERE.items())
def test_a_place_finds_its_council(find: Callable[[str], Finding], typed: str, council: str) -> None:
    found = find(typed)
    assert (found["here"], found["elsewhere"], found["shared"]) == ([council], [], False)


@pytest.mark.parametrize(("typed", "council"), ELSEWHERE.items())
def test_a_place_of_another_council_is_told_whose_it_is(
    find: Callable[[str], Finding], typed: str, council: str
) -> None:
    found = find(typed)
    assert (found["here"], found["elsewhere"]) == ([], [council])


@pytest.mark.parametrize(("typed", "councils"), ON_A_BORDER.items())
def test_a_postcode_district_on_a_border_finds_every_council(
    find: Callable[[str], Finding], typed: str, councils: tuple[set[str], set[str]]
) -> None:
    found = find(typed)
    assert (set(found["here"]), set(found["elsewhere"]), found["shared"]) == (*councils, True)


@pytest.mark.parametrize("typed", UNKNOWN)
def test_a_place_that_nobody_has_listed_is_not_taken_for_another(find: Callable[[str], Finding], typed: str) -> None:
    assert find(typed)["kind"] == "unknown"


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_every_place_of_a_council_finds_it(find: Callable[[str], Finding], files: CouncilFiles) -> None:
    listed = names_of_places(files.council)
    assert len(listed) > 20
    assert [name for name in listed if files.council.id not in find(name)["here"]] == []
