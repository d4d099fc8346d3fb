/** The ways of managing the money, side by side: adds to each what holds for this family, budget by budget. */

import { copy, find, findAll, say } from "../lib/dom.js";
import { tag } from "./outcome.js";

/** @import { Context } from "./outcome.js" */
/** @import { Estimate } from "./types.js" */

/**
 * @param {HTMLElement} part
 * @param {Estimate} estimate
 * @param {Context} context
 */
export function showWays(part, estimate, context) {
  for (const card of findAll(part, "[data-way]")) {
    const id = card.dataset.way ?? "";
    const lines = Object.values(estimate.strands).flatMap((strand) => {
      const way = strand.ways[id];
      if (!way) {
        return [];
      }
      const line = copy("way-status");
      say(line, "name", strand.name);
      tag(line, way.status, context.labels.way[way.status]);
      return [line];
    });
    find(card, "[data-status]").replaceChildren(...lines);
  }
}
