/**
 * Puts a workshop pack together: what is chosen is in the address, and only the sheets come out on paper.
 */

import { CHANGED } from "./form-groups.js";
import { make } from "./search-parts.js";
import { fetchCases, fetchIndex, fetchItem, ID, idsOf } from "./tool-data.js";
import { boxes, button, combobox, messages, section, select } from "./tool-controls.js";
import { sheetsOf } from "./workshop-sheets.js";

const MOST = 40;
const PARTS = [
  { value: "cards", label: "Kort, to på hvert ark" },
  { value: "run", label: "Kjøreplan" },
  { value: "participant", label: "Deltakerark" },
  { value: "canvas", label: "Blankt lerret" },
];

/**
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export async function show(root) {
  const index = await fetchIndex();
  const options = async (/** @type {string} */ kind) =>
    index.items.filter((item) => item.kind === kind).map((item) => ({ value: item.id, label: item.title, help: item.summary }));
  const keys = combobox({ label: "Nøkler", help: "Skriv et ord fra rådet, eller velg i listen.", many: true, load: () => options("key") });
  const cases = combobox({ label: "Caser", help: "Skriv navnet på en case eller en kommune.", many: true, load: fetchCases });
  const methods = select({ label: "Metode", options: [{ value: "", label: "Ingen" }, ...(await options("method"))] });
  const asked = new URLSearchParams(location.search);
  const wanted = asked.has("parts") ? idsOf(asked.get("parts"), PARTS.length) : PARTS.map((part) => part.value);
  const parts = boxes({ label: "Hva vil dere skrive ut?", options: PARTS.map((part) => ({ ...part, checked: wanted.includes(part.value) })) });
  const { place: told, tell } = messages();
  const sheets = make("div", { class: "kb-pack", "aria-label": "Arkene", role: "group" });
  const print = button("Skriv ut", () => sheets.childElementCount && window.print());
  let turn = 0;

  const draw = async () => {
    turn += 1;
    const mine = turn;
    const chosen = [
      ...box(keys.box).map((id) => ({ kind: "key", id })),
      ...box(cases.box).map((id) => ({ kind: "case", id })),
      ...(methods.control.value ? [{ kind: "method", id: methods.control.value }] : []),
    ].slice(0, MOST);
    const items = await Promise.all(chosen.map(({ kind, id }) => fetchItem(kind, id)));
    if (mine !== turn) return;
    const missing = chosen.filter((_, place) => !items[place]).map(({ id }) => make("p", {}, `«${id}» finnes ikke i banken, eller ikke lenger.`));
    const made = sheetsOf(items.flatMap((item) => item ?? []), parts.values(), index);
    tell(...missing, ...(made.length ? [] : [make("p", {}, "Det er ingen ark å skrive ut ennå. Velg nøkler, caser eller en metode, og kryss av for det dere vil ha.")]));
    sheets.replaceChildren(...made);
    sheets.dataset["kbReady"] = String(mine);
  };
  const safely = () =>
    draw().catch((error) => {
      console.error(error);
      tell("Fikk ikke tak i innholdet. Sjekk nettforbindelsen. ", button("Prøv igjen", () => void safely(), "link"));
    });
  const changed = () => {
    const address = new URL(location.href);
    const chosen = { keys: box(keys.box).join(","), cases: box(cases.box).join(","), method: methods.control.value, parts: parts.values().join(",") };
    if (parts.values().length === PARTS.length) chosen.parts = "";
    for (const [name, value] of Object.entries(chosen)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    if (!parts.values().length) address.searchParams.set("parts", "");
    history.replaceState(null, "", address.href.replaceAll("%2C", ","));
    void safely();
  };
  keys.box.set(idsOf(asked.get("keys"), MOST));
  cases.box.set(idsOf(asked.get("cases"), MOST));
  methods.control.value = index.items.some((item) => item.kind === "method" && item.id === asked.get("method")) ? (asked.get("method") ?? "") : "";
  root.addEventListener(CHANGED, changed);
  methods.control.addEventListener("change", changed);
  parts.place.addEventListener("change", changed);
  root.replaceChildren(keys.place, cases.place, methods.place, parts.place, told, section("Arkene", make("p", {}, "Skriv ut i A4, uten å skalere. Adressen til denne siden husker valgene, så den kan deles."), make("p", {}, print), sheets));
  await safely();
}

/**
 * @param {import("./form-combobox.js").Combobox} one
 * @returns {string[]} What is chosen, without what is only typed.
 */
function box(one) {
  return one.chosen.filter((id) => ID.test(id));
}
