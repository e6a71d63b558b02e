/**
 * Drafts in the browser: kept only when the sender has said so, told apart when two tabs write at once, and never lost
 * because the browser refuses.
 */

/** @typedef {import("./form-check.js").Answers} Answers */
/**
 * @typedef {object} Draft
 * @property {"samskapingsbanken-utkast"} format
 * @property {number} version
 * @property {string} form
 * @property {string} id
 * @property {number} revision Raised by each saving.
 * @property {string} saved When, in ISO form.
 * @property {Answers} answers
 * @property {string} [edit] The id of the case that is being changed.
 * @property {Answers} [rest] The fields of that case that the form does not ask for.
 */
/** @typedef {{done: true, draft: Draft, forked: boolean} | {done: false, full: boolean}} Saved */

export const FORMAT = "samskapingsbanken-utkast";
export const PREFIX = "samskapingsbanken.utkast";

/**
 * The drafts of one form.
 *
 * @param {string} form
 * @param {number} version
 */
export function draftsOf(form, version) {
  const start = `${PREFIX}.${form}.`;

  /**
   * @param {string} id
   * @returns {Draft | null}
   */
  const load = (id) => {
    try {
      return asDraft(JSON.parse(localStorage.getItem(start + id) ?? "null"), form);
    } catch {
      return null;
    }
  };

  return {
    load,

    /** @returns {Draft[]} All of them, the newest first. */
    list() {
      try {
        const ids = Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
        return ids.flatMap((id) => load(id) ?? []).sort((one, other) => (one.saved < other.saved ? 1 : -1));
      } catch {
        return [];
      }
    },

    /**
     * Saves a draft. When another tab has saved it since this one last did, this one's words become a draft of their own.
     *
     * @param {{id: string, revision: number, answers: Answers, edit?: string, rest?: Answers}} draft
     * @returns {Saved}
     */
    save(draft) {
      const stored = load(draft.id);
      const forked = stored !== null && stored.revision !== draft.revision;
      /** @type {Draft} */
      const next = {
        ...draft,
        format: FORMAT,
        version,
        form,
        id: forked ? newId() : draft.id,
        revision: forked ? 1 : draft.revision + 1,
        saved: new Date().toISOString(),
      };
      try {
        localStorage.setItem(start + next.id, JSON.stringify(next));
        return { done: true, draft: next, forked };
      } catch (error) {
        return { done: false, full: error instanceof DOMException && error.name === "QuotaExceededError" };
      }
    },

    /**
     * @param {string} id
     * @returns {void}
     */
    remove(id) {
      try {
        localStorage.removeItem(start + id);
      } catch {
        // A browser that lets nothing be read has nothing to remove either.
      }
    },

    /**
     * Tells when another tab has saved this draft.
     *
     * @param {(id: string, revision: number) => void} answer
     * @returns {void}
     */
    watch(answer) {
      addEventListener("storage", (event) => {
        if (!event.key?.startsWith(start)) return;
        const id = event.key.slice(start.length);
        const draft = load(id);
        if (draft) answer(id, draft.revision);
      });
    },
  };
}

/** @returns {string} The id of a new draft. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A draft, if the data are one of this form. Its answers are only data: the page puts them into its own controls, and
 * passes over what it does not ask for.
 *
 * @param {unknown} data
 * @param {string} form
 * @returns {Draft | null}
 */
export function asDraft(data, form) {
  const draft = /** @type {Partial<Draft> | null} */ (typeof data === "object" ? data : null);
  const sound = draft?.format === FORMAT && draft.form === form && draft.answers && typeof draft.answers === "object";
  if (!sound) return null;
  return /** @type {Draft} */ ({ ...draft, id: String(draft.id ?? newId()), revision: Number(draft.revision) || 0, saved: String(draft.saved ?? "") });
}
