/* What the tablet is: its numbering for good, and the desk it speaks for at present. */

import { inWaiting } from "./aside.js";
import { DeskError } from "./errors.js";
import { newSeries } from "./identifiers.js";
import { inReview } from "./queue.js";
import { beginningWith } from "./schema.js";

export class Pairing {
  #store;

  constructor(store) {
    this.#store = store;
  }

  /** The numbering of this store, made once, and what its clock is known to be. */
  installation(crypto) {
    return this.#store.write(async (tables) => {
      const clock = await tables.get("facts", "clock");
      const known = await tables.get("facts", "installation");
      const installation = known ?? { name: "installation", series: newSeries(crypto) };
      if (!known) await tables.put("facts", installation);
      return [installation, clock];
    });
  }

  /** Each event has its own numbers, and gets only its own items. */
  pairWith({ token, configuration }) {
    const { event, desk } = configuration;
    const pairing = { name: "pairing", event: event.slug, token, configuration, revoked: false };
    return this.#store.write(async (tables) => {
      const { series } = await tables.get("facts", "installation");
      const fresh = { event: event.slug, series, lastNumber: 0, day: null, taps: 0, people: 0 };
      const counter = (await tables.get("counters", event.slug)) ?? fresh;
      await tables.put("counters", { ...counter, desk: desk.code });
      await tables.put("facts", pairing);
      if ((await tables.get("facts", "contact"))?.event !== event.slug) {
        await tables.remove("facts", "contact");
      }
      await holdOtherEvents(tables, event.slug);
    });
  }

  /** A newer configuration of the same desk; nothing if the tablet was paired anew meanwhile. */
  configure(token, configuration) {
    return this.#change(token, (pairing) => ({ ...pairing, configuration }));
  }

  revoked(token) {
    return this.#change(token, (pairing) => ({ ...pairing, revoked: true }));
  }

  keepRehearsal(rehearsal) {
    return this.#store.write((tables) => tables.put("facts", { ...rehearsal, name: "rehearsal" }));
  }

  async current() {
    const pairing = await this.#store.read((tables) => tables.get("facts", "pairing"));
    if (!pairing) throw new DeskError("not_paired");
    if (pairing.revoked) throw new DeskError("revoked");
    return pairing;
  }

  #change(token, change) {
    return this.#store.write(async (tables) => {
      const pairing = await tables.get("facts", "pairing");
      if (pairing?.token === token) await tables.put("facts", change(pairing));
    });
  }
}

async function holdOtherEvents(tables, event) {
  for (const item of await tables.all("queue", { index: "state", ...beginningWith("waiting") })) {
    if (item.event !== event) await tables.put("queue", inReview(item, { reason: "other_event" }));
  }
  for (const item of await tables.all("queue", { index: "state", ...beginningWith("review", event) })) {
    if (item.reason === "other_event") await tables.put("queue", inWaiting(item));
  }
}

/** Whether an answer of the server is a configuration that the tablet can work with. */
export const isConfiguration = (value) =>
  typeof value?.event?.slug === "string" && typeof value.desk?.code === "string";
