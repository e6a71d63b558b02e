/**
 * The ways out of a plan: Word, Markdown, paper, and a file that a colleague can open; and the way in.
 */

import { shortened, slug } from "./form-file.js";
import { hand } from "./form-send.js";
import { docxOf } from "./docx.js";
import { documentOf } from "./plan-document.js";
import { asFile, nameOf, readFile } from "./plan-format.js";
import { markdownOf } from "./plan-markdown.js";
import { elementsOf } from "./plan-print.js";
import { make } from "./search-parts.js";
import { fetchData, fetchItem } from "./tool-data.js";
import { button, nextId } from "./tool-controls.js";

/** @typedef {import("./plan-format.js").Plan} Plan */

/**
 * @param {Plan} plan
 * @param {import("./tool-data.js").Index} index
 * @returns {Promise<import("./plan-document.js").Block[]>} Fails when the bank does not answer: a paper must not say that
 *   what it cannot fetch is gone.
 */
async function documentNow(plan, index) {
  const found = await Promise.all(plan.entries.map(async (entry) => [nameOf(entry), await fetchItem(entry.kind, entry.id)]));
  const items = /** @type {[string, import("./tool-data.js").Item][]} */ (found.filter(([, item]) => item));
  return documentOf(plan, index, new Map(items), new Date());
}

/**
 * @param {() => Plan} now
 * @param {import("./tool-data.js").Index} index
 * @param {(...parts: (Node | string)[]) => void} tell
 * @returns {HTMLElement}
 */
export function exportButtons(now, index, tell) {
  const name = (/** @type {string} */ ending) => `${shortened(slug(now().title) || "min-plan", 60)}.${ending}`;
  const way = (/** @type {() => Promise<void>} */ act) => () =>
    void act().catch((error) => {
      console.error(error);
      tell("Det gikk ikke. Sjekk nettforbindelsen, og prøv igjen. Planen er ikke rørt.");
    });
  const toWord = way(async () => {
    const template = await fetchData("tools/docx.json");
    hand(name("docx"), docxOf(await documentNow(now(), index), template, new Date()));
  });
  const toMarkdown = way(async () => {
    hand(name("md"), new Blob([markdownOf(await documentNow(now(), index))], { type: "text/markdown" }));
  });
  const toPaper = way(async () => {
    await drawPaper(now(), index);
    print();
  });
  const toFile = () => hand(name("plan.json"), new Blob([asFile(now())], { type: "application/json" }));
  return make(
    "div",
    { class: "kb-tool__row" },
    button("Hent som Word-fil", toWord),
    button("Skriv ut", toPaper, "quiet"),
    button("Hent som Markdown", toMarkdown, "quiet"),
    button("Hent som planfil", toFile, "quiet"),
  );
}

/**
 * Draws the plan for paper, in a place that only shows there.
 *
 * @param {Plan} plan
 * @param {import("./tool-data.js").Index} index
 * @returns {Promise<void>}
 */
export async function drawPaper(plan, index) {
  const paper = document.querySelector("[data-kb-paper]");
  paper?.replaceChildren(...elementsOf(await documentNow(plan, index)));
}

/**
 * A control to open a plan file with.
 *
 * @param {(plan: Plan, left: string[]) => void} open
 * @param {(...parts: (Node | string)[]) => void} tell
 * @returns {HTMLElement}
 */
export function importControl(open, tell) {
  const id = nextId();
  const input = make("input", { type: "file", id, class: "kb-visually-hidden", accept: ".json,application/json" });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) void take(file);
  });
  const take = async (/** @type {File} */ file) => {
    const reading = readFile(await file.text().catch(() => ""));
    if (reading.plan) open(reading.plan, reading.left);
    else tell(`${reading.why} Ingenting er endret.`);
  };
  return make("span", { class: "kb-tool__file" }, input, make("label", { class: "kb-link-button", for: id }, "Åpne en planfil"));
}
