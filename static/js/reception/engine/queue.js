/* What was tapped, until the server has confirmed it. Each function is one atomic transaction. */

import { countRefused, inWaiting, keepExported, putAside, takeBack } from "./aside.js";
import { DeskError } from "./errors.js";
import { beginningWith } from "./schema.js";

const LONGEST_JOURNAL = 500;

export class Queue {
  #store;

  constructor(store) {
    this.#store = store;
  }

  /** `seen` is the event that the screen showed: another tab may have paired with another one. */
  addCheckIn({ id, seen, day, stamp, tap }) {
    return this.#store.write(async (tables) => {
      const pairing = await tables.get("facts", "pairing");
      if (!pairing) throw new DeskError("not_paired");
      if (pairing.revoked) throw new DeskError("revoked");
      if (pairing.event !== seen) throw new DeskError("pairing_changed");
      const counter = countedOn(day, await tables.get("counters", pairing.event));
      if (counter.isNewDay) await forgetOtherDays(tables, day);
      const numbered = oneMore(counter, { taps: 1, kind: tap.kind, people: tap.headcount });
      const { event, lastNumber: number } = numbered;
      const { kind, headcount, hub, activity } = tap;
      const entry = { event, number, id, day, kind, headcount, hub, activity, undone: false };
      await Promise.all([
        tables.put("counters", numbered),
        tables.put("queue", queued(numbered, { id, ...tap, ...stamp }, "waiting")),
        tables.put("journal", entry),
        tables.removeAll("journal", { from: [event], to: [event, number - LONGEST_JOURNAL] }),
      ]);
      return { entry, counter: numbered };
    });
  }

  /** A second record that cancels the first. Works for a desk that is no longer paired, too. */
  addUndo({ id, checkIn, undoReason, day, stamp }) {
    return this.#store.write(async (tables) => {
      const [entry] = await tables.all("journal", { index: "id", from: checkIn, to: checkIn });
      if (!entry) throw new DeskError("unknown_tap");
      if (entry.undone) throw new DeskError("already_undone");
      const pairing = await tables.get("facts", "pairing");
      const counter = countedOn(day, await tables.get("counters", entry.event));
      const isTodays = entry.day === day;
      const less = isTodays ? { taps: -1, kind: entry.kind, people: -entry.headcount } : {};
      const numbered = oneMore(counter, less);
      const item = queued(numbered, { id, kind: "undo", checkIn, undoReason, ...stamp }, "waiting");
      const isElsewhere = pairing?.event !== entry.event;
      await Promise.all([
        tables.put("counters", numbered),
        tables.put("queue", isElsewhere ? inReview(item, { reason: "other_event" }) : item),
        tables.put("journal", { ...entry, undone: true }),
      ]);
      if (!isTodays) await forgetOtherDays(tables, day);
      return { entry: { ...entry, undone: true }, number: item.number, counter: numbered };
    });
  }

  /** The next items to send from this number on, with what the server wants to know of the rest. */
  async outgoing({ from, limit }, clock) {
    const taken = await this.#store.read((tables) => take(tables, from, limit));
    if (!taken?.items.some((item) => item.at === null) || !clock.isFresh()) return taken;
    return this.#store.write(async (tables) => {
      const again = await take(tables, from, limit);
      if (!again) return null;
      again.items = again.items.map((item) => settled(item, clock));
      await Promise.all(again.items.map((item) => tables.put("queue", item)));
      return again;
    });
  }

  /** Records a believed answer. Only `created` and `duplicate` let an item leave. */
  answered({ pairing, items, answer, measure, rehearsal }) {
    const byId = new Map(items.map((item) => [item.id, item]));
    const isIn = (result) => result.outcome === "created" || result.outcome === "duplicate";
    const [confirmed, refused] = [answer.results.filter(isIn), answer.results.filter((r) => !isIn(r))];
    return this.#store.write(async (tables) => {
      for (const result of refused) await refuse(tables, byId.get(result.id), result);
      const { event } = pairing;
      await Promise.all(confirmed.map(({ number }) => tables.remove("queue", [event, number])));
      await tables.put("facts", { ...measure, name: "clock" });
      await keepContact(tables, pairing, answer, rehearsal);
      return tables.count("queue", { index: "state", ...beginningWith("waiting", event) });
    });
  }

  /** One item that the server cannot even read. */
  refused(item, reason) {
    return this.#store.write((tables) => refuse(tables, item, { reason }));
  }

  /** Makes what is to be reviewed ready to be sent again: one item, or all of this event's. */
  retry(id) {
    return this.#store.write(async (tables) => {
      const pairing = await tables.get("facts", "pairing");
      const found = id
        ? await tables.all("queue", { index: "id", from: id, to: id })
        : await tables.all("queue", { index: "state", ...beginningWith("review") });
      for (const item of found.filter(({ state }) => state === "review")) {
        if (item.event !== pairing?.event) continue;
        await tables.put("queue", inWaiting(item));
        await tryUndosAgain(tables, item.id);
      }
    });
  }

  keepExported(ids) {
    return keepExported(this.#store, "queue", ids);
  }

  putAside() {
    return putAside(this.#store, "queue");
  }

  takeBack() {
    return takeBack(this.#store, "queue");
  }
}

const countedOn = (day, counter) =>
  counter.day === day ? counter : { ...counter, day, taps: 0, people: 0, byKind: {}, isNewDay: true };

/* People by kind are kept beside the journal, which forgets the oldest taps of a long day. */
const oneMore = ({ isNewDay, ...counter }, { taps = 0, people = 0, kind }) => ({
  ...counter,
  lastNumber: counter.lastNumber + 1,
  taps: counter.taps + taps,
  people: counter.people + people,
  byKind: kind ? { ...counter.byKind, [kind]: (counter.byKind?.[kind] ?? 0) + people } : (counter.byKind ?? {}),
});

const queued = ({ event, series, lastNumber: number }, facts, state) => ({
  event,
  series,
  number,
  ...facts,
  state,
  reason: null,
  message: null,
  attempts: 0,
});

export const inReview = (item, { reason, message }) => ({
  ...item,
  state: "review",
  reason: reason ?? null,
  message: message ?? null,
});

const settled = (item, clock) =>
  item.at === null ? { ...item, at: Math.round(clock.settle(item)), unsettled: null } : item;

async function forgetOtherDays(tables, day) {
  for (const entry of await tables.all("journal")) {
    if (entry.day !== day) await tables.remove("journal", [entry.event, entry.number]);
  }
}

async function take(tables, from, limit) {
  const pairing = await tables.get("facts", "pairing");
  if (!pairing) return null;
  const waiting = { index: "state", ...beginningWith("waiting", pairing.event) };
  const [counter, rehearsal, items, waitingCount, toReview] = await Promise.all([
    tables.get("counters", pairing.event),
    tables.get("facts", "rehearsal"),
    tables.all("queue", { ...waiting, from: ["waiting", pairing.event, from], limit }),
    tables.count("queue", waiting),
    countRefused(tables, "queue", pairing.event),
  ]);
  return { pairing, counter, rehearsal, items, waitingCount, toReview };
}

async function refuse(tables, { event, number }, { outcome, reason, message }) {
  const item = await tables.get("queue", [event, number]);
  if (!item) return;
  const tried = { ...item, attempts: item.attempts + 1 };
  const isEarly = reason === "unknown_check_in" && (await isStillToCome(tables, item));
  const kept = isEarly ? tried : inReview(tried, { reason: reason ?? outcome, message });
  await tables.put("queue", kept);
}

/** The undo overtook its check-in, which will be sent. */
async function isStillToCome(tables, { checkIn }) {
  const [target] = await tables.all("queue", { index: "id", from: checkIn, to: checkIn });
  return target?.state === "waiting";
}

async function tryUndosAgain(tables, checkIn) {
  const undos = await tables.all("queue", { index: "checkIn", from: checkIn, to: checkIn });
  for (const undo of undos) {
    if (undo.state !== "waiting" && undo.reason === "unknown_check_in") {
      await tables.put("queue", inWaiting(undo));
    }
  }
}

async function keepContact(tables, { event, token }, answer, rehearsal) {
  const pairing = await tables.get("facts", "pairing");
  if (pairing?.token !== token) return;
  if (pairing.revoked) await tables.put("facts", { ...pairing, revoked: false });
  const { server_time: lastSync, totals, missing } = answer;
  const contact = { name: "contact", event, lastSync, totals, missing };
  await tables.put("facts", contact);
  const kept = await tables.get("facts", "rehearsal");
  if (rehearsal && kept?.id === rehearsal.id) await tables.remove("facts", "rehearsal");
}
