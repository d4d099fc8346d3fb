import assert from "node:assert/strict";
import { test } from "node:test";
import * as journeys from "../../../overrides/assets/reckoner/journey.js";

/** What the engine says, as far as a journey looks at it. */
function estimate({ next = null, matter = [], without = [], enough = next === null } = {}) {
  return { next_question: next, still_matter: matter, not_applicable: without, enough };
}

const DAY = "2026-11-22";
const question = (id) => ({ name: "question", id });

/** A family that was asked some questions in their order, and has answered each. */
function at(...ids) {
  return ids.reduce(
    (journey, id) => journeys.answer(journeys.goTo(journey, question(id)), id, "yes", DAY),
    journeys.begin(),
  );
}

test("a journey begins at the start, with nothing asked or answered", () => {
  assert.deepEqual(journeys.begin(), {
    answers: {},
    days: {},
    again: [],
    asked: [],
    step: { name: "start" },
    returnTo: null,
    further: null,
  });
});

test("no step changes the journey that it starts from", () => {
  const before = at("a", "b");
  const copy = structuredClone(before);
  journeys.answer(before, "a", "no", DAY);
  journeys.goTo(before, question("c"));
  journeys.change(before, "a");
  assert.deepEqual(before, copy);
});

test("questions are listed in the order in which they were first asked", () => {
  const back = journeys.goTo(at("a", "b"), question("a"));
  assert.deepEqual(back.asked, ["a", "b"]);
});

test("after an answer comes the question that the engine asks", () => {
  assert.deepEqual(journeys.nextStep(at("a"), estimate({ next: "b" })), question("b"));
});

test("where the engine asks nothing more, the results come", () => {
  assert.deepEqual(journeys.nextStep(at("a"), estimate()), { name: "results" });
});

test("the results come before questions that they do not wait for, which are asked when the family goes on", () => {
  const enough = estimate({ next: "b", enough: true });
  assert.deepEqual(journeys.nextStep(at("a"), enough), { name: "results" });
  const further = journeys.carryOn(journeys.goTo(at("a"), { name: "results" }), enough, "b");
  assert.deepEqual(further.step, question("b"));
  const answered = journeys.answer(further, "b", "yes", DAY);
  assert.deepEqual(journeys.nextStep(answered, estimate({ next: "c", enough: true })), question("c"));
});

test("questions after the results are counted from there, however often the family comes back to them", () => {
  const enough = estimate({ next: "b", enough: true });
  const results = { name: "results" };
  const on = journeys.carryOn(journeys.goTo(at("a", "b"), results), enough, "c");
  assert.equal(on.further, 2);
  const again = journeys.goTo(journeys.answer(on, "c", "yes", DAY), results);
  assert.equal(journeys.carryOn(again, enough, "d").further, 2);
  assert.equal(journeys.carryOn(again, estimate({ next: "d" }), "d").further, null);
});

test("whoever saw first results and goes on has the results as soon as there is enough for them", () => {
  const on = journeys.carryOn(journeys.goTo(at("a"), { name: "results" }), estimate({ next: "b" }), "b");
  const answered = journeys.answer(on, "b", "yes", DAY);
  assert.deepEqual(journeys.nextStep(answered, estimate({ next: "c", enough: true })), { name: "results" });
});

test("whoever went back goes on through the questions answered before", () => {
  const back = journeys.goTo(at("a", "b", "c"), question("a"));
  assert.deepEqual(journeys.nextStep(back, estimate({ next: "d" })), question("b"));
});

test("a question that no longer applies is passed over on the way on", () => {
  const back = journeys.goTo(at("a", "b", "c"), question("a"));
  assert.deepEqual(journeys.nextStep(back, estimate({ next: "d", without: ["b"] })), question("c"));
  assert.deepEqual(journeys.nextStep(back, estimate({ next: "d", without: ["b", "c"] })), question("d"));
});

for (const name of ["check", "results"]) {
  test(`one answer changed from the ${name} leads straight back there`, () => {
    const changing = journeys.change(journeys.goTo(at("a", "b"), { name }), "a");
    assert.deepEqual(changing.step, question("a"));
    assert.deepEqual(journeys.nextStep(changing, estimate({ next: "c" })), { name });
  });
}

test("whoever reached another step is no longer on the way back", () => {
  const changing = journeys.change(journeys.goTo(at("a"), { name: "results" }), "a");
  assert.equal(journeys.goTo(changing, { name: "check" }).returnTo, null);
  assert.equal(journeys.change(at("a"), "a").returnTo, null);
});

test("the start can always be shown, a question once asked, the rest once something is answered", () => {
  const nothing = journeys.begin();
  assert.equal(journeys.canShow(nothing, { name: "start" }), true);
  assert.equal(journeys.canShow(nothing, { name: "results" }), false);
  assert.equal(journeys.canShow(at("a"), { name: "results" }), true);
  assert.equal(journeys.canShow(at("a"), question("a")), true);
  assert.equal(journeys.canShow(at("a"), question("b")), false);
});

test("an answer that no longer applies is kept, and not counted", () => {
  const journey = at("a", "b");
  const now = estimate({ without: ["b"] });
  assert.deepEqual(journeys.answered(journey, now), ["a"]);
  assert.equal(journey.answers.b, "yes");
});

test("what can still change something is told apart by whether it was asked", () => {
  const journey = journeys.answer(at("a", "b"), "b", journeys.DONT_KNOW, DAY);
  const now = estimate({ matter: ["b", "c"] });
  assert.deepEqual(journeys.unanswered(journey, now), ["c"]);
  assert.deepEqual(journeys.unsure(journey, now), ["b"]);
  assert.deepEqual(journeys.unsure(journey, estimate()), []);
});

test("answers of another day count as asked, in their order", () => {
  const journey = journeys.resume({ b: "yes", a: 9 }, { b: DAY, a: DAY });
  assert.deepEqual(journey.asked, ["b", "a"]);
  assert.deepEqual(journey.answers, { b: "yes", a: 9 });
});

test("an answer has the day on which it was given, and another once the family has looked at it again", () => {
  const journey = at("a", "b");
  assert.deepEqual(journey.days, { a: DAY, b: DAY });
  assert.deepEqual(journeys.confirm(journey, ["b"], "2027-02-01").days, { a: DAY, b: "2027-02-01" });
});

test("an answer that cannot be true any more is asked again, and counts once it is given", () => {
  const journey = journeys.askAgain(at("a", "b"), ["a"]);
  assert.deepEqual([journey.answers, journey.asked, journey.again], [{ b: "yes" }, ["b"], ["a"]]);
  assert.deepEqual(journeys.answer(journey, "a", "no", DAY).again, []);
});
