/** What the engine returns. Written by `make schema` from reckoner/result.py: change it there. */

export type DontKnow = "dont_know";

export type StrandStatus =
  | "ask_now"
  | "ask_later"
  | "first_step"
  | "as_it_is"
  | "appeal"
  | "unlikely"
  | "other_rules"
  | "not_stated";

export type WayStatus = "open" | "depends" | "unlikely" | "not_stated" | "not_available";

export type HolderStatus = "yes" | "depends" | "no";

export type NeedAnswers = "need_answers";

export type StepsOf = "all" | "first" | "ask_today" | "find_out";

export type ClauseState = "met" | "unmet" | "unknown";

export type Decider = "council" | "school" | "health" | "family";

/** One of several outcomes that are still possible. */
export interface Outcome<Status extends string> {
  status: Status;
  headline: string;
}

/**
 * A clause behind a result, and what is known of it. `cites` are the facts that the clause rests on.
 *
 * `aside` is there, and true, where nobody needs to be told: a bound of age that cannot concern the family soon, or
 * one behind another that it has not reached yet; or what an answer is not, where another reason says as much.
 */
export interface Reason {
  clause: string;
  state: ClauseState;
  text: string;
  cites: string[];
  aside?: boolean;
}

/** A clause that somebody else decides, and who: it stays unknown to the engine. */
export interface Discretion {
  clause: string;
  by: Decider;
  text: string;
  cites: string[];
}

/**
 * One choice that a family would have to make differently.
 *
 * `text` is what they would do ("you look after the money yourselves"), and `given` whether they have answered the
 * question already.
 */
export interface Change {
  question: string;
  to: string | number;
  text: string;
  given: boolean;
}

/**
 * Whom to ask. `how` says how to reach them in words; `phone` and `email` are null where the pages give none.
 *
 * `dear` is how a letter greets them.
 */
export interface Ask {
  who: string;
  dear: string;
  how: string;
  phone: string | null;
  email: string | null;
  cites: string[];
}

/** Something a family can do. */
export interface Step {
  text: string;
  cites: string[];
}

/**
 * One thing that the engine decided, with everything behind it.
 *
 * While outcomes with several headlines are still possible, `possible` has each of them once, those that few families
 * meet last. `headline` is then one that is true of all of them, `when` is what they have in common, and `steps` are
 * those that all of them share. A status that is sure always has a headline, and so has a strand. While the status of
 * a way or a holder is open, `headline` is null. Where there is a headline there are steps. If the outcomes of a
 * way or a holder share none, they are those of the first. A strand's are the first's only if a family can go by that
 * one whatever is still open. Else they say how to ask all the same, or how to find out which outcome it is.
 * `steps_of` says which.
 *
 * That a family wants no change is not among what is possible until it has said so, unless nothing else is.
 *
 * `change` is the smallest change of a family's own choices that gives the best status; it is null where the status is
 * the best already, or no choice of theirs gives it.
 */
export interface DecisionResult<Status extends string> {
  status: Status;
  headline: string | null;
  when: string | null;
  possible: Outcome<Status>[];
  reasons: Reason[];
  council_decides: Discretion[];
  change: Change[] | null;
  ask: Ask[];
  steps: Step[];
  steps_of: StepsOf;
}

/** The result for something that families know by a name. */
export interface NamedResult<Status extends string> extends DecisionResult<Status> {
  name: string;
}

/**
 * What the family can write about a strand, in the words of who answers: the letter of its outcome, by its id.
 *
 * It is the letter that all outcomes share that are still possible, or one for open answers. A sentence that is for
 * some families is in it only if this one is surely among them, and so is a rule of law. `still` tells the family
 * that it can still ask. `text` has the paragraphs, from the greeting on, with gaps in square brackets; `cites` are
 * the rules that it relies on. `email` is null where the pages give none.
 */
export interface Letter {
  letter: string;
  still: string | null;
  to: string;
  email: string | null;
  subject: string;
  text: string[];
  cites: string[];
}

/** A question that the family was not asked yet, and whether each answer to it makes the status sure. */
export interface Offer {
  question: string;
  clears: boolean;
}

/**
 * The result for a strand, what to write, and the result for each way of managing its money, by the way's id.
 *
 * `deciding` is the clause, of those among `reasons`, that the status turns on: what a family is told where there is
 * room for one reason. It is null where no clause says it. While the status is open, `waits_for` says in a sentence
 * what it still turns on: what the family is not sure of, where there is something. Else it is what it was not asked
 * yet, and `offers` is that question. Both are null where the status is sure.
 */
export interface StrandResult extends NamedResult<StrandStatus | NeedAnswers> {
  deciding: string | null;
  waits_for: string | null;
  offers: Offer | null;
  letter: Letter;
  ways: Record<string, NamedResult<WayStatus | NeedAnswers>>;
}

/**
 * The result for a holder. `strands` is there where strands have their own rules for this holder, by their ids.
 *
 * The result itself is for the strands that have none. `in_all` is the status to which all strands come, and null
 * where they differ. Where it is not the result's own status, each strand is to be told by itself.
 *
 * `not_yet` says that it is "no" because of an age that is years away: nobody needs to be told.
 */
export interface HolderResult extends NamedResult<HolderStatus | NeedAnswers> {
  in_all: HolderStatus | NeedAnswers | null;
  not_yet: boolean;
  strands?: Record<string, DecisionResult<HolderStatus | NeedAnswers>>;
}

/** Advice that this family is shown: `first`, before the budgets, or after them. */
export interface Note {
  note: string;
  text: string;
  first: boolean;
  cites: string[];
}

/** What one page says in a conflict. `lead` names the page, for families. */
export interface Saying {
  source: string;
  lead: string;
  text: string;
  cites: string[];
}

/** A matter on which the council's own pages differ, and which of them the rules follow. */
export interface Conflict {
  conflict: string;
  subject: string;
  says: Saying[];
  we_use: string;
}

/**
 * The engine's whole answer for one family.
 *
 * Strands and holders are by their ids; `not_applicable`, `next_question`, `can_be_asked` and `still_matter` are ids
 * of questions.
 * `enough` says that the results come before the next question, which then is for details, or for what few families
 * meet. `can_be_asked` are the questions that can be asked: before the results, those that the results wait for; and
 * `about_left` is how many they are.
 * Dates are year-month-day.
 */
export interface Estimate {
  council: string;
  version: string;
  as_of: string;
  law_last_looked_at: string;
  strands: Record<string, StrandResult>;
  holders: Record<string, HolderResult>;
  notes: Note[];
  conflicts: Conflict[];
  not_applicable: string[];
  settled: boolean;
  next_question: string | null;
  enough: boolean;
  about_left: number;
  can_be_asked: string[];
  still_matter: string[];
}

/** What is wrong with one answer, or with the whole request where `question` is null. */
export interface Problem {
  question: string | null;
  code: string;
  what: string;
  do: string;
}

/** What the engine returns instead where the answers are not ones that the policy knows. */
export interface Refusal {
  problems: Problem[];
}
