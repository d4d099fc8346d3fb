/** The sets of answers that are kept on this device for one council: one for each name that the family chose. */

import { all } from "../lib/storage.js";
import { asRecord, MOST_LETTERS_OF_A_NAME } from "./record.js";

/** @import { Entry } from "../lib/storage.js" */
/** @import { AnswerRecord } from "./record.js" */

/** @typedef {{ entry: Entry, record: AnswerRecord }} KeptSet */

/**
 * Under which name a set is stored. "Sam" and "sam" are the same person to a family.
 * @param {string} council
 * @param {string} [person] - empty where the family gave no name
 */
export function setName(council, person = "") {
  return person === "" ? council : `${council}/${person.toLowerCase()}`;
}

/**
 * A name that is not taken: the one that is wanted, or that one with a number. It is no longer than a name may be.
 * @param {string} wanted - empty where the family gave no name
 * @param {string} unnamed - what is put before the number then
 * @param {(name: string) => boolean} isTaken
 */
export function freeName(wanted, unnamed, isTaken) {
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) {
    const letters = [...(wanted || unnamed)];
    do {
      name = `${letters.join("").trimEnd()} ${number}`;
      letters.pop();
    } while (name.length > MOST_LETTERS_OF_A_NAME);
  }
  return name;
}

/**
 * All sets of a council that can be read, the newest first.
 * @param {string} council
 * @returns {KeptSet[]}
 */
export function keptSets(council) {
  return all("answers").flatMap((entry) => {
    const reading = asRecord(entry.value);
    const here = entry.name === council || entry.name.startsWith(`${council}/`);
    return here && "record" in reading ? [{ entry, record: reading.record }] : [];
  });
}
