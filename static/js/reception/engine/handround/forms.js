/* Filled questionnaires, until the server has confirmed them; then nothing of them stays. Each function
   is one atomic transaction. They have no number, and lie in the order of their random keys. */

import { countRefused, inWaiting, keepExported, putAside, takeBack } from "../aside.js";
import { DeskError } from "../errors.js";
import { beginningWith } from "../schema.js";
import { settled } from "./times.js";

export class Forms {
  #store;

  constructor(store) {
    this.#store = store;
  }

  /** Also while the desk is revoked: whoever answered must not have answered in vain. */
  add({ form, day }) {
    return this.#store.write(async (tables) => {
      if (!(await tables.get("facts", "pairing"))) throw new DeskError("not_paired");
      const known = await tables.get("facts", "filled");
      const count = known?.day === day ? known.count + 1 : 1;
      await tables.put("forms", inWaiting(form));
      await tables.put("facts", { name: "filled", day, count });
    });
  }

  async outgoing({ from, limit }, clock) {
    const taken = await this.#store.read((tables) => take(tables, from, limit));
    if (!taken?.items.some((form) => form.at === null) || !clock.isFresh()) return taken;
    return this.#store.write(async (tables) => {
      const again = await take(tables, from, limit);
      if (!again) return null;
      again.items = again.items.map((form) => settled(form, clock));
      await Promise.all(again.items.map((form) => tables.put("forms", form)));
      return again;
    });
  }

  /** Only `created` and `duplicate` let a questionnaire leave. Gives how many still wait. */
  answered({ pairing, answer, measure }) {
    return this.#store.write(async (tables) => {
      for (const { id, outcome, reason, message } of answer.results) {
        if (outcome === "created" || outcome === "duplicate") await tables.remove("forms", id);
        else await review(tables, id, { reason: reason ?? outcome, message });
      }
      await tables.put("facts", { ...measure, name: "clock" });
      return tables.count("forms", { index: "state", ...beginningWith("waiting", pairing.event) });
    });
  }

  refused({ id }, reason) {
    return this.#store.write((tables) => review(tables, id, { reason }));
  }

  /** One, or all that wait to be reviewed. */
  retry(id) {
    return this.#store.write(async (tables) => {
      const found = id
        ? [await tables.get("forms", id)]
        : await tables.all("forms", { index: "state", ...beginningWith("review") });
      for (const form of found) {
        if (form && form.state !== "aside") await tables.put("forms", inWaiting(form));
      }
    });
  }

  keepExported(ids) {
    return keepExported(this.#store, "forms", ids);
  }

  putAside() {
    return putAside(this.#store, "forms");
  }

  takeBack() {
    return takeBack(this.#store, "forms");
  }

  /** The questionnaires of this desk, as the server gave them. */
  configure({ token, handRound }) {
    return this.#store.write(async (tables) => {
      const pairing = await tables.get("facts", "pairing");
      if (pairing?.token !== token) return;
      const { event, configuration } = pairing;
      await tables.put("facts", { ...handRound, name: "handRound", event, desk: configuration.desk.code });
    });
  }

  read() {
    return this.#store.read(async (tables) => {
      const [pairing, handRound, filled, forms] = await Promise.all([
        tables.get("facts", "pairing"),
        tables.get("facts", "handRound"),
        tables.get("facts", "filled"),
        tables.all("forms"),
      ]);
      return { pairing: pairing ?? null, handRound: handRound ?? null, filled: filled ?? null, forms };
    });
  }
}

async function take(tables, from, limit) {
  const pairing = await tables.get("facts", "pairing");
  if (!pairing) return null;
  const waiting = { index: "state", ...beginningWith("waiting", pairing.event) };
  const [items, waitingCount, reviewCount] = await Promise.all([
    tables.all("forms", { ...waiting, from: ["waiting", pairing.event, from || ""], limit }),
    tables.count("forms", waiting),
    countRefused(tables, "forms", pairing.event),
  ]);
  return { pairing, items, waitingCount, toReview: reviewCount };
}

async function review(tables, id, { reason, message }) {
  const form = await tables.get("forms", id);
  if (!form) return;
  await tables.put("forms", { ...form, state: "review", reason: reason ?? null, message: message ?? null });
}
