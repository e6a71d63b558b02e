/**
 * The part of a picture's group that takes the picture itself.
 */

import { changed, itemsOf } from "./form-groups.js";
import { drawPicture, fetchPictures, pictureOf, takePicture } from "./form-pictures.js";

/** @typedef {import("./form-check.js").Form} Form */

/**
 * @param {HTMLFormElement} root
 * @param {Form} form
 * @returns {void}
 */
export function preparePictures(root, form) {
  root.addEventListener("change", async (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.matches("[data-kb-picture] input[type=file]")) return;
    const item = /** @type {HTMLElement} */ (input.closest("[data-kb-item]"));
    const [file] = input.files ?? [];
    if (!file) return;
    say(item, "Gjør bildet klart …");
    const taken = await takePicture(file, form.limits.picture);
    wrong(item, "problem" in taken ? taken.problem : "");
    if ("key" in taken) {
      item.dataset["kbPictureKey"] = taken.key;
      delete item.dataset["kbPictureFile"];
      await show(item);
      changed(item);
    } else {
      say(item, item.dataset["kbPictureKey"] ? "Det forrige bildet er beholdt." : "");
    }
  });
}

/**
 * Shows the pictures that answers brought with them.
 *
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export async function showPictures(root) {
  const items = itemsOf(root, "images");
  await fetchPictures(items.flatMap((item) => item.dataset["kbPictureKey"] ?? []));
  for (const item of items) await show(item);
}

/**
 * @param {HTMLElement} item
 * @returns {Promise<void>}
 */
async function show(item) {
  const key = item.dataset["kbPictureKey"];
  const canvas = item.querySelector("canvas");
  if (!key || !canvas) {
    const file = item.dataset["kbPictureFile"];
    if (file) say(item, `Bildet ligger i banken fra før: ${file}`);
    return;
  }
  if (await drawPicture(key, canvas)) {
    const size = Math.ceil((pictureOf(key)?.size ?? 0) / 1024);
    say(item, `Bildet er klart (${size} kB). Velg en annen fil for å bytte det.`);
    return;
  }
  delete item.dataset["kbPictureKey"];
  canvas.hidden = true;
  say(item, "Bildet lot seg ikke ta vare på. Velg det på nytt.");
}

/**
 * @param {HTMLElement} item
 * @param {string} text
 * @returns {void}
 */
function say(item, text) {
  const state = item.querySelector("[data-kb-picture-state]");
  if (state) state.textContent = text;
}

/**
 * @param {HTMLElement} item
 * @param {string} text
 * @returns {void}
 */
function wrong(item, text) {
  const shown = item.querySelector("[data-kb-picture] > [data-kb-error]");
  if (!(shown instanceof HTMLElement)) return;
  shown.textContent = text;
  shown.hidden = !text;
}
