/**
 * The things in a plan, phase by phase, each with what is to be written of it.
 */

import { byPhase } from "./plan-document.js";
import { FIELDS, nameOf } from "./plan-format.js";
import { make } from "./search-parts.js";
import { addressOf, fetchItem, KINDS } from "./tool-data.js";
import { button, field, select } from "./tool-controls.js";

/** @typedef {import("./plan-format.js").Plan} Plan */
/** @typedef {import("./plan-format.js").Entry} Entry */
/**
 * @typedef {object} Acts
 * @property {(name: string, field: string, value: string) => void} write
 * @property {(name: string, phase: string) => void} move
 * @property {(entry: Entry) => void} remove
 */

/**
 * @param {Plan} plan
 * @param {import("./tool-data.js").Index} index
 * @param {Acts} acts
 * @returns {HTMLElement[]}
 */
export function drawEntries(plan, index, acts) {
  return byPhase(plan, index).map(([title, entries]) => {
    const question = index.phases.find((phase) => phase.title === title)?.question;
    return make(
      "section",
      { class: "kb-plan__phase" },
      make("h3", {}, title),
      ...(question ? [make("p", { class: "kb-plan__question" }, question)] : []),
      ...entries.map((entry) => drawEntry(entry, index, acts)),
    );
  });
}

/**
 * @param {Entry} entry
 * @param {import("./tool-data.js").Index} index
 * @param {Acts} acts
 * @returns {HTMLElement}
 */
function drawEntry(entry, index, acts) {
  const name = nameOf(entry);
  const id = `plan-${entry.kind}-${entry.id}`;
  const title = make("h4", { class: "kb-plan__title", id }, entry.title);
  const about = make("p", { class: "kb-plan__about" });
  const fields = FIELDS.map(({ name: part, label, rows }) => {
    const { place, control } = field({ id: `${id}-${part}`, label, value: entry[part], rows });
    control.addEventListener("input", () => acts.write(name, part, control.value));
    return place;
  });
  const phases = [...index.phases.map((phase) => ({ value: phase.id, label: phase.title })), { value: "", label: "Gjelder hele arbeidet" }];
  const known = index.phases.some((phase) => phase.id === entry.phase);
  const { place: phase, control } = select({ id: `${id}-phase`, label: "Fase", options: phases, value: known ? entry.phase : "" });
  control.addEventListener("change", () => acts.move(name, control.value));
  const remove = button("Ta ut av planen", () => acts.remove(entry), "link");
  remove.setAttribute("aria-describedby", id);
  void tellMore(entry, title, about);
  return make(
    "article",
    { class: "kb-plan__entry", "aria-labelledby": id, "data-kb-entry": name },
    make("p", {}, make("span", { class: `kb-kind kb-kind--${entry.kind}` }, KINDS.get(entry.kind) ?? "")),
    title,
    about,
    ...(entry.reason ? [make("p", { class: "kb-plan__about" }, `Valgt fordi: ${entry.reason}.`)] : []),
    make("div", { class: "kb-plan__fields" }, ...fields, phase),
    make("p", {}, remove),
  );
}

/**
 * Adds what the bank says of it now: its title with a link, its summary, and what it takes.
 *
 * @param {Entry} entry
 * @param {HTMLElement} title
 * @param {HTMLElement} about
 * @returns {Promise<void>}
 */
async function tellMore(entry, title, about) {
  try {
    const item = await fetchItem(entry.kind, entry.id);
    if (!item) {
      about.textContent = "Finnes ikke lenger i banken. Det dere har skrevet, er her fortsatt.";
      return;
    }
    title.replaceChildren(make("a", { href: addressOf(item.path) }, item.title));
    const facts = item.rows
      .filter((row) => ["Innsats", "Tid", "Enhet", "Arbeid", "Varighet"].includes(row.label) && row.pieces.length)
      .map((row) => `${row.label}: ${row.pieces.map((piece) => piece.words).join(", ")}.`);
    about.textContent = [item.summary, ...facts].join(" ");
  } catch {
    about.textContent = "Fikk ikke tak i det banken sier om dette. Det dere skriver, blir lagret likevel.";
  }
}
