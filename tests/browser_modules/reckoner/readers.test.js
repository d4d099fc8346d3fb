import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsFor } from "../../../overrides/assets/reckoner/readers.js";

const PARENT = { Child_is: "Your child is" };
const YOUNG_PERSON = { Child_is: "You are" };
const WORDS = { question: "who_answers", words: { parent: PARENT, young_person: YOUNG_PERSON } };

test("the words are of whoever said that they answer", () => {
  assert.equal(wordsFor(WORDS, { who_answers: "young_person" }), YOUNG_PERSON);
});

test("where nobody has said who answers, the first reader is spoken to", () => {
  assert.equal(wordsFor(WORDS, {}), PARENT);
  assert.equal(wordsFor(WORDS, { who_answers: "dont_know" }), PARENT);
});

test("a council that does not ask who answers has the words that are there", () => {
  assert.equal(wordsFor({ question: null, words: {} }, { age: 9 }), null);
});

const ADULT = { Child_is: "The adult is" };
const FROM_18 = { question: "age", options: [], least: 18, below: null, words: ADULT };
const WITH_VARIANTS = { ...WORDS, variants: { young_person: [FROM_18] } };

test("a variant is for those who gave one more answer, and for nobody while it is open", () => {
  assert.equal(wordsFor(WITH_VARIANTS, { who_answers: "young_person", age: 18 }), ADULT);
  for (const age of [17, "dont_know", undefined]) {
    assert.equal(wordsFor(WITH_VARIANTS, { who_answers: "young_person", age }), YOUNG_PERSON);
  }
  assert.equal(wordsFor(WITH_VARIANTS, { who_answers: "parent", age: 40 }), PARENT);
});

test("a variant may be for those who chose an option", () => {
  const chosen = { question: "plan", options: ["final"], least: null, below: null, words: ADULT };
  const words = { ...WORDS, variants: { parent: [chosen] } };
  assert.equal(wordsFor(words, { who_answers: "parent", plan: "final" }), ADULT);
  assert.equal(wordsFor(words, { who_answers: "parent", plan: "none" }), PARENT);
});
