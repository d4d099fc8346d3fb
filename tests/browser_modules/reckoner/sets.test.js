import assert from "node:assert/strict";
import { before, test } from "node:test";
import { keep } from "../../../overrides/assets/lib/storage.js";
import { asRecord, makeRecord } from "../../../overrides/assets/reckoner/record.js";
import { freeName, keptSets, setName } from "../../../overrides/assets/reckoner/sets.js";

const COUNCIL = { council: "exampleshire", area: "Exampleshire", version: "2026-11-22", rulesSince: "2026-11-01" };
const TEXTS = { short: (id) => id, answerText: (_id, answer) => `${answer}` };

/** Keep the answers of somebody of some age. */
function keepFor(person, age, council = "exampleshire") {
  const record = makeRecord({ ...COUNCIL, council }, "2026-11-25", { answers: { age }, days: {} }, TEXTS, null, person);
  keep("answers", setName(council, person), record);
}

before(() => {
  const texts = new Map();
  const localStorage = {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => texts.set(key, text),
  };
  const register = JSON.stringify({ prefix: "offer/2/", former: "offer/1/", days: { answers: 365 } });
  globalThis.document = { querySelector: () => ({ textContent: register, getAttribute: () => "." }) };
  globalThis.location = { href: "https://host.example/" };
  globalThis.window = { dispatchEvent() {}, localStorage };
});

test("each name of a council has a set of its own, and so have those without a name", () => {
  keepFor("Sam", 9);
  keepFor("Amira", 7);
  keepFor("", 3);
  keepFor("sam", 10);
  keepFor("Sam", 15, "elsewhere");
  keep("answers", "exampleshire/broken", { format: "another" });
  const sets = keptSets("exampleshire").map(({ record }) => [record.person ?? "", record.answers[0].answer]);
  assert.deepEqual(sets.sort(), [
    ["", 3],
    ["Amira", 7],
    ["sam", 10],
  ]);
});

test("a name that is taken gets a number, and can be kept however long it was", () => {
  const taken = new Set(["", "Person 2", "Sam", "a".repeat(40), "\u{1F600}".repeat(20)]);
  const free = (wanted) => freeName(wanted, "Person", (name) => taken.has(name));
  assert.equal(free("Alex"), "Alex");
  assert.equal(free("Sam"), "Sam 2");
  assert.equal(free(""), "Person 3");
  assert.equal(free("a".repeat(40)), `${"a".repeat(38)} 2`);
  assert.equal(free("\u{1F600}".repeat(20)), `${"\u{1F600}".repeat(19)} 2`);
  const record = makeRecord(
    COUNCIL,
    "2026-11-25",
    { answers: { age: 9 }, days: {} },
    TEXTS,
    null,
    free("a".repeat(40)),
  );
  assert.ok("record" in asRecord(record));
});
