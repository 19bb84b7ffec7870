/* What any store of the tablet must do: the tests' memory and, in a browser, IndexedDB. */

import { beginningWith } from "../../../static/js/reception/engine/schema.js";

const item = (event, number, state = "waiting", more = {}) => ({
  ...{ event, number, state, id: `${event}-${number}` },
  ...more,
});

function same(found, wanted) {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(value));
  if (one !== other) throw new Error(`${one} instead of ${other}`);
}

async function rejected(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("was not refused");
}

const numbers = (items) => items.map(({ event, number }) => `${event}${number}`);

export const CONTRACT = {
  "keeps what was put, by key": async (store) => {
    await store.write((tables) => tables.put("facts", { name: "pairing", token: "t" }));
    same(await store.read((tables) => tables.get("facts", "pairing")), { name: "pairing", token: "t" });
    same((await store.read((tables) => tables.get("facts", "none"))) ?? null, null);
    await store.write((tables) => tables.remove("facts", "pairing"));
    same(await store.read((tables) => tables.count("facts")), 0);
  },

  "gives what the work returns, and what it has written itself": async (store) => {
    const seen = await store.write(async (tables) => {
      await tables.put("queue", item("a", 1));
      return (await tables.all("queue")).length;
    });
    same(seen, 1);
  },

  "lists in the order of the key, within bounds and a limit": async (store) => {
    await store.write(async (tables) => {
      for (const number of [10, 2, 33, 1]) await tables.put("queue", item("a", number));
      await tables.put("queue", item("b", 1, "review"));
      await tables.put("queue", item("b", 2));
    });
    const list = (options) => store.read(async (tables) => numbers(await tables.all("queue", options)));
    same(await list(), ["a1", "a2", "a10", "a33", "b1", "b2"]);
    same(await list(beginningWith("b")), ["b1", "b2"]);
    same(await list({ index: "state", ...beginningWith("waiting") }), ["a1", "a2", "a10", "a33", "b2"]);
    same(await list({ index: "state", ...beginningWith("waiting", "a"), limit: 3 }), ["a1", "a2", "a10"]);
    const fromTwo = { ...beginningWith("waiting", "a"), from: ["waiting", "a", 2] };
    same(await list({ index: "state", ...fromTwo }), ["a2", "a10", "a33"]);
    same(await list({ index: "id", from: "b-1", to: "b-1" }), ["b1"]);
    same(await store.read((tables) => tables.count("queue", { index: "state", ...beginningWith("review") })), 1);
  },

  "leaves out of an index what has no such part": async (store) => {
    await store.write(async (tables) => {
      await tables.put("queue", item("a", 1, "waiting", { checkIn: undefined }));
      await tables.put("queue", item("a", 2, "waiting", { checkIn: "a-1" }));
    });
    const found = await store.read((tables) => tables.all("queue", { index: "checkIn" }));
    same(numbers(found), ["a2"]);
  },

  "removes a range": async (store) => {
    await store.write(async (tables) => {
      for (let number = 1; number <= 5; number += 1) await tables.put("journal", item("a", number));
      await tables.removeAll("journal", { from: ["a"], to: ["a", 3] });
      await tables.removeAll("journal", { from: ["a"], to: ["a", -400] });
    });
    same(numbers(await store.read((tables) => tables.all("journal"))), ["a4", "a5"]);
  },

  "undoes all of it when the work fails": async (store) => {
    const failing = store.write(async (tables) => {
      await tables.put("facts", { name: "one" });
      throw Object.assign(new Error("no"), { code: "mine" });
    });
    await rejected(failing);
    same(await store.read((tables) => tables.count("facts")), 0);
  },

  "undoes all of it when a record cannot be kept": async (store) => {
    const failing = store.write(async (tables) => {
      await tables.put("facts", { name: "one" });
      await tables.put("facts", { name: "two", secret: () => {} });
    });
    await rejected(failing);
    same(await store.read((tables) => tables.count("facts")), 0);
  },

  "lets no update get lost among many at once": async (store) => {
    const one = () =>
      store.write(async (tables) => {
        const { lastNumber } = (await tables.get("counters", "a")) ?? { lastNumber: 0 };
        await tables.put("counters", { event: "a", lastNumber: lastNumber + 1 });
        return lastNumber + 1;
      });
    const given = await Promise.all(Array.from({ length: 50 }, one));
    same(new Set(given).size, 50);
    same((await store.read((tables) => tables.get("counters", "a"))).lastNumber, 50);
  },

  "keeps its own copy": async (store) => {
    const record = { name: "profile", reasons: ["vae"] };
    await store.write((tables) => tables.put("facts", record));
    record.reasons.push("other");
    const read = await store.read((tables) => tables.get("facts", "profile"));
    read.reasons.push("third");
    same((await store.read((tables) => tables.get("facts", "profile"))).reasons, ["vae"]);
  },
};
