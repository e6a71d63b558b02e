/**
 * «Min plan»: starts a plan, keeps it while one writes, and lets it out.
 */

import { drawPaper } from "./plan-export.js";
import { emptyPlan, mergedText, nameOf, newEntry, partOf, withEntries, withPart } from "./plan-format.js";
import { guideForm } from "./plan-guide-form.js";
import { OpenPlan, storedPlans, watchPlans } from "./plan-store.js";
import { drawOthers, drawPlan, drawStart } from "./plan-view.js";
import { make } from "./search-parts.js";
import { fetchIndex, fetchItem, KINDS } from "./tool-data.js";
import { button, messages } from "./tool-controls.js";

/** @typedef {import("./plan-format.js").Plan} Plan */
/** @typedef {import("./plan-format.js").Entry} Entry */

const WAIT = 400;
const TELLING = {
  full: "Ikke lagret. Nettleseren har ikke plass til mer. Planen står her så lenge siden er åpen: hent den som planfil, så er ingenting borte.",
  blocked: "Ikke lagret. Nettleseren lar oss ikke lagre. Planen står her så lenge siden er åpen: hent den som planfil, så er ingenting borte.",
};

export class PlanPage {
  /**
   * @param {HTMLElement} root
   * @param {import("./tool-data.js").Index} index
   * @param {HTMLElement} guide
   */
  constructor(root, index, guide) {
    this.index = index;
    this.open = new OpenPlan(storedPlans()[0]?.id);
    /** @type {Map<string, {name: string, part: string, value: string, base: string}>} What is typed and not yet stored. */
    this.typed = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.messages = messages();
    this.state = make("p", { class: "kb-tool__state", role: "status" });
    this.body = make("div", {});
    this.guide = make("details", { class: "kb-plan__more" }, make("summary", {}, "Få forslag til planen"), guide);
    root.replaceChildren(this.messages.place, this.body, this.guide, make("div", { class: "kb-paper", "data-kb-paper": "" }));
    watchPlans((id) => {
      if (id !== this.open.id) return;
      if (this.open.crossed) this.change((plan) => plan);
      this.store();
      this.draw();
    });
    addEventListener("pagehide", () => this.store());
    addEventListener("beforeprint", () => this.store());
    addEventListener("beforeunload", (event) => {
      if (this.open.unstored) event.preventDefault();
    });
  }

  /** @returns {boolean} Whether there is a plan. */
  get started() {
    return this.open.id !== "";
  }

  /**
   * Makes a change at once.
   *
   * @param {(plan: Plan) => Plan} patch
   * @returns {void}
   */
  change(patch) {
    const before = this.open.id;
    const outcome = this.open.change(patch);
    this.state.classList.toggle("kb-form__told", outcome !== "stored");
    if (outcome !== "stored") {
      this.state.textContent = TELLING[outcome];
    } else {
      this.state.textContent = `Lagret i denne nettleseren ${new Date().toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit" })}`;
      if (before && before !== this.open.id) this.messages.tell("Planen ble endret i en annen fane imens. Det som står her, er nå en egen plan, så ingenting er borte.");
    }
    this.drawPaper();
  }

  /**
   * Notes what is typed; stores it a moment later.
   *
   * @param {string} name Of the entry; empty for the plan itself.
   * @param {string} part
   * @param {string} value
   * @returns {void}
   */
  write(name, part, value) {
    const key = `${name}.${part}`;
    const base = this.typed.get(key)?.base ?? partOf(this.open.seen ?? emptyPlan(), name, part);
    this.typed.set(key, { name, part, value, base });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.store(), WAIT);
  }

  /** Stores what is typed. What another tab has written in the same field meanwhile is kept too, below it. */
  store() {
    clearTimeout(this.timer);
    if (!this.typed.size) return;
    const typed = [...this.typed.values()];
    this.typed.clear();
    let both = false;
    this.change((plan) =>
      typed.reduce((now, { name, part, value, base }) => {
        const there = partOf(now, name, part);
        const clash = there !== base && there !== "" && !value.includes(there);
        both ||= clash;
        return withPart(now, name, part, clash ? mergedText(value, there) : value);
      }, plan),
    );
    if (both) {
      this.messages.tell("Det samme feltet ble endret i en annen fane. Begge tekstene er med.");
      this.draw();
    }
  }

  /**
   * @param {Entry[]} entries
   * @returns {void}
   */
  add(entries) {
    this.store();
    this.change((plan) => withEntries(plan, entries));
    this.draw();
    const count = entries.length;
    this.messages.tell(count ? `${count} tiltak er lagt i planen.` : "Ingenting var valgt.");
  }

  /**
   * @param {Entry} entry
   * @returns {void}
   */
  takeOut(entry) {
    this.store();
    const gone = this.open.now().entries.find((one) => nameOf(one) === nameOf(entry)) ?? entry;
    this.change((plan) => ({ ...plan, entries: plan.entries.filter((one) => nameOf(one) !== nameOf(entry)) }));
    this.draw();
    const undo = button("Angre", () => {
      this.change((plan) => withEntries(plan, [gone]));
      this.draw();
      this.messages.tell("Tiltaket er tilbake.");
    }, "link");
    this.messages.tell(`«${gone.title}» er tatt ut. `, undo);
    undo.focus();
  }

  /**
   * Another plan becomes the one that is shown; the one before stays where it is.
   *
   * @param {Plan} plan
   * @param {string[]} told
   * @returns {void}
   */
  begin(plan, told = []) {
    this.store();
    this.open = new OpenPlan();
    this.messages.tell();
    this.change(() => plan);
    this.draw();
    if (told.length) this.messages.tell(make("ul", {}, ...told.map((line) => make("li", {}, line))));
    this.body.querySelector("input")?.focus();
  }

  /**
   * Shows another plan of this browser.
   *
   * @param {string} id
   * @returns {void}
   */
  show(id) {
    this.store();
    this.open = new OpenPlan(id);
    this.messages.tell();
    // The one that was saved last is the one that the buttons on other pages add to.
    this.change((plan) => plan);
    this.draw();
  }

  /** Takes the plan out of this browser. */
  remove() {
    this.typed.clear();
    this.open.remove();
    this.open = new OpenPlan(storedPlans()[0]?.id);
    this.messages.tell("Planen er slettet fra denne nettleseren.");
    this.draw();
  }

  /** Draws the plan for paper. Without the bank the paper stays as it was; the button that prints tells of it. */
  drawPaper() {
    drawPaper(this.open.now(), this.index).catch((error) => console.error(error));
  }

  /** Draws it all, and leaves the focus where it was. */
  draw() {
    const active = /** @type {HTMLInputElement | null} */ (document.activeElement);
    const place = active?.id && this.body.contains(active) ? { id: active.id, at: active.selectionStart ?? null } : null;
    const plan = this.open.now();
    this.body.replaceChildren(...(this.started ? drawPlan(this, plan) : drawStart(this)), ...drawOthers(this));
    this.guide.open ||= !this.started;
    if (place) {
      const control = /** @type {HTMLInputElement | null} */ (document.getElementById(place.id));
      control?.focus();
      if (control && place.at !== null && "setSelectionRange" in control) control.setSelectionRange(place.at, place.at);
    }
    if (this.started) this.drawPaper();
  }
}

/**
 * What the address brings, from a page whose button could not store: `?add=case:x`.
 *
 * @returns {Promise<Entry | null>}
 */
async function fromAddress() {
  const [kind = "", id = ""] = new URLSearchParams(location.search).get("add")?.split(":") ?? [];
  const item = KINDS.has(kind) ? await fetchItem(kind, id).catch(() => null) : null;
  return item && newEntry({ ...item, phase: item.phases[0] ?? "" });
}

/**
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export async function show(root) {
  const index = await fetchIndex();
  /** @type {PlanPage} */
  let page;
  const guide = await guideForm(index, (entries) => page.add(entries));
  page = new PlanPage(root, index, guide);
  page.draw();
  const brought = await fromAddress();
  if (!brought) return;
  // An address may come from anyone: nothing is put in before the reader says so.
  page.messages.tell(`Vil du legge «${brought.title}» i planen? `, button("Legg i planen", () => page.add([brought])));
}
