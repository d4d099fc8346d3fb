// Runs Lighthouse on some pages and prints what it found as JSON. tests/browser/lighthouse.py calls it.
//   node lighthouse.mjs PORT CATEGORIES ADDRESS...
import lighthouse from "lighthouse";

const [port, categories, ...addresses] = process.argv.slice(2);
// Only speed depends on how slow the phone is, and on waiting until it has nothing more to do.
const atOnce = {
  throttlingMethod: "provided",
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0,
};
const settings = categories.split(",").includes("performance") ? {} : atOnce;
const found = [];
for (const address of addresses) {
  const { lhr } = await lighthouse(address, {
    port: Number(port),
    logLevel: "silent",
    onlyCategories: categories.split(","),
    disableFullPageScreenshot: true,
    ...settings,
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
