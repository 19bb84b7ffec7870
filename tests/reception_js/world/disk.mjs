/* IndexedDB's twin in memory: the same tables, atomic transactions one after the other, and pages that
   die at any moment. What was committed outlives them. */

import { TABLES } from "../../../static/js/reception/engine/schema.js";

const never = () => new Promise(() => {});

/** The order of IndexedDB: numbers, then strings, then arrays. */
function compare(one, other) {
  const [rank, otherRank] = [one, other].map((key) =>
    Array.isArray(key) ? 2 : typeof key === "string" ? 1 : 0,
  );
  if (rank !== otherRank) return rank - otherRank;
  if (rank < 2) return one < other ? -1 : Number(one > other);
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const difference = compare(one[index], other[index]);
    if (difference) return difference;
  }
  return one.length - other.length;
}

/** What a structured clone would give for records; it refuses what IndexedDB would refuse. */
function cloned(value) {
  if (typeof value === "function" || typeof value === "symbol") throw new DOMException("", "DataCloneError");
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(cloned);
  const copy = {};
  for (const name of Object.keys(value)) copy[name] = cloned(value[name]);
  return copy;
}

const keyOf = (path, record) =>
  Array.isArray(path) ? path.map((part) => record[part]) : record[path];

const isKey = (key) =>
  Array.isArray(key) ? key.every(isKey) : typeof key === "string" || typeof key === "number";

export class Disk {
  tables = Object.fromEntries(Object.keys(TABLES).map((name) => [name, new Map()]));
  ledger = []; // each queued item when it first reached the disk
  refusing = null; // an error for whoever writes
  #holder = null;
  #waiting = [];

  /** What one page sees of the disk. */
  open() {
    return new MemoryStore(this);
  }

  all(name) {
    return [...this.tables[name].values()];
  }

  enter(store) {
    return new Promise((resolve) => {
      this.#waiting.push({ store, resolve });
      this.#next();
    });
  }

  leave(store) {
    if (this.#holder !== store) return;
    this.#holder = null;
    this.#next();
  }

  commit(changed) {
    for (const [name, table] of Object.entries(changed)) {
      if (name === "queue") this.#note(table);
      this.tables[name] = table;
    }
  }

  #note(queue) {
    const known = new Set(this.ledger.map(({ id }) => id));
    for (const item of queue.values()) if (!known.has(item.id)) this.ledger.push(item);
  }

  #next() {
    if (this.#holder) return;
    this.#waiting = this.#waiting.filter(({ store }) => !store.isDead);
    const turn = this.#waiting.shift();
    if (!turn) return;
    this.#holder = turn.store;
    turn.resolve();
  }
}

class MemoryStore {
  isDead = false;
  #disk;

  constructor(disk) {
    this.#disk = disk;
  }

  /** The page is gone: what it had not committed never happened. */
  kill() {
    this.isDead = true;
    this.#disk.leave(this);
  }

  read(work) {
    return this.#transact(work, false);
  }

  write(work) {
    return this.#transact(work, true);
  }

  async #transact(work, mayWrite) {
    if (this.isDead) return never();
    await this.#disk.enter(this);
    const tables = new Tables(this, this.#disk, mayWrite);
    try {
      const result = await work(tables);
      await this.tick();
      if (this.isDead) return never();
      if (mayWrite && this.#disk.refusing) throw this.#disk.refusing;
      this.#disk.commit(tables.changed);
      this.#disk.leave(this);
      await this.tick();
      return result;
    } catch (error) {
      this.#disk.leave(this);
      throw error;
    }
  }

  tick() {
    return this.isDead ? never() : Promise.resolve();
  }
}

class Tables {
  changed = {};
  #store;
  #disk;
  #mayWrite;

  constructor(store, disk, mayWrite) {
    this.#store = store;
    this.#disk = disk;
    this.#mayWrite = mayWrite;
  }

  async get(table, key) {
    await this.#store.tick();
    return cloned(this.#rows(table).get(JSON.stringify(key)));
  }

  async put(table, value) {
    const key = keyOf(TABLES[table].key, value);
    if (!isKey(key)) throw new TypeError(`${table}: no key in ${JSON.stringify(value)}`);
    this.#changing(table).set(JSON.stringify(key), cloned(value));
    await this.#store.tick();
  }

  async remove(table, key) {
    this.#changing(table).delete(JSON.stringify(key));
    await this.#store.tick();
  }

  async removeAll(table, range) {
    const rows = this.#changing(table);
    for (const { key } of this.#found(table, range)) rows.delete(JSON.stringify(key));
    await this.#store.tick();
  }

  async all(table, { limit, ...range } = {}) {
    await this.#store.tick();
    return this.#found(table, range).slice(0, limit).map(({ row }) => cloned(row));
  }

  async count(table, range = {}) {
    await this.#store.tick();
    return this.#found(table, range).length;
  }

  #found(table, { index, from, to }) {
    const path = index ? TABLES[table].indexes[index] : TABLES[table].key;
    return [...this.#rows(table).values()]
      .map((row) => ({ row, key: keyOf(path, row) }))
      .filter(({ key }) => isKey(key))
      .filter(({ key }) => from === undefined || (compare(key, from) >= 0 && compare(key, to) <= 0))
      .sort((one, other) => compare(one.key, other.key));
  }

  #rows(table) {
    return this.changed[table] ?? this.#disk.tables[table];
  }

  #changing(table) {
    if (!this.#mayWrite) throw new Error("a read transaction writes");
    this.changed[table] ??= new Map(this.#disk.tables[table]);
    return this.changed[table];
  }
}
