/* The tablet's memory. A transaction is complete when it is on the disk: `durability: "strict"`. */

import { DeskError } from "./engine/errors.js";
import { TABLES } from "./engine/schema.js";

const BLOCKED_MS = 10_000;

/* One function for each version of the schema, never changed once released: append the next one. */
const create = (database, ...names) => {
  for (const name of names) {
    const { key, indexes = {} } = TABLES[name];
    const table = database.createObjectStore(name, { keyPath: key });
    for (const [index, path] of Object.entries(indexes)) table.createIndex(index, path);
  }
};
const UPGRADES = [
  (database) => create(database, "facts", "counters", "queue", "journal"),
  (database) => create(database, "forms"),
];

/** Rejects with `code`: "storage" (private mode, quota, disk) or "outdated" (a newer version of the
    application has upgraded the store). */
export async function openStore(options) {
  const store = new IndexedDbStore(options);
  await store.read(() => null);
  return store;
}

class IndexedDbStore {
  #indexedDb;
  #name;
  #upgrades;
  #opening = null;

  constructor({
    indexedDB = globalThis.indexedDB,
    name = "cite-ephemere-accueil",
    upgrades = UPGRADES,
  } = {}) {
    this.#indexedDb = indexedDB;
    this.#name = name;
    this.#upgrades = upgrades;
  }

  read(work) {
    return this.#transact("readonly", work);
  }

  write(work) {
    return this.#transact("readwrite", work);
  }

  close() {
    const opening = this.#opening;
    this.#opening = null;
    return opening?.then((database) => database.close());
  }

  async #transact(mode, work) {
    try {
      return await done(await this.#begin(mode), work);
    } catch (error) {
      throw asDeskError(error);
    }
  }

  async #begin(mode) {
    const begin = async () =>
      (await this.#open()).transaction(Object.keys(TABLES), mode, { durability: "strict" });
    try {
      return await begin();
    } catch (error) {
      if (error?.name !== "InvalidStateError") throw error;
      this.#opening = null; // closed under our feet: the system, or an update in another tab
      return begin();
    }
  }

  #open() {
    this.#opening ??= this.#opened().catch((error) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  #opened() {
    return new Promise((resolve, reject) => {
      const request = this.#indexedDb.open(this.#name, this.#upgrades.length);
      let timer;
      request.onupgradeneeded = ({ oldVersion }) => {
        for (const upgrade of this.#upgrades.slice(oldVersion)) {
          upgrade(request.result, request.transaction);
        }
      };
      request.onblocked = () => {
        timer = setTimeout(() => reject(new Error("another tab keeps the store open")), BLOCKED_MS);
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        clearTimeout(timer);
        this.#watch(request.result);
        resolve(request.result);
      };
    });
  }

  /** Steps aside for the update of another tab; what was begun is finished first. */
  #watch(database) {
    const forget = () => {
      this.#opening = null;
    };
    database.onversionchange = () => {
      database.close();
      forget();
    };
    database.onclose = forget;
  }
}

/** Resolves with what the work gave once the transaction is complete; undone as a whole otherwise. */
function done(transaction, work) {
  return new Promise((resolve, reject) => {
    let result;
    let failure;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(failure ?? transaction.error ?? new Error("aborted"));
    const working = (async () => work(new Tables(transaction)))();
    working.then(
      (value) => {
        result = value;
      },
      (error) => {
        failure = error;
        abort(transaction);
      },
    );
  });
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // a failed request has aborted it already
  }
}

class Tables {
  #transaction;

  constructor(transaction) {
    this.#transaction = transaction;
  }

  get(table, key) {
    return answer(this.#table(table).get(key));
  }

  put(table, value) {
    return answer(this.#table(table).put(value));
  }

  remove(table, key) {
    return answer(this.#table(table).delete(key));
  }

  removeAll(table, { from, to }) {
    return answer(this.#table(table).delete(IDBKeyRange.bound(from, to)));
  }

  /** In the order of the key. `index`, `from`, `to` (both included) and `limit` are optional. */
  all(table, { index, from, to, limit } = {}) {
    return answer(this.#source(table, index).getAll(rangeOf(from, to), limit));
  }

  count(table, { index, from, to } = {}) {
    return answer(this.#source(table, index).count(rangeOf(from, to)));
  }

  #table(name) {
    return this.#transaction.objectStore(name);
  }

  #source(table, index) {
    return index ? this.#table(table).index(index) : this.#table(table);
  }
}

const rangeOf = (from, to) => (from === undefined ? undefined : IDBKeyRange.bound(from, to));

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function asDeskError(error) {
  if (error instanceof DeskError) return error;
  const code = error?.name === "VersionError" ? "outdated" : "storage";
  return new DeskError(code, { cause: error });
}
