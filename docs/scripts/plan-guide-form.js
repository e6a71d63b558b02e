/**
 * The guide as a form: four questions, and what they lead to.
 */

import { newEntry } from "./plan-format.js";
import { propose } from "./plan-guide.js";
import { make } from "./search-parts.js";
import { addressOf, fetchData } from "./tool-data.js";
import { boxes, button, select } from "./tool-controls.js";

/** @typedef {import("./plan-guide.js").Guide} Guide */
/** @typedef {import("./plan-guide.js").Proposal} Proposal */

/** @type {Record<string, string>} */
const THE = { method: "metoden", key: "nøkkelen", case: "casen" };

/**
 * @param {import("./tool-data.js").Index} index
 * @param {(entries: import("./plan-format.js").Entry[]) => void} take
 * @returns {Promise<HTMLElement>}
 */
export async function guideForm(index, take) {
  const guide = /** @type {Guide} */ (await fetchData("tools/guide.json"));
  const result = make("div", { class: "kb-plan__proposals", "aria-live": "polite" });
  /** @type {Record<string, () => string | string[]>} */
  const answers = {};
  const controls = guide.questions.map((question) => {
    const options = question.options.map((option) => ({ value: option.id, label: option.label }));
    if (question.many) {
      const { place, values } = boxes({ label: question.title, help: question.help, options });
      answers[question.name] = values;
      return place;
    }
    const { place, control } = select({ label: question.title, help: question.help, options: [{ value: "", label: "Vet ikke ennå" }, ...options] });
    answers[question.name] = () => control.value;
    return place;
  });
  const ask = button("Vis forslag", () => {
    const given = /** @type {any} */ (Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, value()])));
    const [closed] = guide.questions.find((question) => question.name === "level")?.options ?? [];
    result.replaceChildren(...shown(propose(given, guide, index), given.level !== "" && given.level === closed?.id, take, result));
  });
  return make("div", { class: "kb-plan__guide" }, ...controls, make("p", {}, ask), result);
}

/**
 * @param {Proposal[]} found
 * @param {boolean} closed Whether residents can change nothing.
 * @param {(entries: import("./plan-format.js").Entry[]) => void} take
 * @param {HTMLElement} result
 * @returns {Node[]}
 */
function shown(found, closed, take, result) {
  const warning = make("p", { class: "kb-form__told" }, "Når innbyggerne bare skal få vite noe, er det ikke samskaping. Finn ut hva som kan åpnes, eller velg en enklere vei.");
  if (!found.length) {
    return [...(closed ? [warning] : []), make("p", {}, "Vi fant ikke noe som passer med svarene. Velg et tema, eller sett av mer tid.")];
  }
  const groups = ["method", "key", "case"].flatMap((kind) => {
    const mine = found.filter((proposal) => proposal.kind === kind);
    return mine.length ? [make("h3", {}, { method: "Metoder", key: "Nøkler", case: "Caser" }[kind] ?? ""), make("ul", { role: "list" }, ...mine.map(line))] : [];
  });
  const add = button("Legg de valgte i planen", () => {
    const chosen = new Set([...result.querySelectorAll("input:checked")].map((input) => /** @type {HTMLInputElement} */ (input).value));
    take(
      found
        .filter((proposal) => chosen.has(`${proposal.kind}/${proposal.id}`))
        .map((proposal) => newEntry({ ...proposal, phase: proposal.phases[0] ?? "", reason: proposal.reasons.join("; ") })),
    );
    result.replaceChildren();
  });
  const told = make("p", { class: "kb-field__help" }, "Planen lagres bare i denne nettleseren, og sendes ikke noe sted.");
  return [...(closed ? [warning] : []), make("h2", {}, "Forslag"), ...groups, make("p", {}, add), told];
}

/**
 * @param {Proposal} proposal
 * @returns {HTMLElement}
 */
function line({ kind, id, title, summary, reasons }) {
  const name = `guide-${kind}-${id}`;
  const input = make("input", { type: "checkbox", id: name, value: `${kind}/${id}`, checked: "", "aria-describedby": `${name}-why` });
  return make(
    "li",
    { class: "kb-choice__option" },
    input,
    make("label", { for: name }, make("strong", {}, title)),
    make("p", { class: "kb-choice__help", id: `${name}-why` }, `${summary} Fordi: ${reasons.join("; ")}. `),
    make("p", { class: "kb-choice__help" }, make("a", { href: addressOf(`${kind}s/${id}/`) }, `Les om ${THE[kind] ?? ""}`)),
  );
}
