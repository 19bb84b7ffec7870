/* What this tablet remembers beside its queue. Losing it costs a few taps, never a check-in. */
const KEY = "cite-reception";

export const DEFAULTS = {
  language: "fr",
  sound: true,
  vibration: true,
  awake: true,
  shortcuts: true,
  place: null,
  handRound: null,
};

const read = (storage) => {
  try {
    return JSON.parse(storage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
};

export const openPreferences = (storage) => {
  const values = { ...DEFAULTS, ...read(storage) };
  return {
    get: (name) => values[name],
    set: (name, value) => {
      values[name] = value;
      try {
        storage.setItem(KEY, JSON.stringify(values));
      } catch {
        // Private browsing: the choice holds until the page is closed.
      }
    },
  };
};
