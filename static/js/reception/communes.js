/* Searches 35,000 communes as one types: accents, hyphens and « St » make no difference. Knows no page. */
const MARKS = /\p{Mark}/gu;
const SEPARATORS = /[-'’\s]+/g;
const SHORT_FORMS = [
  [/\bste\b/g, "sainte"],
  [/\bst\b/g, "saint"],
];
export const SHOWN = 8;

export const normalised = (text) => {
  const plain = text
    .toLowerCase()
    .replaceAll("œ", "oe")
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(SEPARATORS, " ")
    .trim();
  return SHORT_FORMS.reduce((name, [short, long]) => name.replace(short, long), plain);
};

export const indexed = (communes) =>
  communes.map(([code, name]) => ({ code, name, key: normalised(name) }));

export const department = (code) => (code.startsWith("97") ? code.slice(0, 3) : code.slice(0, 2));

/* First the names that begin so, then those of which a word does; near before far, short before long. */
const rank = (commune, words, near) => {
  const begins = commune.key.startsWith(words);
  if (!begins && !commune.key.includes(` ${words}`)) return null;
  const isNear = near.has(department(commune.code));
  return (begins ? 0 : 2) + (isNear ? 0 : 1);
};

export const search = (index, text, near = new Set()) => {
  const words = normalised(text);
  if (!words) return [];
  return index
    .map((commune) => ({ commune, rank: rank(commune, words, near) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => a.rank - b.rank || a.commune.key.length - b.commune.key.length)
    .slice(0, SHOWN)
    .map(({ commune }) => commune);
};

/* Asked for once; the service worker keeps it. After a failure the next search asks again. */
export const createDirectory = (address, fetchJson) => {
  let index = null;
  const load = async () => {
    index ??= indexed(await fetchJson(address));
    return index;
  };
  return { load, nameOf: (code) => index?.find((commune) => commune.code === code)?.name ?? code };
};
