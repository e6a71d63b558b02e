/**
 * Pictures: made smaller here, without what cameras hide in them, and kept with the draft.
 */

const LONGEST_SIDE = 1600;
const DATABASE = "samskapingsbanken";
const STORE = "bilder";

/** @type {Map<string, Blob>} */
const blobs = new Map();

/**
 * Takes a picture that somebody chose: drawn anew, it carries no place, time or name.
 *
 * @param {File} file
 * @param {number} limit The most bytes it may be.
 * @returns {Promise<{key: string} | {problem: string}>}
 */
export async function takePicture(file, limit) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return { problem: "Nettleseren kan ikke lese denne filen som et bilde. Lagre den som JPG eller PNG, og prøv igjen." };
  }
  for (const [side, quality] of /** @type {[number, number][]} */ ([[LONGEST_SIDE, 0.85], [LONGEST_SIDE, 0.7], [1000, 0.7], [640, 0.6]])) {
    const blob = await drawn(bitmap, side, quality);
    if (!blob || blob.size > limit) continue;
    const ending = blob.type === "image/webp" ? "webp" : "jpg";
    const key = `${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}.${ending}`;
    blobs.set(key, blob);
    return { key };
  }
  return { problem: "Bildet lot seg ikke gjøre lite nok. Prøv et annet." };
}

/**
 * @param {ImageBitmap} bitmap
 * @param {number} side The longest side, in pixels.
 * @param {number} quality
 * @returns {Promise<Blob | null>}
 */
async function drawn(bitmap, side, quality) {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const as = (/** @type {string} */ type) => new Promise((done) => canvas.toBlob(done, type, quality));
  const webp = /** @type {Blob | null} */ (await as("image/webp"));
  // A browser that cannot write WebP gives PNG instead, which is heavy for photos.
  return webp?.type === "image/webp" ? webp : /** @type {Blob | null} */ (await as("image/jpeg"));
}

/**
 * @param {string} key
 * @returns {Blob | undefined}
 */
export function pictureOf(key) {
  return blobs.get(key);
}

/**
 * @param {string} key
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<boolean>} Whether there is such a picture; it is then drawn.
 */
export async function drawPicture(key, canvas) {
  const blob = blobs.get(key);
  if (!blob) return false;
  const bitmap = await createImageBitmap(blob);
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  canvas.hidden = false;
  return true;
}

/**
 * Keeps pictures in the browser, with a draft that is kept there.
 *
 * @param {string[]} keys
 * @returns {Promise<boolean>} Whether they could be kept.
 */
export async function keepPictures(keys) {
  const found = keys.flatMap((key) => (blobs.has(key) ? [[key, blobs.get(key)]] : []));
  if (!found.length) return true;
  return run("readwrite", (store) => {
    for (const [key, blob] of found) store.put(blob, /** @type {string} */ (key));
  });
}

/**
 * Fetches kept pictures, so that they can be shown and sent.
 *
 * @param {string[]} keys
 * @returns {Promise<void>}
 */
export async function fetchPictures(keys) {
  if (!keys.length) return;
  /** @type {[string, IDBRequest][]} */
  let asked = [];
  await run("readonly", (store) => {
    asked = keys.map((key) => [key, store.get(key)]);
  });
  for (const [key, request] of asked) {
    if (request.result instanceof Blob) blobs.set(key, request.result);
  }
}

/**
 * @param {string[]} keys
 * @returns {Promise<void>}
 */
export async function forgetPictures(keys) {
  if (!keys.length) return;
  for (const key of keys) blobs.delete(key);
  await run("readwrite", (store) => {
    for (const key of keys) store.delete(key);
  });
}

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => void} act
 * @returns {Promise<boolean>} Whether the browser let it be done.
 */
async function run(mode, act) {
  try {
    const database = await new Promise((done, fail) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    await new Promise((done, fail) => {
      const transaction = database.transaction(STORE, mode);
      transaction.oncomplete = () => done(undefined);
      transaction.onabort = () => fail(transaction.error);
      transaction.onerror = () => fail(transaction.error);
      act(transaction.objectStore(STORE));
    });
    database.close();
    return true;
  } catch {
    return false;
  }
}

/**
 * Pictures as text, for a draft in a file.
 *
 * @param {string[]} keys
 * @returns {Promise<{[key: string]: string}>}
 */
export async function picturesAsText(keys) {
  /** @type {{[key: string]: string}} */
  const texts = {};
  for (const key of keys) {
    const blob = blobs.get(key);
    if (!blob) continue;
    texts[key] = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
      reader.readAsDataURL(blob);
    });
  }
  return texts;
}

/**
 * Takes pictures from a draft in a file. What is no picture is passed over.
 *
 * @param {{[key: string]: unknown}} texts
 * @param {number} limit
 * @returns {Promise<void>}
 */
export async function takePicturesFromText(texts, limit) {
  for (const [key, text] of Object.entries(texts)) {
    if (!/^[0-9a-f]{12}\.(?:webp|jpg)$/.test(key) || typeof text !== "string") continue;
    try {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const blob = new Blob([bytes], { type: key.endsWith("webp") ? "image/webp" : "image/jpeg" });
      if (blob.size > limit) continue;
      await createImageBitmap(blob);
      blobs.set(key, blob);
    } catch {
      // Not a picture: the form asks for it again.
    }
  }
}
