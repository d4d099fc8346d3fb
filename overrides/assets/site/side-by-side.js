/** What councils say on a subject, put side by side: what differs first, and what all of them say once. */

/**
 * @typedef {object} Line - something that a council's policy says (publisher/pages/comparison.py)
 * @property {string} text
 * @property {string[]} cites - the facts that it rests on
 * @property {boolean} national - whether the law says it, and not the council's page
 * @property {string | null} status - what a label says; null where it is no label
 *
 * @typedef {object} Row - a matter, and what one council says of it
 * @property {string} id
 * @property {string} name
 * @property {Line[]} lines
 *
 * @typedef {object} Matter - a matter, and what the councils say of it
 * @property {string} id
 * @property {string} name
 * @property {Line[][]} own - what each says that not all say, in the order of the councils; empty where it says no more
 * @property {Line[]} everywhere - what all of them say
 * @property {boolean[]} noMore - which say nothing more on it than elsewhere: those that have a row without lines
 *
 * @typedef {object} SideBySide
 * @property {Matter[]} differ
 * @property {Matter[]} same
 */

/**
 * Compare two councils or more.
 * @param {Row[][]} councils - the rows of each
 * @returns {SideBySide} what differs and what does not, each in the order of the rows
 */
export function sideBySide(councils) {
  const matters = names(councils)
    .map(([id, name]) => matterOf(id, name, councils))
    .filter(({ own, everywhere }) => everywhere.length > 0 || own.some((lines) => lines.length > 0));
  const differs = (/** @type {Matter} */ matter) => matter.own.some((lines) => lines.length > 0);
  return { differ: matters.filter(differs), same: matters.filter((matter) => !differs(matter)) };
}

/**
 * @param {string} id
 * @param {string} name
 * @param {Row[][]} councils
 * @returns {Matter}
 */
function matterOf(id, name, councils) {
  const said = councils.map((rows) => rows.find((row) => row.id === id)?.lines ?? []);
  const [first = []] = said;
  const shared = first.filter((line) => said.every((lines) => lines.some((other) => alike(line, other))));
  const differs = said.some((lines) => lines.length > shared.length);
  // Where they differ, a label stays with what a council adds to it.
  const everywhere = shared.filter(({ status }) => !differs || status === null);
  const own = said.map((lines) => lines.filter((line) => !everywhere.some((other) => alike(line, other))));
  const noMore = councils.map((rows) => rows.some((row) => row.id === id && row.lines.length === 0));
  return { id, name, own, everywhere, noMore };
}

/**
 * Every matter of any council, in the order of the first that has it; one that others have, too, comes where they
 * have it.
 * @param {Row[][]} councils
 */
function names(councils) {
  /** @type {[string, string][]} */
  const found = [];
  for (const rows of councils) {
    let at = 0;
    for (const { id, name } of rows) {
      const known = found.findIndex(([other]) => other === id);
      if (known < 0) {
        found.splice(at, 0, [id, name]);
        at += 1;
      } else {
        at = known + 1;
      }
    }
  }
  return found;
}

/**
 * Whether two lines say the same to a family; each council has facts of its own for it.
 * @param {Line} one
 * @param {Line} other
 */
function alike(one, other) {
  return one.text === other.text && one.status === other.status;
}
