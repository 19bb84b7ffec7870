/* The tables of the tablet's store, the same in IndexedDB and in the tests' memory.

facts     by name: what there is one of (installation, pairing, contact, rehearsal)
counters  by event: the numbering, and today's totals of this tablet
queue     by event and number: what the server has not confirmed (waiting, in review, or put aside)
journal   by event and number: today's own taps, so that one can be undone
forms     by random key, so in no order: filled questionnaires that the server has not confirmed */

export const TABLES = {
  facts: { key: "name" },
  counters: { key: "event" },
  queue: {
    key: ["event", "number"],
    indexes: { state: ["state", "event", "number"], id: "id", checkIn: "checkIn" },
  },
  journal: { key: ["event", "number"], indexes: { id: "id" } },
  forms: { key: "id", indexes: { state: ["state", "event", "id"] } },
};

/** All keys that begin with these parts: an array sorts after any string or number. */
export const beginningWith = (...parts) => ({ from: parts, to: [...parts, []] });
