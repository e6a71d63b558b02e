/**
 * Plans in the browser, kept by the same store as drafts. Each change is made to the plan as it is stored at that
 * moment, so that two tabs never undo each other; what can't be stored is kept for as long as the page is open.
 */

import { draftsOf, newId, PREFIX } from "./form-drafts.js";
import { emptyPlan, mergedPlan, readPlan, VERSION } from "./plan-format.js";

/** @typedef {import("./plan-format.js").Plan} Plan */
/** @typedef {{id: string, revision: number, saved: string, plan: Plan}} Stored */
/** @typedef {"stored" | "full" | "blocked"} Outcome */

const FORM = "plan";
const drafts = draftsOf(FORM, VERSION);

/** @returns {Stored[]} The plans in this browser that can be read, the newest first. */
export function storedPlans() {
  return drafts.list().flatMap((draft) => asStored(draft) ?? []);
}

/** @returns {string[]} Why some plans in this browser can't be read. They are left as they are. */
export function unreadablePlans() {
  const why = drafts.list().flatMap((draft) => {
    const reading = readPlan(draft.answers, draft.version);
    return reading.plan ? [] : [reading.why];
  });
  return [...why, ...Array.from({ length: countKeys() - drafts.list().length }, () => "Planen er skadet, og kan ikke leses.")];
}

/**
 * A plan for as long as a page is open. Nothing is stored before the first change.
 */
export class OpenPlan {
  /** @param {string} [id] */
  constructor(id) {
    this.id = id ?? "";
    /** @type {Plan | null} What could not be stored. */
    this.unstored = null;
    /** @type {Plan | null} As this page last saw it, should another tab throw it away. */
    this.seen = null;
    this.revision = 0;
  }

  /** @returns {Plan} As it is now, with what other tabs have stored. */
  now() {
    const there = this.unstored ? null : this.stored();
    const crossed = this.crossed;
    if (there) this.revision = there.revision;
    this.seen = this.unstored ?? (there && this.seen && crossed ? mergedPlan(there.plan, this.seen) : there?.plan) ?? this.seen ?? emptyPlan();
    return this.seen;
  }

  /** @returns {boolean} Whether another tab has written at the same moment as this one, without knowing of it. */
  get crossed() {
    const there = this.stored();
    return there !== null && this.seen !== null && there.revision <= this.revision && JSON.stringify(there.plan) !== JSON.stringify(this.seen);
  }

  /** @returns {Stored | null} */
  stored() {
    const draft = this.id ? drafts.load(this.id) : null;
    return draft ? asStored(draft) : null;
  }

  /**
   * @param {(plan: Plan) => Plan} patch
   * @returns {Outcome}
   */
  change(patch) {
    this.id ||= newId();
    const plan = patch(this.now());
    this.seen = plan;
    // What could not be stored for a while must not write over what another tab has stored since: it becomes a plan of its own.
    const revision = (!this.unstored && this.stored()?.revision) || this.revision;
    const saved = drafts.save({ id: this.id, revision, answers: /** @type {any} */ (plan) });
    if (!saved.done) {
      this.unstored = plan;
      return saved.full ? "full" : "blocked";
    }
    this.unstored = null;
    this.id = saved.draft.id;
    this.revision = saved.draft.revision;
    return "stored";
  }

  /** Takes the plan out of the browser. */
  remove() {
    drafts.remove(this.id);
    this.id = "";
    this.unstored = null;
    this.seen = null;
  }
}

/**
 * Tells when another tab has changed a plan.
 *
 * @param {(id: string) => void} answer
 * @returns {void}
 */
export function watchPlans(answer) {
  drafts.watch(answer);
}

/**
 * @param {import("./form-drafts.js").Draft} draft
 * @returns {Stored | null}
 */
function asStored(draft) {
  const { plan } = readPlan(draft.answers, draft.version);
  return plan && { id: draft.id, revision: draft.revision, saved: draft.saved, plan };
}

/** @returns {number} How many plans lie in the browser, sound or not. */
function countKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}.${FORM}.`)).length;
  } catch {
    return 0;
  }
}
