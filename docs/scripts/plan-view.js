/**
 * What the plan's page shows: how to start, the plan, and the other plans in this browser.
 */

import { drawEntries } from "./plan-entries.js";
import { exportButtons, importControl } from "./plan-export.js";
import { emptyPlan, HEADS, withPart } from "./plan-format.js";
import { storedPlans, unreadablePlans } from "./plan-store.js";
import { make } from "./search-parts.js";
import { button, field, section } from "./tool-controls.js";

/** @typedef {import("./plan-format.js").Plan} Plan */
/** @typedef {import("./plan-page.js").PlanPage} PlanPage */

/**
 * @param {PlanPage} page
 * @returns {HTMLElement[]}
 */
export function drawStart(page) {
  return [
    make("p", {}, "Start med fire spørsmål under, eller med en tom plan. På sidene til nøkler, metoder, caser og indikatorer er det en knapp som legger dem i planen."),
    make("div", { class: "kb-tool__row" }, button("Start en tom plan", () => page.begin(emptyPlan())), opener(page)),
    make("p", { class: "kb-field__help" }, "Planen lagres bare i denne nettleseren, og først når du starter en. Andre som bruker maskinen, kan lese den."),
  ];
}

/**
 * @param {PlanPage} page
 * @param {Plan} plan
 * @returns {HTMLElement[]}
 */
export function drawPlan(page, plan) {
  const heads = HEADS.map(({ name, label, rows }) => {
    const { place, control } = field({ id: `plan-${name}`, label, value: plan[name], rows });
    control.addEventListener("input", () => page.write("", name, control.value));
    return place;
  });
  const entries = drawEntries(plan, page.index, {
    write: (name, part, value) => page.write(name, part, value),
    move: (name, phase) => {
      page.store();
      page.change((now) => withPart(now, name, "phase", phase));
      page.draw();
    },
    remove: (entry) => page.takeOut(entry),
  });
  const now = () => {
    page.store();
    return page.open.now();
  };
  const nothing = make("p", {}, "Planen er tom. Svar på spørsmålene under for å få forslag, eller gå til nøklene, metodene og casene og legg dem i planen.");
  return [
    page.state,
    ...heads,
    section("Tiltak", ...(entries.length ? entries : [nothing])),
    section(
      "Ta med planen videre",
      make("p", {}, "Word-filen er et utkast til saksframlegg, med kilder og datoer. Planfilen kan en kollega åpne her."),
      exportButtons(now, page.index, page.messages.tell),
      make("div", { class: "kb-tool__row" }, opener(page), button("Start en ny plan", () => page.begin(emptyPlan()), "link"), button("Slett planen", () => askToDelete(page), "link")),
    ),
  ];
}

/**
 * @param {PlanPage} page
 * @returns {HTMLElement[]} The other plans in this browser, and what can't be read.
 */
export function drawOthers(page) {
  const others = storedPlans().filter((one) => one.id !== page.open.id);
  const broken = unreadablePlans();
  if (!others.length && !broken.length) return [];
  const lines = others.map(({ id, plan }) => make("li", {}, button(plan.title || "Plan uten navn", () => page.show(id), "link"), ` ${plan.entries.length} tiltak`));
  return [section("Andre planer i denne nettleseren", make("ul", {}, ...lines, ...broken.map((why) => make("li", {}, `${why} Den er ikke rørt.`))))];
}

/**
 * @param {PlanPage} page
 * @returns {HTMLElement}
 */
function opener(page) {
  return importControl((plan, left) => page.begin(plan, left), page.messages.tell);
}

/**
 * @param {PlanPage} page
 * @returns {void}
 */
function askToDelete(page) {
  const yes = button("Ja, slett planen", () => page.remove());
  page.messages.tell("Planen blir borte fra denne nettleseren. ", yes, " ", button("Nei, behold den", () => page.messages.tell(), "link"));
  yes.focus();
}
