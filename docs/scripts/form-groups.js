/**
 * Groups that may be repeated: adds one, takes one away, and lets that be undone.
 */

import { make } from "./search-parts.js";

/** The event that tells of a change other than by typing. */
export const CHANGED = "kb:changed";

/** The event that tells of a new item, so that its controls can be brought to life. */
export const ADDED = "kb:added";

let next = 0;

/**
 * @param {ParentNode} root
 * @param {string} path
 * @returns {HTMLElement[]} The items of a group, in order.
 */
export function itemsOf(root, path) {
  const items = groupAt(root, path)?.querySelectorAll(":scope > [data-kb-items] > [data-kb-item]");
  return /** @type {HTMLElement[]} */ ([...(items ?? [])]);
}

/**
 * Adds an empty item at the end.
 *
 * @param {ParentNode} root
 * @param {string} path
 * @returns {HTMLElement}
 */
export function addItem(root, path) {
  const group = groupAt(root, path);
  const template = group?.querySelector(":scope > template");
  const list = group?.querySelector(":scope > [data-kb-items]");
  if (!(template instanceof HTMLTemplateElement) || !list) throw new Error(`There is no group ${path}`);
  const number = String(next);
  next += 1;
  const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  item.dataset["kbItem"] = number;
  for (const element of [item, ...item.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll("{n}", number);
  }
  list.append(item);
  renumber(list);
  item.dispatchEvent(new CustomEvent(ADDED, { bubbles: true }));
  return item;
}

/**
 * @param {ParentNode} root
 * @param {string} path
 * @returns {void}
 */
export function removeItems(root, path) {
  for (const item of itemsOf(root, path)) item.remove();
  groupAt(root, path)?.querySelector(":scope > [data-kb-items]")?.replaceChildren();
}

/**
 * Brings the buttons of all groups to life.
 *
 * @param {HTMLElement} root
 * @returns {void}
 */
export function prepareGroups(root) {
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const group = button.closest("[data-kb-groups]");
    if (!(group instanceof HTMLElement)) return;
    if (button.hasAttribute("data-kb-add")) {
      const item = addItem(root, group.dataset["kbGroups"] ?? "");
      /** @type {HTMLElement | null} */ (item.querySelector("input, textarea, select"))?.focus();
      changed(group);
    }
    if (button.hasAttribute("data-kb-remove")) takeAway(button);
  });
}

/**
 * Takes an item away, and leaves a way to get it back in its place.
 *
 * @param {HTMLButtonElement} button
 * @returns {void}
 */
function takeAway(button) {
  const item = button.closest("[data-kb-item]");
  const list = item?.parentElement;
  const name = item?.querySelector("legend")?.textContent?.trim() ?? "";
  if (!(item instanceof HTMLElement) || !list) return;
  const undo = make("button", { type: "button", class: "kb-link-button" }, "Angre");
  const notice = make("p", { class: "kb-groups__undo", role: "status" }, `${name} er tatt bort. `, undo);
  item.replaceWith(notice);
  undo.focus();
  undo.addEventListener("click", () => {
    notice.replaceWith(item);
    renumber(list);
    /** @type {HTMLElement | null} */ (item.querySelector("input, textarea, select"))?.focus();
    changed(list);
  });
  renumber(list);
  changed(list);
}

/**
 * @param {Element} list
 * @returns {void}
 */
function renumber(list) {
  for (const [index, item] of [...list.querySelectorAll(":scope > [data-kb-item]")].entries()) {
    for (const shown of item.querySelectorAll("[data-kb-number]")) shown.textContent = String(index + 1);
  }
}

/**
 * @param {Element} element
 * @returns {void}
 */
export function changed(element) {
  element.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true }));
}

/**
 * @param {ParentNode} root
 * @param {string} path
 * @returns {HTMLElement | null}
 */
function groupAt(root, path) {
  return root.querySelector(`[data-kb-groups="${CSS.escape(path)}"]`);
}
