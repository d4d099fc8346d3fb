/** The ways of managing the money, side by side: adds to each what holds for this family, budget by budget. */

import { copy, find, findAll, say } from "../site/dom.js";
import { tag } from "./outcome.js";

/** @import { Words } from "./outcome.js" */
/** @import { Estimate } from "./types.js" */

/**
 * @param {HTMLElement} part
 * @param {Estimate} estimate
 * @param {Words} words
 */
export function showWays(part, estimate, words) {
  for (const card of findAll(part, "[data-way]")) {
    const id = card.dataset.way ?? "";
    const lines = Object.values(estimate.strands).flatMap((strand) => {
      const way = strand.ways[id];
      if (!way) {
        return [];
      }
      const line = copy("way-status");
      say(line, "name", strand.name);
      tag(line, way.status, words.labels.way);
      return [line];
    });
    find(card, "[data-status]").replaceChildren(...lines);
  }
}
