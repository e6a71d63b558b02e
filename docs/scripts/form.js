/**
 * A form for contributors: brings the page's own HTML to life. What is asked, and within which limits, comes as data
 * made from the bank's models.
 */

import { fetchData } from "./form-data.js";
import { asked } from "./form-dom.js";
import { Page } from "./form-page.js";
import { make } from "./search-parts.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Form} Form */

/**
 * Answers that the address brings, as a link from another page does: `?themes=eldre&methods=gjestebud`.
 *
 * @param {Form} form
 * @returns {Answers}
 */
function fromAddress(form) {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(
    asked(form)
      .filter((field) => !field.parts && given.has(field.name))
      .map((field) => [field.name, field.many ? given.getAll(field.name) : (given.get(field.name) ?? "")]),
  );
}

/**
 * Opens a case that is to be changed.
 *
 * @param {Page} page
 * @param {string} id
 * @returns {Promise<void>}
 */
async function openCase(page, id) {
  const { form, root } = page;
  try {
    const { answers } = await fetchData(`edit/${id}.json`);
    // What the form does not ask for stays as it is; who confirmed the case, and when, is needed to tell of a change.
    const rest = Object.entries(answers).filter(([name]) => !form.asked.includes(name) || name === "confirmed");
    page.setting = { edit: id, rest: Object.fromEntries(rest) };
    page.put(answers);
  } catch {
    const { repository, branch } = form.site;
    const link = make("a", { href: `${repository}/edit/${branch}/${form.folder}/${id}.md` }, "Rett den på GitHub");
    const told = make("p", { class: "kb-form__told" }, "Denne casen kan ikke åpnes i skjemaet. ", link, ", eller skriv den på nytt her.");
    root.querySelector("[data-kb-notice]")?.replaceChildren(told);
    page.put({});
  }
}

/**
 * @param {HTMLFormElement} root
 * @returns {Promise<void>}
 */
async function start(root) {
  const failed = document.querySelector("[data-kb-failed]");
  try {
    const form = /** @type {Form} */ (await fetchData(`${root.dataset["kbForm"]}.json`));
    const page = new Page(root, form);
    const edit = new URLSearchParams(location.search).get("edit");
    page.prepareStart();
    if (!page.drafts?.restore()) {
      if (edit && /^[a-z0-9-]+$/.test(edit)) {
        await openCase(page, edit);
      } else {
        page.put(fromAddress(form));
      }
    }
    root.hidden = false;
    page.refresh();
  } catch (error) {
    root.dataset["kbBroken"] = "";
    if (failed instanceof HTMLElement) failed.hidden = false;
    console.error(error);
  }
}

const root = document.querySelector("form[data-kb-form]");
if (root instanceof HTMLFormElement) void start(root);
