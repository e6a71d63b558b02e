/**
 * On the page of a case, key, method or indicator: takes it along, into the plan, a comparison or a workshop pack.
 * Nothing is stored before the reader has said so.
 */

import { newEntry, nameOf, withEntries } from "./plan-format.js";
import { OpenPlan, storedPlans } from "./plan-store.js";
import { make } from "./search-parts.js";
import { addressOf, fetchItem } from "./tool-data.js";

/** @type {Record<string, (id: string) => [string, string]>} Another tool for each kind: its address and what it is called. */
const OTHERS = {
  case: (id) => [`compare/?cases=${id}`, "Sammenlign med en annen case"],
  key: (id) => [`workshop/?keys=${id}`, "Bruk i en samling"],
  method: (id) => [`workshop/?method=${id}`, "Lag opplegg til en samling"],
};

/**
 * @param {HTMLElement} place
 * @returns {void}
 */
function prepare(place) {
  const { kbKind: kind = "", kbId: id = "" } = place.dataset;
  const title = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? id;
  const status = make("p", { class: "kb-take__status", role: "status" });
  const button = make("button", { type: "button", class: "kb-button kb-button--quiet" }, "Legg i min plan");
  const link = make("a", { class: "kb-take__link", href: addressOf("plan/") }, "Ligger i planen. Åpne den");

  const draw = () => {
    const [newest] = storedPlans();
    const there = newest?.plan.entries.some((entry) => nameOf(entry) === nameOf({ kind, id }));
    const shown = there ? link : button;
    if (!shown.isConnected) (there ? button : link).replaceWith(shown);
  };

  const add = async () => {
    const item = await fetchItem(kind, id).catch(() => null);
    const plan = new OpenPlan(storedPlans()[0]?.id);
    const outcome = plan.change((now) => withEntries(now, [newEntry({ kind, id, title, phase: item?.phases[0] ?? "" })]));
    if (outcome === "stored") {
      draw();
      status.replaceChildren("Lagt i planen.");
      link.focus();
      return;
    }
    const why = outcome === "full" ? "Nettleseren har ikke plass til mer." : "Nettleseren lar oss ikke lagre.";
    const open = make("a", { href: addressOf(`plan/?add=${kind}:${id}`) }, "Åpne planen med denne i");
    status.replaceChildren(`${why} `, open, ". Der kan du hente planen som fil.");
  };

  button.addEventListener("click", () => {
    if (storedPlans().length) {
      void add();
      return;
    }
    const yes = make("button", { type: "button", class: "kb-button" }, "Start en plan");
    const no = make("button", { type: "button", class: "kb-button kb-button--quiet" }, "Ikke nå");
    const ask = make(
      "div",
      { class: "kb-take__ask", role: "group", "aria-label": "Start en plan" },
      make("p", {}, "Planen lagres bare i denne nettleseren, og sendes ikke noe sted. Andre som bruker maskinen, kan lese den."),
      make("p", {}, yes, " ", no),
    );
    const close = () => ask.remove();
    yes.addEventListener("click", () => {
      close();
      void add();
    });
    no.addEventListener("click", () => {
      close();
      button.focus();
    });
    place.querySelector(".kb-take__ask")?.remove();
    place.append(ask);
    yes.focus();
  });

  const other = OTHERS[kind]?.(id);
  place.append(make("p", { class: "kb-take__row" }, button), status);
  if (other) place.firstElementChild?.append(" ", make("a", { class: "kb-take__link", href: addressOf(other[0]) }, other[1]));
  draw();
  addEventListener("storage", draw);
  addEventListener("pageshow", draw);
}

const place = document.querySelector(".kb-take");
if (place instanceof HTMLElement) prepare(place);
