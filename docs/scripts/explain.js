/**
 * Explanations in place: a word that leads to the glossary shows what it means, and a link to a key in running text shows
 * its summary, while it has the pointer or the focus, or at the first tap of a finger. Without this they are plain links.
 */

import { make } from "./search-parts.js";

/** @typedef {{folder: string, id: string}} Subject */

/** How long the pointer must rest on a link, and how long it may be away, in milliseconds. */
const REST = 250;
const AWAY = 200;
/** The distance to the link and to the window's edges, in pixels. */
const GAP = 8;

/** Links whose summary stands beside them already. */
const TOLD = ".kb-cards + ul, .kb-results, .kb-chips + ul, .kb-index + ul";

const root = new URL("..", import.meta.url);

/** @type {Map<string, Promise<Record<string, [string, string]>>>} */
const files = new Map();

/**
 * What a link leads to, when that can be explained.
 *
 * @param {EventTarget | null} target
 * @returns {{link: HTMLAnchorElement, subject: Subject} | undefined}
 */
function explained(target) {
  const link = target instanceof Element ? target.closest(".kb-article a") : null;
  if (!(link instanceof HTMLAnchorElement) || link.closest(TOLD) || !link.href.startsWith(root.href)) return undefined;
  const url = new URL(link.href);
  const [folder, id] = url.pathname.slice(root.pathname.length).split("/");
  const subject = folder === "glossary" ? { folder, id: url.hash.slice(1) } : { folder, id };
  const here = location.pathname === url.pathname;
  return subject.id && !here && ["glossary", "keys"].includes(folder) ? { link, subject } : undefined;
}

/**
 * The title and the text of a subject, fetched when somebody first asks for one of its kind.
 *
 * @param {Subject} subject
 * @returns {Promise<[string, string] | undefined>}
 */
async function explanation({ folder, id }) {
  let file = files.get(folder);
  if (!file) {
    file = fetch(new URL(`${folder}/explanations.json`, root)).then((response) => response.json());
    file.catch(() => files.delete(folder));
    files.set(folder, file);
  }
  return (await file)[id];
}

const box = make("div", { class: "kb-explain", role: "tooltip", id: "kb-explain", hidden: "" });
/** @type {HTMLAnchorElement | undefined} The link that is being explained. */
let shown;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {HTMLAnchorElement} link
 * @param {Subject} subject
 * @param {string} [hint] What to do next, when that does not go without saying.
 */
async function show(link, subject, hint) {
  shown = link;
  const found = await explanation(subject).catch(() => undefined);
  if (!found || shown !== link) return;
  const [title, text] = found;
  box.replaceChildren(make("p", { class: "kb-explain__title" }, title), make("p", {}, text));
  if (hint) box.append(make("p", { class: "kb-explain__hint" }, hint));
  if (!box.isConnected) (document.querySelector("main") ?? document.body).append(box);
  box.hidden = false;
  link.setAttribute("aria-describedby", box.id);
  place(link);
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  box.hidden = true;
}

/**
 * Below the link, or above it when there is no room.
 *
 * @param {HTMLAnchorElement} link
 */
function place(link) {
  const rect = link.getClientRects()[0];
  if (!rect) return;
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.max(GAP, Math.min(rect.left, document.documentElement.clientWidth - width - GAP));
  const below = rect.bottom + GAP;
  const top = below + height > innerHeight && rect.top > height + GAP ? rect.top - height - GAP : below;
  box.style.setProperty("left", `${left}px`);
  box.style.setProperty("top", `${top}px`);
}

/** @param {() => void} action @param {number} wait */
function later(action, wait) {
  clearTimeout(timer);
  timer = setTimeout(action, wait);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const found = explained(event.target);
  if (found && found.link !== shown) later(() => void show(found.link, found.subject), REST);
  else if (found || (event.target instanceof Node && box.contains(event.target))) clearTimeout(timer);
  else if (shown && document.activeElement !== shown) later(hide, AWAY);
  else clearTimeout(timer);
});
document.addEventListener("focusin", (event) => {
  const found = explained(event.target);
  // A tap or a click brings the focus too; only that of the keyboard asks for an explanation.
  if (found && found.link.matches(":focus-visible")) void show(found.link, found.subject);
});
document.addEventListener("focusout", (event) => {
  if (event.target === shown) hide();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) hide();
});
document.addEventListener("scroll", () => shown && !box.hidden && place(shown), { passive: true });
document.addEventListener("click", (event) => {
  const found = explained(event.target);
  const byFinger = event instanceof PointerEvent && event.pointerType === "touch";
  if (found && byFinger && found.link !== shown) {
    event.preventDefault();
    hide();
    void show(found.link, found.subject, "Trykk en gang til for å lese mer.");
  } else if (!(event.target instanceof Node && box.contains(event.target))) hide();
});
