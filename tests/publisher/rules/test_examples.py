"""There is an example family for every status that a council's rules can give, and it is given just that."""

from __future__ import annotations

from publisher.policies.editions import editions
from publisher.rules.examples import examples
from publisher.rules.logic import build_logic
from tests.policies import exampleshire


def test_every_status_of_every_result_has_an_example() -> None:
    logic = build_logic(editions(exampleshire())[0])
    told = {(result, status) for result, status, _ in examples(logic)}
    wanted = {(d.name, outcome.status) for d in logic.decisions for outcome in d.outcomes}
    assert told == wanted


def test_an_example_leads_to_the_status_it_is_for() -> None:
    logic = build_logic(editions(exampleshire())[0])
    for decision in logic.decisions:
        for number in range(len(decision.outcomes)):
            witness = logic.diagrams.witness(decision.root, number)
            assert witness is not None
            node = decision.root
            for question in sorted(witness):
                node = logic.diagrams.child(node, question, witness[question])
            assert node == number
