/* Random identifiers. getRandomValues also works where the page is not served over HTTPS. */

const randomBytes = (crypto, count) => crypto.getRandomValues(new Uint8Array(count));

const hexadecimal = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** UUID version 4: nothing in it tells when or where it was made. */
export function uuid4(crypto) {
  const bytes = randomBytes(crypto, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return hexadecimal(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Names the numbering of one store: 128 bits as 22 characters that a URL can hold. */
export function newSeries(crypto) {
  const text = btoa(String.fromCharCode(...randomBytes(crypto, 16)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** A pairing code as people type it: "k7qm-3rtx" is "K7QM3RTX". */
export const normalCode = (typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
