/** How search reads texts, and what it shows of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, fold, Reader, singular } from "../../../overrides/assets/site/search-text.js";

const NAMES = {
  ehc_plan: ["Education, Health and Care plan", "EHC plan", "EHCP"],
  ehc_assessment: ["EHC needs assessment", "EHCNA"],
  needs_assessment: ["Needs assessment", "assessment of needs"],
  send: ["Special educational needs", "SEND"],
  short_breaks: ["Short breaks", "respite"],
  card: ["Virtual card", "pre-paid card", "prepaid card"],
};
const reader = new Reader(NAMES);
const terms = (text) => [...new Set(reader.spans(text).flatMap((span) => span.terms))];
const things = (text) => terms(text).filter((term) => term.startsWith("thing:"));

for (const [written, folded] of [
  ["Child’s", "childs"],
  ["child's", "childs"],
  ["CHILDʼS", "childs"],
  ["child′s", "childs"],
  ["E.H.C.P.", "ehcp"],
  ["Café", "cafe"],
  ["Cafe\u0301", "cafe"],
  ["Ünïted", "united"],
]) {
  test(`${written} is read as ${folded}`, () => assert.equal(fold(written), folded));
}

for (const [many, one] of [
  ["budgets", "budget"],
  ["families", "family"],
  ["boxes", "box"],
  ["breaks", "break"],
  ["childs", "child"],
  ["class", "class"],
  ["bus", "bus"],
  ["taxis", "taxi"],
  ["gas", "gas"],
]) {
  test(`one of ${many} is a ${one}`, () => assert.equal(singular(many), one));
}

test("an apostrophe of any shape is inside a word", () => {
  for (const sign of "'’‘ʼ`´′") {
    assert.deepEqual(terms(`a child${sign}s plan`), ["a", "childs", "child", "plan"]);
  }
});

test("an abbreviation with dots is one word, and the end of a sentence is not in it", () => {
  for (const written of ["E.H.C.P.", "e.h.c.p.", "E.H.C.P", "EHCP"]) {
    assert.deepEqual(reader.parts(written), { things: ["thing:ehc_plan"], words: [] });
  }
  assert.deepEqual(things("Your E.H.C.P. says so, and the E.H.C. plan too."), ["thing:ehc_plan"]);
  assert.deepEqual(terms("Take plan B. Ask. www.a.example"), ["take", "plan", "b", "ask", "www", "a", "example"]);
});

test("a word with a hyphen is found whole and by its parts", () => {
  assert.deepEqual(terms("co-ordinator"), ["coordinator", "co", "ordinator"]);
  assert.deepEqual(reader.parts("Co-ordinator HERTS-019").words, ["coordinator", "herts019"]);
});

for (const text of ["Your EHC plan.", "an EHCP", "EHCPs", "the Education, Health and Care (EHC) plan", "ehc\nplans"]) {
  test(`"${text}" names the plan`, () => assert.deepEqual(things(text), ["thing:ehc_plan"]));
}

test("a name inside a longer one is found as well", () => {
  assert.deepEqual(things("an EHC needs assessment"), ["thing:ehc_assessment", "thing:needs_assessment"]);
});

test("the words of a name that stand apart do not name it", () => {
  assert.deepEqual(things("short and sweet breaks, EHC or plan"), []);
});

test("an abbreviation in a page is one only as it is written", () => {
  assert.deepEqual(things("Send the form to the SEND team."), ["thing:send"]);
});

test("a family may write an abbreviation in any case", () => {
  for (const query of ["send", "SEND", "special educational needs"]) {
    assert.deepEqual(reader.parts(query), { things: ["thing:send"], words: [] });
  }
});

test("of two names that begin together the longer one is meant", () => {
  assert.deepEqual(reader.parts("ehc needs assessment date"), { things: ["thing:ehc_assessment"], words: ["date"] });
});

test("hyphens and spaces in a name are the same", () => {
  for (const query of ["pre-paid card", "pre paid card", "prepaid cards", "virtual card"]) {
    assert.deepEqual(reader.parts(query), { things: ["thing:card"], words: [] });
  }
});

test("where a thing is named, its names of one word are found", () => {
  assert.ok(terms("Short breaks help.").includes("respite"));
});

const shown = (text, found, length) =>
  excerpt(text, reader.spans(text), new Set(found), length)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join("");

test("a short text is shown whole, with every match marked", () => {
  assert.equal(shown("A budget? Ask for budgets.", ["budget"], 60), "A [budget]? Ask for [budgets].");
});

test("a name is marked as the text has it", () => {
  assert.equal(shown("With an EHC plan.", ["thing:ehc_plan"], 60), "With an [EHC plan].");
});

test("the excerpt of a long text begins with the sentence that has most of what was found", () => {
  const text = `${"One budget is all that there is. ".repeat(9)}The tribunal decides on a budget. ${"Nothing more. ".repeat(9)}`;
  assert.equal(shown(text, ["budget", "tribunal"], 34), "… The [tribunal] decides on a [budget]. …");
});

test("an excerpt cuts no word in two, and none is longer than it may be", () => {
  const text = `${"wordy ".repeat(50)}budget ${"wordy ".repeat(50)}`;
  const found = shown(text, ["budget"], 60);
  assert.match(found, /^… (?:wordy )+\[budget\](?: wordy)+ …$/);
  assert.ok(found.replace(/[[\]…]/g, "").trim().length <= 60);
});

test("the pieces of any excerpt are a part of its text", () => {
  const words = ["budget", "plan", "EHC plan", "child’s", "a.", "why?", "Short breaks", "–", "naïve"];
  let seed = 1;
  const next = (bound) => {
    seed = (seed * 48271) % 2147483647;
    return seed % bound;
  };
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: next(60) }, () => words[next(words.length)]).join(" ");
    const pieces = excerpt(text, reader.spans(text), new Set(["budget", "thing:ehc_plan", "naive"]), 30 + next(60));
    const whole = pieces.map((piece) => piece.text).join("");
    assert.ok(text.includes(whole.replace(/^… /, "").replace(/ …$/, "")), `${whole} is not in ${text}`);
    for (const piece of pieces.filter(({ marked }) => marked)) {
      assert.match(piece.text, /^(?:budget|EHC plan|naïve)$/);
    }
  }
});
