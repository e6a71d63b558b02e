/**
 * Compares two to four cases side by side. The choice is in the address, so that it can be shared: `?cases=a,b`.
 */

import { CHANGED } from "./form-groups.js";
import { make } from "./search-parts.js";
import { addressOf, fetchCases, fetchIndex, fetchItem, idsOf } from "./tool-data.js";
import { button, combobox, messages } from "./tool-controls.js";

/** @typedef {import("./tool-data.js").Item} Item */
/** @typedef {import("./tool-data.js").Row} Row */

const MOST = 4;
const UNKNOWN = "Ikke dokumentert";

/**
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export async function show(root) {
  const { place, box } = combobox({ label: "Hvilke caser?", help: "Skriv navnet på en case eller en kommune. Velg to til fire caser.", many: true, load: fetchCases });
  const { place: told, tell } = messages();
  const result = make("div", { class: "kb-tool__result" });
  let turn = 0;

  const draw = async () => {
    const asked = idsOf(box.chosen.join(","), 100);
    const ids = asked.slice(0, MOST);
    turn += 1;
    const mine = turn;
    const items = await Promise.all(ids.map((id) => fetchItem("case", id)));
    const { evidence } = await fetchIndex();
    if (mine !== turn) return;
    const found = items.flatMap((item) => item ?? []);
    const missing = ids.filter((_, place) => !items[place]);
    root.classList.toggle("kb-tool--alone", found.length > 0);
    const notes = [
      ...(asked.length > MOST ? [`Du har valgt ${asked.length} caser. Bare de fire første vises.`] : []),
      ...missing.map((id) => `«${id}» finnes ikke i banken, eller ikke lenger.`),
      ...(found.length === 1 ? ["Velg én case til å sammenligne med."] : []),
    ];
    tell(...(notes.length ? notes.map((note) => make("p", {}, note)) : []));
    result.replaceChildren(...(found.length ? [table(found, new Map(evidence.map((level) => [level.id, level.label])))] : []));
  };
  const safely = () =>
    draw().catch((error) => {
      console.error(error);
      tell("Fikk ikke tak i casene. Sjekk nettforbindelsen. ", button("Prøv igjen", () => void safely(), "link"));
    });

  const fromAddress = () => {
    box.set(idsOf(new URLSearchParams(location.search).get("cases"), 100));
    return safely();
  };
  root.addEventListener(CHANGED, () => {
    const address = new URL(location.href);
    const ids = box.chosen.filter((id) => idsOf(id, 1).length);
    if (ids.length) address.searchParams.set("cases", ids.join(","));
    else address.searchParams.delete("cases");
    // Commas need no escape, and an address that people share should be readable.
    const readable = address.href.replaceAll("%2C", ",");
    if (readable !== location.href) history.pushState(null, "", readable);
    void safely();
  });
  addEventListener("popstate", () => void fromAddress());
  root.replaceChildren(place, told, result);
  await fromAddress();
}

/**
 * @param {Item[]} items
 * @param {Map<string, string>} levels
 * @returns {HTMLElement}
 */
function table(items, levels) {
  const labels = items[0]?.rows.map((row) => row.label) ?? [];
  const head = make("tr", {}, make("th", { scope: "col" }, "Hva"), ...items.map((item) => make("th", { scope: "col" }, make("a", { href: addressOf(item.path) }, item.title))));
  const rows = labels.map((label) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, label),
      ...items.map((item) => cell(item.rows.find((row) => row.label === label), levels)),
    ),
  );
  // It scrolls in itself on a phone, and must then be reachable by the keyboard.
  return make(
    "div",
    { class: "kb-tool__scroll", tabindex: "0", role: "region", "aria-label": "Casene side om side" },
    make("table", { class: "kb-tool__table" }, make("thead", {}, head), make("tbody", {}, ...rows)),
  );
}

/**
 * @param {Row | undefined} row
 * @param {Map<string, string>} levels
 * @returns {HTMLTableCellElement}
 */
function cell(row, levels) {
  const pieces = row?.pieces ?? [];
  if (!pieces.length) return make("td", { class: "kb-tool__unknown" }, UNKNOWN);
  return make(
    "td",
    {},
    ...pieces.map(({ words, path, evidence }) =>
      make(
        "p",
        {},
        path ? make("a", { href: addressOf(path) }, words) : words,
        ...(evidence ? [" ", make("span", { class: `kb-evidence kb-evidence--${evidence}` }, levels.get(evidence) ?? evidence)] : []),
      ),
    ),
  );
}
