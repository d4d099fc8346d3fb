from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.rules.diagram import Diagrams
from publisher.rules.formulas import AnswerIn, Compound
from tests.examples import examples
from tests.rules import Rules, outcome, rules

SHOWN, HIDDEN = 0, 1


def led_to(diagrams: Diagrams, node: int, family: tuple[int, ...]) -> int:
    """The terminal that a node leads a family to, one question after the other."""
    while node >= diagrams.terminals:
        node = diagrams.child(node, diagrams.question(node), family[diagrams.question(node)])
    return node


@pytest.mark.thorough
@given(rules())
@examples(35)
def test_a_diagram_leads_each_family_to_the_first_outcome_that_holds(some: Rules) -> None:
    diagrams, roots = some.diagrams()
    for conditions, root in zip(some.decisions, roots, strict=True):
        for family in some.families():
            assert led_to(diagrams, root, family) == outcome(conditions, family)


@pytest.mark.thorough
@given(rules())
@examples(35)
def test_decisions_that_always_agree_are_one_node(some: Rules) -> None:
    _, roots = some.diagrams()
    results = [tuple(outcome(conditions, family) for family in some.families()) for conditions in some.decisions]
    for first, root in zip(results, roots, strict=True):
        for second, other in zip(results, roots, strict=True):
            assert (first == second) == (root == other)


@pytest.mark.thorough
@given(rules())
@examples(35)
def test_a_diagram_asks_in_order_and_only_what_makes_a_difference(some: Rules) -> None:
    diagrams, _ = some.diagrams()
    assert len(set(diagrams.nodes)) == len(diagrams.nodes)
    for question, children in diagrams.nodes:
        assert len(children) == some.cells[question]
        assert len(set(children)) > 1
        assert all(diagrams.question(child) > question for child in children)


@pytest.mark.thorough
@given(rules())
@examples(35)
def test_outcomes_are_the_ones_that_some_family_reaches(some: Rules) -> None:
    diagrams, roots = some.diagrams()
    for conditions, root in zip(some.decisions, roots, strict=True):
        assert diagrams.outcomes(root) == {outcome(conditions, family) for family in some.families()}


@pytest.mark.thorough
@given(rules())
@examples(35)
def test_the_support_is_the_questions_that_change_something(some: Rules) -> None:
    diagrams, roots = some.diagrams()
    for conditions, root in zip(some.decisions, roots, strict=True):
        changing = {
            question
            for question, count in enumerate(some.cells)
            for family in some.families()
            for cell in range(count)
            if outcome(conditions, family) != outcome(conditions, (*family[:question], cell, *family[question + 1 :]))
        }
        assert diagrams.support(root) == changing


@pytest.mark.thorough
@given(rules())
@examples(35)
def test_a_witness_for_an_outcome_reaches_it(some: Rules) -> None:
    diagrams, roots = some.diagrams()
    for conditions, root in zip(some.decisions, roots, strict=True):
        for wanted in range(diagrams.terminals):
            found = diagrams.witness(root, wanted)
            if found is None:
                assert wanted not in diagrams.outcomes(root)
            else:
                known = [found.get(question, -1) for question in range(len(some.cells))]
                assert {outcome(conditions, family) for family in some.families(known)} == {wanted}


@pytest.mark.thorough
@given(rules(), st.data())
@examples(35)
def test_a_cofactor_leads_where_the_whole_does_after_an_answer(some: Rules, data: st.DataObject) -> None:
    diagrams, roots = some.diagrams()
    question = data.draw(st.integers(0, len(some.cells) - 1))
    cell = data.draw(st.integers(0, some.cells[question] - 1))
    for root in roots:
        left = diagrams.cofactor(root, question, cell)
        assert question not in diagrams.support(left)
        for family in some.families():
            if family[question] == cell:
                assert led_to(diagrams, left, family) == led_to(diagrams, root, family)


@pytest.mark.thorough
@given(rules(), st.integers(0, 1))
@examples(35)
def test_two_nodes_differ_where_a_guard_says_so_or_nowhere(some: Rules, terminal: int) -> None:
    diagrams, roots = some.diagrams()
    first, second = roots[0], roots[-1]
    guard = diagrams.decide([some.decisions[0][0], True])
    found = diagrams.witness_of_difference(first, second, guard, terminal)
    differing = [
        family
        for family in some.families()
        if led_to(diagrams, guard, family) == terminal
        and led_to(diagrams, first, family) != led_to(diagrams, second, family)
    ]
    if found is None:
        assert not differing
    else:
        known = [found.get(question, -1) for question in range(len(some.cells))]
        assert set(some.families(known)) <= set(differing)


@pytest.mark.thorough
@given(rules())
@examples(35)
def test_a_table_holds_what_its_roots_need_with_children_before_parents(some: Rules) -> None:
    diagrams, roots = some.diagrams()
    nodes, renumbered = diagrams.table(roots[:1])
    for at, (_, children) in enumerate(nodes):
        assert all(child < diagrams.terminals + at for child in children)
    needed = {child for _, children in nodes for child in children} | {renumbered[0]}
    assert needed >= set(range(diagrams.terminals, diagrams.terminals + len(nodes)))
    for family in some.families():
        node = renumbered[0]
        while node >= diagrams.terminals:
            question, children = nodes[node - diagrams.terminals]
            node = children[family[question]]
        assert node == led_to(diagrams, roots[0], family)


def test_a_decision_without_conditions_is_a_terminal() -> None:
    assert Diagrams([2, 2], 2).decide([True]) == 0


def test_a_contradiction_is_never_reached() -> None:
    diagrams = Diagrams([2], 2)
    yes = AnswerIn(0, frozenset([0]))
    assert diagrams.decide([Compound("all", (yes, Compound("not", (yes,)))), True]) == 1


@pytest.mark.thorough
@given(rules(), st.data())
@examples(35)
def test_sets_of_families_are_put_together_family_by_family(some: Rules, data: st.DataObject) -> None:
    diagrams, roots = some.diagrams()
    wanted = data.draw(st.sets(st.integers(0, diagrams.terminals - 1)))
    question = data.draw(st.integers(0, len(some.cells) - 1))
    cells = range(some.cells[question])
    first, second = diagrams.leading_to(roots[0], wanted), diagrams.leading_to(roots[-1], {0})
    pieces = tuple(diagrams.cofactor(first if cell else second, question, cell) for cell in cells)

    def is_in(node: int, family: tuple[int, ...]) -> bool:
        return led_to(diagrams, node, family) == SHOWN

    inner = [family for family in some.families() if is_in(first, family)]
    assert diagrams.within(first, second) == all(is_in(second, family) for family in inner)
    for family in some.families():
        assert is_in(diagrams.others(first), family) != is_in(first, family)
        assert is_in(first, family) == (led_to(diagrams, roots[0], family) in wanted)
        assert is_in(diagrams.either(first, second), family) == (is_in(first, family) or is_in(second, family))
        assert is_in(diagrams.both(first, second), family) == (is_in(first, family) and is_in(second, family))
        others = [(*family[:question], cell, *family[question + 1 :]) for cell in cells]
        assert is_in(diagrams.with_any(first, question), family) == any(is_in(first, other) for other in others)
        chosen = first if family[question] else second
        assert is_in(diagrams.select(question, pieces), family) == is_in(chosen, family)
