import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { addressOf, asPlace, pathOf } from "../../../overrides/assets/lib/place.js";

const PLACE = { path: "hertfordshire/who/", title: "Who can have one", area: "Hertfordshire" };

beforeEach(() => {
  // A page two folders below the root of a site that is not at the root of its host.
  globalThis.location = { href: "https://council.example/offer/hertfordshire/who/" };
  globalThis.document = { querySelector: () => ({ getAttribute: () => "../.." }) };
});

afterEach(() => {
  delete globalThis.location;
  delete globalThis.document;
});

test("a stored page is taken as it was stored, without what else is there", () => {
  assert.deepEqual(asPlace({ ...PLACE, script: "x" }), PLACE);
  assert.deepEqual(asPlace({ ...PLACE, path: "" }), { ...PLACE, path: "" });
});

for (const [why, value] of [
  ["nothing", null],
  ["nothing at all", undefined],
  ["text", "hertfordshire/who/"],
  ["no title", { path: "who/", area: "" }],
  ["a number for a path", { ...PLACE, path: 1 }],
  ["another site", { ...PLACE, path: "//evil.example/" }],
  ["a whole address", { ...PLACE, path: "https://evil.example/" }],
  ["a script", { ...PLACE, path: "javascript:alert(1)" }],
  ["a way up", { ...PLACE, path: "../elsewhere/" }],
  ["a way up from a file", { ...PLACE, path: "../elsewhere.html" }],
  ["an anchor", { ...PLACE, path: "who/#x" }],
]) {
  test(`${why} is no page`, () => assert.equal(asPlace(value), null));
}

test("the address of a stored page is below the site's", () => {
  assert.equal(addressOf("portsmouth/"), "https://council.example/offer/portsmouth/");
});

for (const [href, path] of [
  ["https://council.example/offer/", ""],
  ["https://council.example/offer/portsmouth/who/#age", "portsmouth/who/"],
  ["https://council.example/other/", null],
  ["https://evil.example/offer/portsmouth/", null],
  ["https://council.example/offer/data.csv", null],
  ["https://council.example/offer/portsmouth/who.html#age", "portsmouth/who.html"],
]) {
  test(`${href} is the page ${path}`, () => assert.equal(pathOf({ href }), path));
}

test("the address of a path leads back to the path", () => {
  for (const path of ["", "law/", "hertfordshire/asking/"]) {
    assert.equal(pathOf({ href: addressOf(path) }), path);
  }
});
