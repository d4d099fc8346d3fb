"""The inputs, one list for each kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.check.ids import RESERVED
from tests.hostile.inputs import (
    ANSWERS,
    CHECK,
    COUNCIL,
    ESTIMATE,
    FACTS,
    LAW,
    LETTERS,
    POLICY,
    QUESTIONS,
    WORDS,
    Input,
    append,
    closed,
    folder,
    large,
    larger,
    leads_to,
    pipe,
    put,
    renamed,
    without_line,
)
from tests.hostile.rules import (
    backwards,
    cuts,
    doubling,
    forwards,
    options,
    pairs,
    parity_of_questions,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY = 50_000_000

TOO_LARGE = [
    Input("a policy of 50 MB in one line", {POLICY: large(lambda: "x" * MANY)}, (f"{POLICY}:1: LO110",)),
    Input("a policy of 50 MB of items", {POLICY: large(lambda: "clauses:\n" + "  - x\n" * (MANY // 6))}, ("LO110",)),
    Input("a policy of 50 MB of keys", {POLICY: larger(lambda: keys(MANY // 12))}, (f"{POLICY}:1: LO110",)),
    Input("a register of 50 MB", {FACTS: larger(lambda: "x\n" * (MANY // 2))}, (f"{FACTS}:1: LO110",)),
    Input("answers of 50 MB", {ANSWERS: large(lambda: "x" * MANY)}, (f"{ANSWERS}:1: LO110",), ESTIMATE),
    Input("300,000 keys that nobody knows", {POLICY: larger(lambda: keys(300_000))}, ("LO103", "first 2,000")),
    Input(
        "20,000 keys that nobody knows", {POLICY: larger(lambda: keys(20_000))}, ("LO103", "these are the first 2,000")
    ),
    Input("1,000,000 rows that are none", {FACTS: larger(lambda: "x\n" * 1_000_000)}, ("LO105", "problems found")),
    Input("a row of 1,000,000 columns", {FACTS: larger(lambda: "x," * 1_000_000 + "x\n")}, ("LO105",)),
    Input(
        "100,000 answers to no question",
        {ANSWERS: large(lambda: "{" + ", ".join(f'"k{n}": 1' for n in range(100_000)) + "}")},
        ("LO202 There is no question 'k0'.", "100,000 problems found; these are the first 2,000"),
        ESTIMATE,
    ),
    Input(
        "a text of 300,000 letters",
        {POLICY: put("headline: ", f"headline: {'( ' * 150_000}")},
        (f"{POLICY}:", "LO105 The text has 300,012 letters."),
    ),
    Input(
        "a word of 10,000 letters",
        {POLICY: put("headline: ", f"headline: {'a' * 10_000} ")},
        (f"{POLICY}:", "LO105 There are 10,000 letters without a space."),
    ),
    Input(
        "a key of 10,000 letters",
        {POLICY: append(f"? {'a' * 10_000}\n: 1\n")},
        ("LO105 There are 10,000 letters without a space.",),
    ),
    Input(
        "a fact with a word of 10,000 letters",
        {FACTS: append(f"EX-999,Exampleshire,general,purpose,{'a' * 10_000},Section 1\n")},
        (f"{FACTS}:20: LO105 There are 10,000 letters without a space.",),
    ),
    Input(
        "an answer of 4 MB",
        {ANSWERS: large(lambda: '{"age": "' + "x" * 4_000_000 + '"}')},
        ("LO105 The text has 4,000,000 letters.",),
        ESTIMATE,
    ),
]


def shortened(path: Path) -> None:
    """Let no letter be for those who have to wait."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ask_later, ", ""), encoding="utf-8")


def reversed_life(path: Path) -> None:
    """Turn the order of the moments round, each as it is written."""
    before, life, after = re.split(r"(?m)(?<=^life:\n)((?:  .*\n)+)", path.read_text(encoding="utf-8"), maxsplit=1)
    moments = re.findall(r"  - (?:.*\n)(?:    .*\n)*", life)
    assert "".join(moments) == life
    path.write_text(before + "".join(moments[::-1]) + after, encoding="utf-8")


def called(name: str) -> Callable[[Path], None]:
    """Give the council another id."""

    def change(policies: Path) -> None:
        (policies / "exampleshire").rename(policies / name)
        put("id: exampleshire", f"id: {name}")(policies / name / "council.yaml")

    return change


def keys(number: int) -> str:
    return "".join(f"k{at:07}: 1\n" for at in range(number))


NOT_PLAIN = [
    *(
        Input(f"{name} is a pipe", {name: pipe}, (f"{name}:1: LO110 This is a device or a pipe.",))
        for name in (POLICY, FACTS, LAW)
    ),
    *(
        Input(f"{name} is {device}", {name: leads_to(device)}, (f"{name}: LO110 This is a link to somewhere else.",))
        for name in (POLICY, FACTS, LAW)
        for device in ("/dev/zero", "/dev/full", "/dev/random", "/proc/kmsg")
    ),
    Input("answers from a pipe", {ANSWERS: pipe}, (f"{ANSWERS}:1: LO110",), ESTIMATE),
    *(
        Input(f"answers from {device}", {ANSWERS: leads_to(device)}, ("LO110",), ESTIMATE)
        for device in ("/dev/zero", "/dev/full", "/dev/random")
    ),
    Input("answers from /proc/kmsg", {ANSWERS: leads_to("/proc/kmsg")}, ("LO1",), ESTIMATE),
    Input("answers from /proc/kcore", {ANSWERS: leads_to("/proc/kcore")}, ("LO1",), ESTIMATE),
    Input("answers are a folder", {ANSWERS: folder}, (f"{ANSWERS}:1: LO101 The file cannot be read: Is a",), ESTIMATE),
    Input("a link to itself", {POLICY: leads_to("policy.yaml")}, (f"{POLICY}:1: LO101",)),
    Input("a link to nothing", {POLICY: leads_to("nothing.yaml")}, ("nothing.yaml:1: LO101 The file does not exist.",)),
    Input("a folder of a council that leads out", {"policies/elsewhere": leads_to("/etc")}, ("LO110",)),
]

NOT_READABLE = [
    Input("a file that nobody may read", {POLICY: closed}, (f"{POLICY}:1: LO101 The file cannot be read: Permission",)),
    Input("answers that nobody may read", {ANSWERS: closed}, (f"{ANSWERS}:1: LO101",), ESTIMATE),
    Input("policies that nobody may read", {"policies": closed}, ("policies: LO101",)),
    Input("a council that nobody may read", {"policies/exampleshire": closed}, ("policies/exampleshire: LO101",)),
    Input("national rules that nobody may read", {"policies/england": closed}, ("policies/england",)),
]

TOO_INTRICATE = [
    Input("400 rules that each rest on the next", {POLICY: backwards}, ("LO218", "deep; 100 are allowed.")),
    Input("1,200 rules that each rest on the one before", {POLICY: forwards}, ("LO218", "deep; 100 are allowed.")),
    Input("40 rules that use the one before twice", {POLICY: doubling(40)}, ("LO218", "200 are allowed.")),
    Input("16 rules that use the one before twice", {POLICY: doubling(16)}, ("LO218", "200 are allowed.")),
    Input("whether an odd number of 12 answers is yes", {"policies": parity_of_questions(12)}, ("LO218",)),
    Input("20 pairs of questions that are far apart", {"policies": pairs}, ("LO218", "20,000 combinations")),
    Input("1,500 cuts of a number", {"policies": cuts}, ("LO218 Tests cut 'age' at 100 numbers; there may be 99.",)),
    *(
        Input(
            f"a question with {number:,} options",
            {QUESTIONS: options(number - 2)},
            (f"LO105 'options' has {number} entries.\n    Write at most 26.",),
        )
        for number in (27, 100, 1000, 20_000)
    ),
    Input(
        "conditions inside conditions",
        {POLICY: put("if: aged_16", "if: " + "{not: " * 50 + "aged_16" + "}" * 50)},
        ("LO106",),
    ),
]

BROKE_THE_CHECKS = [
    Input("a rule of law is gone", {LAW: without_line("LAW-2")}, ("LO204",)),
    Input("letters for some statuses alone", {LETTERS: shortened}, (f"{LETTERS}:", "LO409")),
    Input("two letters run into one", {LETTERS: put("  - id: social_care_as_an_adult\n", "")}, ("LO102",)),
    Input("an item of spending is called otherwise", {POLICY: put("item: ", "item: other_")}, (f"{POLICY}:", "LO201")),
    Input(
        "a plan's life the other way round", {QUESTIONS: reversed_life}, (f"{QUESTIONS}:", "LO402 No family is ever")
    ),
    *(
        Input(f"a council called {name}", {"policies": called(name)}, (f"LO105 A council cannot be called '{name}'",))
        for name in sorted(RESERVED)
    ),
    Input(
        "a word that is out of date says a backslash",
        {
            WORDS: put("say: white paper", "say: 'white \\1 \\g<x>'"),
            POLICY: put("You can ask.", "Ask for a green paper."),
        },
        ("LO505", "white \\1 \\g<x>"),
    ),
    Input("council.yml", {COUNCIL: renamed("council.yml")}, ("council.yml", "Rename it")),
]

TOO_WILLING = [
    Input(
        "a number in quotation marks",
        {POLICY: put("at_least: 16", "at_least: '16'")},
        ("LO105", "quotation marks away"),
    ),
    *(
        Input(f"{value} for an age", {ANSWERS: f'{{"age": {value}}}'}, ("LO203",), ESTIMATE)
        for value in ("14.0", "-0.0", "yes", '"14"', "true", "null", "[14]", '{"age": 14}', "1e1", "NaN", "-0")
    ),
]

CONTROLS = (("ESC", "\x1b", "\\u001b"), ("NUL", "\0", "\\u0000"))
TURNS = ("a mark of direction", "\u202e", "\\u202e")

UNSEEN = [
    *(
        Input(f"{name} in {where}", {file: change(shown)}, (f"LO101 A character cannot be seen: {shown}.",), command)
        for name, _, shown in CONTROLS
        for where, file, change, command in (
            ("a key", POLICY, lambda shown: append(f'"{shown}k": 1\n'), CHECK),
            ("an id", POLICY, lambda shown: put("- id: final_plan", f'- id: "final{shown}plan"'), CHECK),
            ("a text", POLICY, lambda shown: put("headline: You can ask.", f'headline: "You {shown} can."'), CHECK),
            ("an answer", ANSWERS, '{{"ehc_plan": "{}x"}}'.format, ESTIMATE),
        )
    ),
    *(
        Input(f"{name} in a register", {FACTS: append(f"EX-0{sign}1,Ex,site,cookie,A fact,one\n")}, (shown,))
        for name, sign, shown in (*CONTROLS, TURNS)
    ),
    *(
        Input(f"{name} in a file of YAML", {POLICY: append(f"{sign}k: 1\n")}, ("LO101 This is not valid YAML",))
        for name, sign, _ in CONTROLS
    ),
    Input("a mark of direction in a key", {POLICY: append("\u202ek: 1\n")}, ("Unknown key '\\u202ek'",)),
    Input("a mark of direction in an id", {POLICY: put("id: final_plan", "id: \u202eplan")}, ("'\\u202eplan'",)),
    Input("a mark of direction in an answer", {ANSWERS: '{"ehc_plan": "\u202ex"}'}, ("'\\u202ex' is not",), ESTIMATE),
    Input("ESC in the name of a council", {}, ("There is no council '\\u001b[31m'.",), ("check", "\x1b[31m")),
    Input("ESC in the name of a file", {}, ("\\u001b[31m:1: LO101",), (*ESTIMATE[:3], "\x1b[31m")),
]

ODD_AND_RIGHT = [
    Input("a question with 26 options", {QUESTIONS: options(24)}, (), ("pages", "out")),
    Input("a copy of a file with another name", {"policies/exampleshire/old.yaml": "x: [", "policies/x": "y"}, ()),
]
"""What is nothing wrong, though it is beside what is."""

HOSTILE = {
    "too large": TOO_LARGE,
    "not plain": NOT_PLAIN,
    "too intricate": TOO_INTRICATE,
    "broke the checks": BROKE_THE_CHECKS,
    "too willing": TOO_WILLING,
    "unseen": UNSEEN,
}
"""All that is told as a problem, by the kind that it is of."""
