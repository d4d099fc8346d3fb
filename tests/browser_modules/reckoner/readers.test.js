import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsFor } from "../../../overrides/assets/reckoner/readers.js";

const PARENT = { Child_is: "Your child is" };
const YOUNG_PERSON = { Child_is: "You are" };
const WORDS = { question: "who_answers", words: { parent: PARENT, young_person: YOUNG_PERSON }, intros: {} };

test("the words are of whoever said that they answer", () => {
  assert.equal(wordsFor(WORDS, { who_answers: "young_person" }), YOUNG_PERSON);
});

test("where nobody has said who answers, the first reader is spoken to", () => {
  assert.equal(wordsFor(WORDS, {}), PARENT);
  assert.equal(wordsFor(WORDS, { who_answers: "dont_know" }), PARENT);
});

test("a council that does not ask who answers has the words that are there", () => {
  assert.equal(wordsFor({ question: null, words: {}, intros: {} }, { age: 9 }), null);
});
