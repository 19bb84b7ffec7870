/* What the server refused, once it was handed over as a file, may be put aside: it stays in the tablet's
   memory and in every later file, and is not sent until somebody takes it back. The same for both tables,
   each function one atomic transaction. To the server it is still something to review. */

import { beginningWith } from "./schema.js";

const inState = (tables, table, state) => tables.all(table, { index: "state", ...beginningWith(state) });

/** To be sent, and in no file yet as far as anybody knows: what the server said of it before is past. */
export const inWaiting = (item) => ({ ...item, state: "waiting", reason: null, message: null, exported: false });

/** These are in a file that was saved. */
export const keepExported = (store, table, ids) =>
  store.write(async (tables) => {
    for (const item of await refusedIn(tables, table)) {
      if (ids.has(item.id)) await tables.put(table, { ...item, exported: true });
    }
  });

/** Those that are in a file, and no other. */
export const putAside = (store, table) =>
  store.write(async (tables) => {
    for (const item of await refusedIn(tables, table)) {
      if (item.exported) await tables.put(table, { ...item, state: "aside", reason: item.reason ?? "other_event" });
    }
  });

/** To be reviewed again, and nothing more: whoever looks at them sends them or not. */
export const takeBack = (store, table) =>
  store.write(async (tables) => {
    for (const item of await inState(tables, table, "aside")) {
      await tables.put(table, { ...item, state: "review" });
    }
  });

/** How many the server has refused of this event, put aside or not. */
export const countRefused = async (tables, table, event) => {
  const count = (state) => tables.count(table, { index: "state", ...beginningWith(state, event) });
  const [review, aside] = await Promise.all([count("review"), count("aside")]);
  return review + aside;
};

/** Filled questionnaires of another event wait without a reason: no server will take them here. */
async function refusedIn(tables, table) {
  const pairing = await tables.get("facts", "pairing");
  const waiting = table === "forms" ? await inState(tables, table, "waiting") : [];
  const elsewhere = waiting.filter(({ event }) => event !== pairing?.event);
  return [...(await inState(tables, table, "review")), ...elsewhere];
}

/** The identifiers of a file, those of other events included. */
export const idsOf = ({ items, others = [] }) =>
  new Set([items, ...others.map((other) => other.items)].flat().map(({ id }) => id));
