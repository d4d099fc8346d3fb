/**
 * On every page: deletes what has expired, and links to what the family has chosen to keep. Where nothing is stored it
 * writes nothing and shows nothing. What is kept for when there is no signal follows what is stored.
 */

import { find, findAll, show } from "../lib/dom.js";
import { followOffline } from "../lib/offline.js";
import { addressOf, asPlace } from "../lib/place.js";
import { all, onChange, read, tidy } from "../lib/storage.js";

function showLinks() {
  const bar = find(document, "[data-kept-links]");
  const council = asPlace(read("council", "")?.value);
  const link = find(bar, "[data-kept-council]");
  show(link, council !== null);
  if (council) {
    link.setAttribute("href", addressOf(council.path));
    link.textContent = council.area;
  }
  show(find(bar, "[data-kept-pages]"), all("page").length > 0);
  show(
    bar,
    findAll(bar, "a").some((one) => !one.hidden),
  );
}

tidy();
showLinks();
followOffline();
onChange(() => {
  showLinks();
  followOffline();
});
