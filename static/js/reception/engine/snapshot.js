/* What the screens show, read from the store after each change, by this tab or by another. */

import { beginningWith } from "./schema.js";

const NOTHING = { pairing: null, counter: null, contact: null, waiting: 0, review: [], aside: 0, journal: [] };

export class Snapshot {
  #store;
  #today;
  #listeners = new Set();
  #data = NOTHING;
  #reading = null;
  #isStale = false;

  constructor({ store, today }) {
    this.#store = store;
    this.#today = today;
  }

  get pairing() {
    return this.#data.pairing;
  }

  get contact() {
    return this.#data.contact;
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell() {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Reads all again, once more if something changed meanwhile. */
  refresh() {
    this.#isStale = true;
    this.#reading ??= this.#readUntilCurrent();
    return this.#reading;
  }

  /** Shows a tap or an undo at once, as the store has it. */
  show({ entry, counter }) {
    this.#isStale = true;
    const others = this.#data.journal.filter(({ id }) => id !== entry.id);
    const journal = [...others, entry].sort((one, other) => one.number - other.number);
    this.#data = { ...this.#data, counter, journal, waiting: this.#data.waiting + 1 };
    this.tell();
  }

  counts() {
    const { counter, waiting, review, aside } = this.#data;
    const { taps = 0, people = 0, byKind = {} } = counter?.day === this.#today() ? counter : {};
    return { taps, people, byKind, waiting, toReview: review.map(shown), aside };
  }

  recentTaps() {
    const todays = this.#data.journal.filter(({ day }) => day === this.#today());
    return todays.reverse().map(({ id, number, kind, headcount, hub, activity, undone }) => ({
      ...{ id, number, kind, headcount, hub, activity, undone },
    }));
  }

  async #readUntilCurrent() {
    try {
      let data;
      do {
        this.#isStale = false;
        data = await this.#store.read(readAll);
      } while (this.#isStale);
      this.#data = data;
    } finally {
      this.#reading = null;
    }
    this.tell();
  }
}

async function readAll(tables) {
  const pairing = (await tables.get("facts", "pairing")) ?? null;
  const event = pairing?.event ?? "";
  const [counter, contact, waiting, review, aside, journal] = await Promise.all([
    tables.get("counters", event),
    tables.get("facts", "contact"),
    tables.count("queue", { index: "state", ...beginningWith("waiting") }),
    tables.all("queue", { index: "state", ...beginningWith("review") }),
    tables.count("queue", { index: "state", ...beginningWith("aside") }),
    tables.all("journal", beginningWith(event)),
  ]);
  return { pairing, counter, contact: contact ?? null, waiting, review, aside, journal };
}

const shown = ({ event, id, number, kind, headcount, checkIn, reason, message, exported = false }) => ({
  ...{ event, id, number, kind, headcount, checkIn, reason, message, exported },
});
