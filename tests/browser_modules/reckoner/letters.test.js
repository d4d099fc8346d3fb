import assert from "node:assert/strict";
import { test } from "node:test";
import { emailOf } from "../../../overrides/assets/reckoner/letters.js";

const LETTER = {
  email: "sen+plans@council.example",
  subject: "Request & more: [child's name]",
  text: ["Dear SEN team,", "I am asking for 100 %, and more?", "Many thanks,\n[your name]"],
};

/** What an email app reads in a link. */
function read(link) {
  const { protocol, pathname, searchParams } = new URL(link);
  return { protocol, to: decodeURIComponent(pathname), ...Object.fromEntries(searchParams) };
}

test("the link has whom it goes to, the subject and the whole letter, sign by sign", () => {
  assert.deepEqual(read(emailOf(LETTER)), {
    protocol: "mailto:",
    to: "sen+plans@council.example",
    subject: "Request & more: [child's name]",
    body: "Dear SEN team,\r\n\r\nI am asking for 100 %, and more?\r\n\r\nMany thanks,\r\n[your name]",
  });
});

test("spaces are written as email apps read them: a plus stays a plus", () => {
  assert.doesNotMatch(emailOf(LETTER).split("?")[1] ?? "", /\+/);
});

test("where the pages give no address the family fills it in", () => {
  assert.match(emailOf({ ...LETTER, email: null }), /^mailto:\?subject=/);
});
