/** Which council a family finds by what it types. The places of the real councils are tried in test_places.py. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isAlike, PlaceFinder } from "../../../overrides/assets/site/find-place.js";

const HERTS = {
  id: "herts",
  name: "Hertfordshire County Council",
  area: "Hertfordshire",
  names: ["Herts", "St Albans", "Bishop's Stortford", "Watton-at-Stone", "Hitchin", "Ware", "Stevenage", "Bedmond"],
  postcodes: ["SG1", "AL1", "SG12"],
  shared: ["SG8"],
};
const PORTS = {
  id: "ports",
  name: "Portsmouth City Council",
  area: "Portsmouth",
  names: ["Pompey", "Southsea"],
  postcodes: ["PO1"],
  shared: [],
};
const LUTON = { name: "Luton Borough Council", names: ["Luton"], postcodes: ["LU4"], shared: [] };
const SOUTHAMPTON = { name: "Southampton City Council", names: ["Southampton"], postcodes: ["SO14"], shared: ["SO16"] };
const CAMBS = { name: "Cambridgeshire County Council", names: ["Cambridge", "Lutan"], postcodes: [], shared: ["SG8"] };
const finder = new PlaceFinder([HERTS, PORTS, LUTON, SOUTHAMPTON, CAMBS]);

const NOTHING = { places: [], here: [], elsewhere: [], shared: false };

for (const [typed, place] of [
  ["Stevenage", "Stevenage"],
  ["  stevenage ", "Stevenage"],
  ["St. Albans", "St Albans"],
  ["saint albans", "St Albans"],
  ["Bishops Stortford", "Bishop's Stortford"],
  ["Bishop’s Stortford", "Bishop's Stortford"],
  ["Watton at Stone", "Watton-at-Stone"],
  ["stalbans", "St Albans"],
  ["Herts", "Herts"],
  ["Stevenage, Herts", "Stevenage"],
  ["the town of Ware", "Ware"],
  ["Stevenage Borough Council", "Stevenage"],
  ["SG1 1AA", "SG1"],
  ["sg11aa", "SG1"],
  ["SG1", "SG1"],
  ["SG1 1", "SG1"],
  ["SG11", "SG1"],
  ["SG12", "SG12"],
  ["12 High Street, SG1 1AA", "SG1"],
]) {
  test(`"${typed}" is ${place}, in Hertfordshire`, () =>
    assert.deepEqual(finder.find(typed), { ...NOTHING, kind: "place", places: [place], here: ["herts"] }));
}

test("a zero in the place of the letter O is read as the letter", () =>
  assert.deepEqual(finder.find("P01 2AB").here, ["ports"]));

for (const [typed, here] of [
  ["h", ["herts"]],
  ["po", ["ports"]],
  ["s", ["herts", "ports"]],
  ["city", ["ports"]],
  ["council", ["herts", "ports"]],
  ["Hertfordshire", ["herts"]],
  ["Portsmouth City Council", ["ports"]],
]) {
  test(`"${typed}" shows ${here.join(" and ")} while more is typed`, () =>
    assert.deepEqual(finder.find(typed), { ...NOTHING, kind: "some", here }));
}

for (const [typed, place, ...elsewhere] of [
  ["Southampton", "Southampton", "Southampton City Council"],
  ["southam", "Southampton", "Southampton City Council"],
  ["Luton", "Luton", "Luton Borough Council"],
  ["Luton Borough Council", "Luton Borough Council", "Luton Borough Council"],
  ["LU4 9XX", "LU4", "Luton Borough Council"],
]) {
  test(`"${typed}" is told to belong to ${elsewhere}, which is not here`, () =>
    assert.deepEqual(finder.find(typed), { ...NOTHING, kind: "place", places: [place], elsewhere }));
}

test("a postcode district on a border finds every council that has a part of it", () => {
  const found = finder.find("SG8 7AA");
  assert.deepEqual(found.here, ["herts"]);
  assert.deepEqual(found.elsewhere, ["Cambridgeshire County Council"]);
  assert.equal(found.shared, true);
});

test("a postcode district of which only one council is known says that it is shared all the same", () =>
  assert.equal(finder.find("SO16").shared, true));

for (const [typed, ...places] of [
  ["Stevenge", "Stevenage"],
  ["Stevenagee", "Stevenage"],
  ["Stevanage", "Stevenage"],
  ["Stevneage", "Stevenage"],
  ["portsmoth", "Portsmouth"],
  ["Pompy", "Pompey"],
  ["St Albens", "St Albans"],
  ["Bishops Storford", "Bishop's Stortford"],
  ["Wara", "Ware"],
]) {
  test(`"${typed}" is one mistake away from ${places}`, () => {
    const found = finder.find(typed);
    assert.equal(found.kind, "alike");
    assert.deepEqual(found.places.slice(0, 1), places);
  });
}

test("where several places are one mistake away, all of them are named", () => {
  const found = finder.find("Lutin");
  assert.deepEqual(found.places, ["Luton", "Lutan"]);
  assert.deepEqual(found.elsewhere, ["Luton Borough Council", "Cambridgeshire County Council"]);
});

for (const typed of ["Atlantis", "Wae", "Waree Norton", "Hitchin Norton", "ZE1 0AA", "AB", "12345", "??", "Stveneg"]) {
  test(`"${typed}" is not known, and is not taken for another place`, () =>
    assert.deepEqual(finder.find(typed), { ...NOTHING, kind: "unknown" }));
}

for (const typed of ["", "   "]) {
  test(`"${typed}" is nothing typed yet`, () => assert.deepEqual(finder.find(typed), { ...NOTHING, kind: "all" }));
}

for (const typed of ["L", "lut", "lu", "LU"]) {
  test(`"${typed}" can still become places of several councils that are not here`, () =>
    assert.deepEqual(finder.find(typed), { ...NOTHING, kind: "more" }));
}

test("the letters of a postcode are not enough to tell", () =>
  assert.deepEqual(finder.find("SG"), { ...NOTHING, kind: "more" }));

for (const [one, other, alike] of [
  ["ware", "wane", true],
  ["ware", "wre", false],
  ["warer", "ware", true],
  ["waer", "ware", true],
  ["ware", "ware", false],
  ["ware", "wear", false],
  ["hull", "hell", true],
  ["abcd", "badc", false],
  ["abcde", "abced", true],
  ["abcdef", "abcd", false],
]) {
  test(`"${one}" and "${other}" are ${alike ? "" : "not "}one mistake apart`, () => {
    assert.equal(isAlike(one, other), alike);
    assert.equal(isAlike(other, one), alike);
  });
}
