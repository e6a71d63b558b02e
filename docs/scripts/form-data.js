/**
 * What the forms ask the site for: their questions, the long lists, and cases that are to be changed.
 */

const DATA = new URL("../share/", import.meta.url);

/**
 * @param {string} name A file in the folder of the forms' data.
 * @returns {Promise<any>}
 */
export async function fetchData(name) {
  const answer = await fetch(new URL(name, DATA));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
