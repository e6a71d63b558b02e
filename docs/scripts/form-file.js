/**
 * A content file from answers: every value a quoted scalar, so that no text can mean anything to YAML. Python does the
 * same in casebank/form/write.py.
 */

/** @typedef {string | Value[] | {[name: string]: Value}} Value */

const LETTERS = new Map(Object.entries({ æ: "ae", ø: "o", å: "a", đ: "d", ŋ: "n", ŧ: "t", ð: "d", þ: "th", ß: "ss" }));
const PICTURE_NAME = 30;
const DANGLING = /(?:-(?:i|pa|for|fra|og|til|med|av))+$/;

/**
 * @param {string} text
 * @returns {string} The text as an id: «Tøyens folkebudsjett» gives `toyens-folkebudsjett`.
 */
export function slug(text) {
  const plain = [...text.toLowerCase()].map((letter) => LETTERS.get(letter) ?? letter).join("");
  return (plain.normalize("NFKD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? []).join("-");
}

/**
 * A file name for something in a place: the place's name, then the title without it, and a number if it is taken.
 *
 * @param {string} place
 * @param {string} title
 * @param {Iterable<string>} taken
 * @param {number} length The longest it may be.
 * @returns {string}
 */
export function identifier(place, title, taken, length) {
  const start = slug(place.split(" (")[0] ?? "");
  const words = start ? slug(title).replace(new RegExp(`(^|-)${start}(?=-|$)`, "g"), "") : slug(title);
  const rest = words.replace(/^-+|-+$/g, "").replace(DANGLING, "");
  const whole = shortened([start, rest].filter(Boolean).join("-") || "ny", length);
  const names = new Set(taken);
  let found = whole;
  for (let number = 2; names.has(found); number += 1) {
    found = `${shortened(whole, length - 1 - String(number).length)}-${number}`;
  }
  return found;
}

/**
 * @param {string} name
 * @param {number} length
 * @returns {string} The name cut between words.
 */
export function shortened(name, length) {
  if (name.length <= length) return name;
  const end = name.lastIndexOf("-", length);
  return end > 0 ? name.slice(0, end) : name.slice(0, length);
}

/**
 * @param {{[name: string]: Value}} data
 * @param {string} body
 * @returns {string} The whole file. What is empty is left out.
 */
export function contentFile(data, body = "") {
  const front = ["---", ...mapping(data, ""), "---", ""].join("\n");
  return body.trim() ? `${front}\n${body.trim()}\n` : front;
}

/**
 * @param {Value | undefined} value
 * @returns {boolean} Whether there is nothing in it, at any depth.
 */
export function isEmpty(value) {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value === "string") return false;
  return Object.values(value).every((part) => isEmpty(part));
}

/**
 * @param {{[name: string]: Value}} data
 * @param {string} indent
 * @returns {string[]}
 */
function mapping(data, indent) {
  return Object.entries(data).flatMap(([name, value]) => {
    if (isEmpty(value)) return [];
    if (typeof value === "string") return [`${indent}${name}: ${JSON.stringify(value)}`];
    const inner = Array.isArray(value) ? sequence(value, `${indent}  `) : mapping(value, `${indent}  `);
    return [`${indent}${name}:`, ...inner];
  });
}

/**
 * @param {Value[]} values
 * @param {string} indent
 * @returns {string[]}
 */
function sequence(values, indent) {
  return values.flatMap((value) => {
    if (isEmpty(value)) return [];
    if (typeof value === "string") return [`${indent}- ${JSON.stringify(value)}`];
    const [first = "", ...rest] = mapping(/** @type {{[name: string]: Value}} */ (value), `${indent}  `);
    return [`${indent}- ${first.trim()}`, ...rest];
  });
}

/**
 * @param {{[name: string]: string}[]} images
 * @param {string} id
 * @returns {{[name: string]: string}[]} The pictures, each with the file it is to lie in.
 */
export function withFiles(images, id) {
  const taken = new Set(images.map((image) => image["file"] ?? ""));
  return images
    .filter((image) => !isEmpty(image))
    .map((image) => {
      if (image["file"]) return image;
      const ending = image["picture"]?.split(".").at(-1) ?? "webp";
      const words = shortened(slug(image["alt"] ?? ""), PICTURE_NAME) || "bilde";
      let file = `media/${id}-${words}.${ending}`;
      for (let number = 2; taken.has(file); number += 1) file = `media/${id}-${words}-${number}.${ending}`;
      taken.add(file);
      return { ...image, file };
    });
}
