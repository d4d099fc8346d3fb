// Runs Lighthouse on some pages and prints what it found as JSON. tests/browser/lighthouse.py calls it.
//   node lighthouse.mjs PORT CATEGORIES ADDRESS...
import lighthouse from "lighthouse";

const [port, categories, ...addresses] = process.argv.slice(2);
const found = [];
for (const address of addresses) {
  const { lhr } = await lighthouse(address, {
    port: Number(port),
    logLevel: "silent",
    onlyCategories: categories.split(","),
  });
  const scores = Object.fromEntries(
    Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
  );
  const weighed = Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  const short = weighed
    .map(({ id }) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id }) => id);
  found.push({ address, scores, short });
}
console.log(JSON.stringify(found));
