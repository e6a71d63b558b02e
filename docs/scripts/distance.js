/**
 * How far places lie from each other.
 */

/** The mean radius of the earth in kilometres (IUGG). */
const RADIUS = 6371;

/**
 * The great-circle distance by the haversine formula: R. W. Sinnott, Virtues of the Haversine, Sky & Telescope 68 (1984).
 *
 * @param {{lat: number, lon: number}} one Degrees.
 * @param {{lat: number, lon: number}} other
 * @returns {number} Kilometres.
 */
export function distance(one, other) {
  const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
  const north = Math.sin(radians(other.lat - one.lat) / 2) ** 2;
  const east = Math.sin(radians(other.lon - one.lon) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(north + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * east));
}
