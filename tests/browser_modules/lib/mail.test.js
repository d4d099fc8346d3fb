import assert from "node:assert/strict";
import { test } from "node:test";
import { mailto } from "../../../overrides/assets/lib/mail.js";

test("an address alone is a link to it", () => {
  assert.equal(mailto("sen@council.example"), "mailto:sen@council.example");
});

test("nothing in an address can become a field of the email", () => {
  assert.equal(mailto("a?cc=b@c.example"), "mailto:a%3Fcc%3Db@c.example");
});
