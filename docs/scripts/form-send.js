/**
 * The ways to send: GitHub with the text in the address or on the clipboard, a file, and e-mail. None is a dead end.
 */

import { zip } from "./zip.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-check.js").Form} Form */
/** @typedef {import("./form-answers.js").Made} Made */

/** The longest address that GitHub takes, in bytes, with some room to spare. */
export const LONGEST_ADDRESS = 8000;
/** E-mail programs differ in how much of an address they take. */
const LONGEST_LETTER = 1800;

/**
 * How the text of a file travels to GitHub.
 *
 * @typedef {object} Way
 * @property {string} url
 * @property {boolean} copies Whether the text must be copied first.
 * @property {string} words What the sender must do there.
 */

/**
 * @param {Form} form
 * @param {Made} made
 * @param {string} [edit] The id of the case that is being changed.
 * @returns {Way}
 */
export function githubWay(form, made, edit) {
  const { repository, branch } = form.site;
  const after = "Trykk på den grønne knappen «Commit changes», så på «Propose changes» og til slutt på «Create pull request». Da får redaksjonen beskjed, og du får svar der.";
  if (made.pictures.length) {
    return {
      url: `${repository}/upload/${branch}`,
      copies: false,
      words: `Last ned pakken under «Uten konto», og pakk den ut. Dra mappen «${(made.path.split("/")[0] ?? "")}» inn på siden som åpner seg. Da følger både teksten og bildene med. ${after}`,
    };
  }
  if (edit) {
    return {
      url: `${repository}/edit/${branch}/${made.path}`,
      copies: true,
      words: `Teksten blir kopiert når du trykker. Merk alt i det store feltet på GitHub, og lim inn over. ${after}`,
    };
  }
  const empty = `${repository}/new/${branch}?filename=${encodeURIComponent(made.path)}`;
  const full = `${empty}&value=${encodeURIComponent(made.text)}`;
  if (full.length <= LONGEST_ADDRESS) {
    return { url: full, copies: false, words: `Siden som åpner seg, er ferdig utfylt. ${after}` };
  }
  return {
    url: empty,
    copies: true,
    words: `Teksten er for lang til å følge med av seg selv. Den blir kopiert når du trykker: lim den inn i det store feltet på GitHub. ${after}`,
  };
}

/**
 * A letter as an issue with its form filled in; without the answers when they are too long.
 *
 * @param {Form} form
 * @param {Answers} answers
 * @returns {Way}
 */
export function letterWay(form, answers) {
  const start = `${form.site.repository}/issues/new?template=${form.name}.yml`;
  const filled = Object.entries(answers).map(([name, value]) => `&${name}=${encodeURIComponent(String(value))}`);
  const full = start + filled.join("");
  return full.length <= LONGEST_ADDRESS ? { url: full, copies: false, words: "" } : { url: start, copies: true, words: "" };
}

/**
 * @param {Form} form
 * @param {Answers} answers
 * @returns {string} A letter as plain text.
 */
export function letterText(form, answers) {
  const lines = form.fields.map((field) => `${field.label}\n${String(answers[field.name] ?? "")}`);
  return [form.title, ...lines, form.site.url].join("\n\n");
}

/**
 * @param {Form} form
 * @param {string} subject
 * @param {string} text
 * @returns {string}
 */
export function mailAddress(form, subject, text) {
  const long = encodeURIComponent(text).length > LONGEST_LETTER;
  const body = long ? "Lim inn teksten her (bruk «Kopier teksten» på siden):" : text;
  return `mailto:${form.publisher.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/**
 * What can be downloaded: the file, or an archive of the file and its pictures.
 *
 * @param {Made} made
 * @param {(key: string) => Blob | undefined} pictureOf
 * @returns {Promise<{name: string, blob: Blob}>}
 */
export async function download(made, pictureOf) {
  const text = new TextEncoder().encode(made.text);
  if (!made.pictures.length) return { name: `${made.id}.md`, blob: new Blob([text], { type: "text/markdown" }) };
  const files = [{ name: made.path, bytes: text }];
  for (const { key, file } of made.pictures) {
    const blob = pictureOf(key);
    if (blob) files.push({ name: file, bytes: new Uint8Array(await blob.arrayBuffer()) });
  }
  return { name: `${made.id}.zip`, blob: zip(files) };
}

/**
 * Hands a file to the reader.
 *
 * @param {string} name
 * @param {Blob} blob
 * @returns {void}
 */
export function hand(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} Whether the browser let it be copied.
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
