import assert from "node:assert/strict";
import { before, test } from "node:test";
import { keep } from "../../../overrides/assets/lib/storage.js";
import { makeRecord } from "../../../overrides/assets/reckoner/record.js";
import { keptSets, setName } from "../../../overrides/assets/reckoner/sets.js";

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
