/**
 * Finding in a list by what somebody types.
 */

import { slug } from "./form-file.js";

/** @typedef {import("./form-check.js").Option} Option */

/**
 * @param {Option[]} options
 * @param {string} typed
 * @returns {Option | undefined} The option with just this name.
 */
export function named(options, typed) {
  const wanted = slug(typed);
  return options.find((option) => option.value === typed || slug(option.label) === wanted);
}

/**
 * The options that fit a text: those that begin with it first, then those with a word that does, then the rest.
 *
 * @param {Option[]} options
 * @param {string} typed
 * @returns {Option[]}
 */
export function fitting(options, typed) {
  const wanted = slug(typed);
  if (!wanted) return options;
  /** @type {[number, Option][]} */
  const ranked = options.flatMap((option) => {
    const label = slug(option.label);
    const all = `${label}-${slug(option.words ?? "")}-${slug(option.help ?? "")}`;
    if (label.startsWith(wanted)) return [[0, option]];
    if (`-${all}`.includes(`-${wanted}`)) return [[1, option]];
    return all.includes(wanted) ? [[2, option]] : [];
  });
  return ranked.sort(([one], [other]) => one - other).map(([, option]) => option);
}
