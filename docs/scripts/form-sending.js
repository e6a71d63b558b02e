/**
 * The last part of a form: what the sender agrees to, and the buttons of each way to send.
 */

import { showError } from "./form-dom.js";
import { pictureOf } from "./form-pictures.js";
import { copy, download, githubWay, hand, letterText, letterWay, mailAddress } from "./form-send.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Form} Form */
/** @typedef {import("./form-answers.js").Made} Made */

/**
 * @param {HTMLFormElement} root
 * @param {Form} form
 * @param {{answers: () => Answers, made: (answers: Answers, taken: string[]) => Made, taken: () => Promise<string[]>, edit: () => string | undefined, arrived: () => void}} page
 * @returns {{open: () => Promise<void>, hide: () => void}}
 */
export function prepareSending(root, form, page) {
  const ways = /** @type {HTMLElement} */ (root.querySelector("[data-kb-ways]"));
  const confirm = /** @type {HTMLElement} */ (root.querySelector("[data-kb-confirm]"));
  const find = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ (ways.querySelector(`[data-kb-${name}]`));
  /** @type {{text: string, copies: boolean, made?: Made}} */
  let ready = { text: "", copies: false };

  const agreed = () => {
    const all = [...confirm.querySelectorAll("input")].every((input) => input.checked);
    showError(confirm, all ? "" : "Kryss av for alle punktene. Kan du ikke det, så vent med å sende.");
    if (!all) /** @type {HTMLElement | null} */ (confirm.querySelector("input:not(:checked)"))?.focus();
    return all;
  };

  const copied = async () => {
    const done = await copy(ready.text);
    const said = find("copied");
    if (said) said.textContent = done ? "Kopiert." : "";
    const byHand = find("by-hand");
    const area = byHand?.querySelector("textarea");
    if (byHand && area) {
      byHand.hidden = done;
      area.value = ready.text;
      if (!done) {
        area.focus();
        area.select();
      }
    }
    return done;
  };

  const sent = () => {
    const arrived = find("arrived");
    if (arrived) arrived.hidden = false;
  };

  find("github")?.addEventListener("click", (event) => {
    sent();
    if (!ready.copies) return;
    event.preventDefault();
    const { href } = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    void copied().then((done) => {
      // When the text must be copied by hand, the page there is opened after that, by the link.
      ready.copies = false;
      if (done) open(href, "_blank", "noopener");
    });
  });
  find("copy")?.addEventListener("click", () => void copied());
  find("mail")?.addEventListener("click", sent);
  find("download")?.addEventListener("click", async () => {
    if (!ready.made) return;
    const { name, blob } = await download(ready.made, pictureOf);
    hand(name, blob);
    sent();
  });
  find("arrived-yes")?.addEventListener("click", () => {
    page.arrived();
    const arrived = find("arrived");
    arrived?.replaceChildren(Object.assign(document.createElement("p"), { textContent: "Takk! Utkastet er slettet fra nettleseren." }));
  });
  find("arrived-no")?.addEventListener("click", () => {
    const arrived = find("arrived");
    if (arrived) arrived.hidden = true;
  });

  return {
    hide() {
      ways.hidden = true;
    },
    async open() {
      if (!agreed()) return;
      const answers = page.answers();
      if (form.folder) {
        const made = page.made(answers, await page.taken());
        const way = githubWay(form, made, page.edit());
        ready = { text: made.text, copies: way.copies, made };
        find("github")?.setAttribute("href", way.url);
        find("issue")?.setAttribute("href", `${form.site.repository}/issues/new?template=${form.name}.yml`);
        const words = find("way-words");
        if (words) words.textContent = way.words;
        const file = made.pictures.length ? `${made.id}.zip` : `${made.id}.md`;
        const letter = `Hei!\n\nVed lagt er filen ${file}.\n\nDen er laget på ${form.site.url}share/\n`;
        find("mail")?.setAttribute("href", mailAddress(form, `${form.title}: ${made.id}`, letter));
      } else {
        const way = letterWay(form, answers);
        ready = { text: letterText(form, answers), copies: way.copies };
        find("github")?.setAttribute("href", way.url);
        find("mail")?.setAttribute("href", mailAddress(form, form.title, ready.text));
      }
      ways.hidden = false;
      ways.focus();
    },
  };
}
