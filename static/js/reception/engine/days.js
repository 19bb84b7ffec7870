/* The date at the venue, whatever zone the tablet is set to. */

const formats = new Map();

/** "2026-11-23". A zone that this browser does not know leaves the tablet's own. */
export function dayAt(milliseconds, timeZone) {
  if (!formats.has(timeZone)) formats.set(timeZone, formatFor(timeZone));
  return formats.get(timeZone).format(milliseconds);
}

function formatFor(timeZone) {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" };
  try {
    return new Intl.DateTimeFormat("en-CA", { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-CA", parts);
  }
}
