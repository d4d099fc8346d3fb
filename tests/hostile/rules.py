"""Rules of a few lines that come to more than anybody can work out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POLICY = "exampleshire/policy.yaml"
QUESTIONS = "england/questions.yaml"


def chain(length: int, *, backwards: bool) -> str:
    """Rules of which each rests on the next one, or on the one before."""
    step = 1 if backwards else -1
    rests_on = [f"r{at + step}" if 0 <= at + step < length else "final_plan" for at in range(length)]
    return "".join(f"  - id: r{at}\n    if: {{not: {other}}}\n" for at, other in enumerate(rests_on))


def parity(clauses: list[str]) -> str:
    """Rules that each use the one before twice, of which the last is true where an odd number of clauses is."""
    rules = f"  - id: r0\n    if: {clauses[0]}\n"
    for at, clause in enumerate(clauses[1:], start=1):
        rules += (
            f"  - id: r{at}\n    if:\n      any:\n"
            f"        - all: [r{at - 1}, {{not: {clause}}}]\n        - all: [{{not: r{at - 1}}}, {clause}]\n"
        )
    return rules


def questions(number: int) -> str:
    return "".join(
        f"  - id: q{at}\n    group: child\n    ask: Is it so, number {at}?\n    short: Q{at}\n    why: It matters.\n"
        "    options:\n      - {id: 'yes', label: 'Yes'}\n      - {id: 'no', label: 'No'}\n"
        for at in range(number)
    )


def clauses(tests: list[str]) -> str:
    return "".join(
        f"  - id: c{at}\n    test: {test}\n    says: It matters.\n    met: It is so.\n    unmet: It is not so.\n"
        "    unknown: We do not know.\n    cites: [EX-006]\n"
        for at, test in enumerate(tests)
    )


def with_rules(policy: Path, rules: str, used: str, extra: str = "") -> None:
    """Put rules into a policy, of which a note uses one, and clauses for them."""
    text = policy.read_text(encoding="utf-8")
    text = text.replace("rules:\n", f"rules:\n{rules}", 1).replace("clauses:\n", f"clauses:\n{extra}", 1)
    policy.write_text(text.replace("if: aged_16", f"if: {used}", 1), encoding="utf-8")


def backwards(policy: Path) -> None:
    with_rules(policy, chain(400, backwards=True), "r0")


def forwards(policy: Path) -> None:
    with_rules(policy, chain(1200, backwards=False), "r1199")


def doubling(length: int) -> Callable[[Path], None]:
    """Rules that each use the one before twice: written out, they double at each step."""
    return lambda policy: with_rules(policy, parity(["final_plan", *["aged_16"] * (length - 1)]), f"r{length - 1}")


def asked(policies: Path, number: int) -> str:
    """Ask so many questions more, with a clause for each."""
    path = policies / QUESTIONS
    text = path.read_text(encoding="utf-8")
    at = text.index("  - id: manage")
    path.write_text(text[:at] + questions(number) + text[at:], encoding="utf-8")
    return clauses([f"{{question: q{at}, is: ['yes']}}" for at in range(number)])


def parity_of_questions(number: int) -> Callable[[Path], None]:
    """Whether an odd number of so many answers is yes."""

    def change(policies: Path) -> None:
        rules = parity([f"c{at}" for at in range(number)])
        with_rules(policies / POLICY, rules, f"r{number - 1}", asked(policies, number))

    return change


def pairs(policies: Path) -> None:
    """Each of twenty questions goes with one that comes twenty questions later."""
    extra = asked(policies, 40)
    both = ", ".join(f"{{all: [c{at}, c{at + 20}]}}" for at in range(20))
    with_rules(policies / POLICY, f"  - id: paired\n    if: {{any: [{both}]}}\n", "paired", extra)


def cuts(policies: Path) -> None:
    """A number that is cut at 1,499 places."""
    path = policies / QUESTIONS
    path.write_text(path.read_text(encoding="utf-8").replace("most: 25", "most: 100000"), encoding="utf-8")
    tests = [f"{{question: age, at_least: {bound}}}" for bound in range(1, 1500)]
    with_rules(policies / POLICY, "", "c0", clauses(tests))


def options(number: int) -> Callable[[Path], None]:
    """So many more options of a question."""

    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        at = text.index("options:", text.index("- id: manage")) + len("options:\n")
        more = "".join(f"      - {{id: o{number}, label: Option {number}}}\n" for number in range(number))
        path.write_text(text[:at] + more + text[at:], encoding="utf-8")

    return change


def many_questions(number: int) -> Callable[[Path], None]:
    """So many questions more, each with a clause."""
    return lambda policies: with_rules(policies / POLICY, "", "aged_16", asked(policies, number))


def with_outcomes(policy: Path, outcomes: str) -> None:
    """Put outcomes in front of those of the first strand."""
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("    outcomes:\n", f"    outcomes:\n{outcomes}", 1), encoding="utf-8")


def outcomes(number: int) -> Callable[[Path], None]:
    """So many outcomes more."""
    one = "      - {{status: first_step, if: aged_16, headline: It is number {}., steps: [{{text: Ask.}}]}}\n"
    return lambda policy: with_outcomes(policy, "".join(map(one.format, range(number))))


def steps_for_some(number: int, times: int = 1) -> Callable[[Path], None]:
    """Outcomes with steps for so many kinds of families, which come to twice as many with each kind."""
    clauses = ("aged_16", "aged_18", "final_plan", "in_education", "left_education")
    conditions = [*clauses, *(f"c{at}" for at in range(number - len(clauses)))]
    steps = "".join(f"          - {{text: Ask in the case of {one}., if: {one}}}\n" for one in conditions)
    one = f"      - status: first_step\n        if: aged_16\n        headline: It is {{}}.\n        steps:\n{steps}"
    return lambda policy: with_outcomes(policy, "".join(one.replace("{}", str(at), 1) for at in range(times)))


def changes(number: int) -> Callable[[Path], None]:
    """Contacts that begin on so many days."""

    def change(council: Path) -> None:
        contacts = "".join(
            f"  - {{id: on{at}, who: Somebody, how: By post., from: 2028-01-{at:02}, cites: [EX-015]}}\n"
            for at in range(1, number + 1)
        )
        text = council.read_text(encoding="utf-8")
        council.write_text(text.replace("contacts:\n", f"contacts:\n{contacts}", 1), encoding="utf-8")

    return change
