/** Which pages search finds, and in what order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import MiniSearch from "minisearch";
import { inForce, PageSearch } from "../../../overrides/assets/site/search-pages.js";

const NAMES = {
  ehc_plan: ["Education, Health and Care plan", "EHC plan", "EHCP"],
  short_breaks: ["Short breaks", "respite"],
};
const INDEX = {
  areas: { hampshire: "Hampshire", portsmouth: "Portsmouth" },
  docs: [
    { location: "hampshire/", title: "Personal budgets in Hampshire", text: "What you can ask for." },
    { location: "hampshire/who/", title: "Who can have one", text: "Your child’s needs count." },
    { location: "hampshire/who/#plan", title: "With a plan", text: "With an EHC plan you may ask. A plan to travel." },
    { location: "hampshire/who/#none", title: "Without one", text: "Ask for an Education, Health and Care plan." },
    { location: "hampshire/review/", title: "Reviews", text: "Each review looks at the budget. The budget may end." },
    { location: "hampshire/paper/", title: "Reviews", text: "Tick here for each review.", boost: 0.5 },
    { location: "portsmouth/", title: "Personal budgets in Portsmouth", text: "What you can ask for." },
    { location: "portsmouth/travel/", title: "Travel", text: "A taxi to school. Children in care. Plane trips." },
    { location: "portsmouth/breaks/", title: "Time off", text: "EHCPs can name short breaks and a naïve café." },
    { location: "law/#acts", title: "Acts", text: "EDU-12 The Act of 2014. Payments for carers." },
  ],
};
const search = await PageSearch.of(MiniSearch, [INDEX], NAMES);
const find = (query) => search.find(query, 15);
const found = (query) => find(query).pages.map(({ location }) => location);
const text = (pieces) => pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");

for (const [query, ...locations] of [
  ["EHCP", "hampshire/who/#none", "portsmouth/breaks/"],
  ["respit", "portsmouth/breaks/"],
  ["budg", "hampshire/", "portsmouth/", "hampshire/review/"],
  ["child's", "hampshire/who/"],
  ["CHILD’S", "hampshire/who/"],
  ["childs", "hampshire/who/"],
  ["cafe", "portsmouth/breaks/"],
  ["payment", "law/#acts"],
  ["taxis", "portsmouth/travel/"],
  ["EDU-12", "law/#acts"],
  ["can I get a taxi to my school?", "portsmouth/travel/"],
  ["portsmouth school", "portsmouth/travel/"],
  ["who can have one, needs", "hampshire/who/"],
]) {
  test(`"${query}" finds ${locations.join(", ")} and no other page`, () => {
    assert.deepEqual(new Set(found(query)), new Set(locations));
    assert.equal(find(query).nearness, "all");
  });
}

test("every name of a thing finds the same pages in the same order", () => {
  for (const names of Object.values(NAMES)) {
    for (const name of names.flatMap((each) => [each, each.toLowerCase(), each.toUpperCase()])) {
      assert.deepEqual(find(name), find(names[0]));
    }
  }
});

for (const [mistake, location] of [
  ["budgt", "hampshire/"],
  ["budgett", "hampshire/"],
  ["budgex", "hampshire/"],
  ["bugdet", "hampshire/"],
  ["shcool", "portsmouth/travel/"],
  ["paln", "hampshire/who/#plan"],
  ["taix", "portsmouth/travel/"],
]) {
  test(`"${mistake}" is one mistake away from what it finds`, () => {
    const outcome = find(mistake);
    assert.equal(outcome.nearness, "alike");
    assert.equal(outcome.pages[0]?.location, location);
  });
}

for (const query of ["tixa", "carr", "plam", "tax1", "cra", "2015", "bxdgxt", "EDU-13", "zzzzzz"]) {
  test(`"${query}" is not near enough to a word, and finds nothing`, () => {
    assert.deepEqual(find(query), { nearness: "all", count: 0, pages: [] });
  });
}

test("a word that is there is not taken for a mistake in another", () => {
  assert.deepEqual(found("plane"), ["portsmouth/travel/"]);
});

test("where no page has all words, pages with some of them are found and said to be such", () => {
  const outcome = find("taxi banana");
  assert.equal(outcome.nearness, "some");
  assert.deepEqual(
    outcome.pages.map(({ location }) => location),
    ["portsmouth/travel/"],
  );
});

test("small words alone are looked for too", () => assert.ok(found("with a").length > 0));

for (const query of ["", "   ", "?!", "—"]) {
  test(`"${query}" has no words, and finds nothing`, () => assert.equal(find(query).count, 0));
}

test("a title counts more than a heading, and a heading more than text", () => {
  const docs = [
    { location: "a/", title: "One", text: "The tribunal. ".repeat(5) },
    { location: "b/", title: "Two", text: "" },
    { location: "b/#t", title: "The tribunal", text: "It is a court." },
    { location: "c/", title: "The tribunal", text: "It is a court." },
  ];
  return PageSearch.of(MiniSearch, [{ docs, areas: {} }], {}).then((own) =>
    assert.deepEqual(
      own.find("tribunal", 15).pages.map(({ location }) => location),
      ["c/", "b/#t", "a/"],
    ),
  );
});

test("a page that says it counts for less comes after one that is like it", () => {
  const locations = found("review");
  assert.ok(locations.indexOf("hampshire/review/") < locations.indexOf("hampshire/paper/"));
});

test("a page is found once, by its best part, with its name and area", () => {
  const [page] = find("EHC plan").pages.filter(({ location }) => location.startsWith("hampshire/"));
  assert.equal(page.location, "hampshire/who/#none");
  assert.equal(page.page, "Who can have one");
  assert.equal(page.area, "Hampshire");
  assert.equal(text(page.text), "Ask for an [Education, Health and Care plan].");
});

test("a page that is for every council has no area", () => assert.equal(find("carers").pages[0]?.area, ""));

test("no more pages are returned than were asked for, and all are counted", () => {
  const { count, pages } = search.find("ask", 2);
  assert.equal(pages.length, 2);
  assert.equal(count, 3);
});

test("words that lead to a part find it, though they are not in its text", async () => {
  const docs = [
    { location: "a/", title: "Clubs", text: "Ask about this.", also: "swimming youth club" },
    { location: "b/", title: "Travel", text: "A bus. Swimming on Mondays, and swimming again, and more." },
  ];
  const own = await PageSearch.of(MiniSearch, [{ docs, areas: {} }], {});
  const locations = (query) => own.find(query, 15).pages.map(({ location }) => location);
  assert.deepEqual(locations("swimming"), ["a/", "b/"]);
  assert.deepEqual(locations("youth"), ["a/"]);
  assert.deepEqual(locations("my son likes swiming"), ["a/", "b/"]);
  assert.equal(text(own.find("youth", 15).pages[0].text), "Ask about this.");
});

test("a part without a text shows what it is about, and is not found by that", async () => {
  const docs = [{ location: "a/", title: "Clubs", text: "", also: "swimming", about: "What children can join." }];
  const own = await PageSearch.of(MiniSearch, [{ docs, areas: {} }], {});
  assert.equal(text(own.find("swimming", 15).pages[0].text), "What children can join.");
  assert.equal(own.find("join", 15).count, 0);
});

test("titles are marked too", () => assert.equal(text(find("travel").pages[0].title), "[Travel]"));

test("only what holds on the day is looked in", () => {
  const docs = [
    { location: "old", until: "2027-04-01" },
    { location: "new", from: "2027-04-01" },
    { location: "same" },
  ];
  const locations = (day) => inForce({ docs, areas: {} }, day).docs.map(({ location }) => location);
  assert.deepEqual(locations("2027-03-31"), ["old", "same"]);
  assert.deepEqual(locations("2027-04-01"), ["new", "same"]);
});
