/**
 * A zip archive of a few files, made in the browser. Nothing is packed tighter: texts are short, and pictures are packed
 * already. Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, so that the same files make the same archive. */
const DAY = 0x0021;

/** @type {Uint32Array | undefined} */
let table;

/**
 * @param {Uint8Array} bytes
 * @returns {number} CRC-32.
 */
export function crc32(bytes) {
  table ??= Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}

/**
 * @param {{name: string, bytes: Uint8Array}[]} files
 * @returns {Blob}
 */
export function zip(files) {
  /** @type {Uint8Array[]} */
  const parts = [];
  /** @type {Uint8Array[]} */
  const directory = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name);
    const sum = crc32(bytes);
    const about = [20, FLAGS, 0, 0, DAY];
    const sizes = [sum, bytes.length, bytes.length];
    const head = record(LOCAL, about, sizes, [path.length, 0], []);
    directory.push(record(CENTRAL, [20, ...about], sizes, [path.length, 0, 0, 0, 0], [0, offset]), path);
    parts.push(head, path, bytes);
    offset += head.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = record(END, [0, 0, files.length, files.length], [size, offset], [0], []);
  return new Blob(/** @type {BlobPart[]} */ ([...parts, ...directory, end]), { type: "application/zip" });
}

/**
 * A record of the format: a signature, then 2-byte and 4-byte numbers in turn.
 *
 * @param {number} signature
 * @param {number[]} shorts
 * @param {number[]} longs
 * @param {number[]} moreShorts
 * @param {number[]} moreLongs
 * @returns {Uint8Array}
 */
function record(signature, shorts, longs, moreShorts, moreLongs) {
  const length = 4 + 2 * (shorts.length + moreShorts.length) + 4 * (longs.length + moreLongs.length);
  const view = new DataView(new ArrayBuffer(length));
  let place = 4;
  view.setUint32(0, signature, true);
  /** @type {[number[], number][]} */
  const runs = [
    [shorts, 2],
    [longs, 4],
    [moreShorts, 2],
    [moreLongs, 4],
  ];
  for (const [numbers, width] of runs) {
    for (const number of numbers) {
      if (width === 2) view.setUint16(place, number, true);
      else view.setUint32(place, number, true);
      place += width;
    }
  }
  return new Uint8Array(view.buffer);
}
