/* Virtual time. Nothing waits: when all is quiet, the next timer fires. */

const turn = () => new Promise((resolve) => setImmediate(resolve));

export class Time {
  now;
  #timers = new Map();
  #lastId = 0;
  #outside = new Set(); // real work, such as a request to a real server

  constructor(start) {
    this.now = start;
  }

  set(work, milliseconds, owner) {
    this.#lastId += 1;
    this.#timers.set(this.#lastId, { at: this.now + milliseconds, work, owner });
    return this.#lastId;
  }

  clear(id) {
    this.#timers.delete(id);
  }

  clearOf(owner) {
    for (const [id, timer] of this.#timers) if (timer.owner === owner) this.#timers.delete(id);
  }

  /** Timers of somebody who sleeps fire that much later. */
  postpone(owners, milliseconds) {
    for (const timer of this.#timers.values()) {
      if (owners.includes(timer.owner)) timer.at += milliseconds;
    }
  }

  /** Time stands still until this real promise is settled. */
  during(promise) {
    const settled = promise.catch(() => {}).finally(() => this.#outside.delete(settled));
    this.#outside.add(settled);
    return promise;
  }

  async quiet() {
    await turn();
    while (this.#outside.size) {
      await Promise.race(this.#outside);
      await turn();
    }
  }

  async advance(milliseconds) {
    const end = this.now + milliseconds;
    await this.quiet();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      const [id, { at, work }] = next;
      this.#timers.delete(id);
      this.now = Math.max(this.now, at);
      work();
      await this.quiet();
    }
    this.now = end;
  }

  /** Advances until it holds; false when it does not within the time given. */
  async until(holds, longest, step = 1000) {
    const end = this.now + longest;
    await this.quiet();
    while (!holds() && this.now < end) await this.advance(step);
    return holds();
  }

  #next(end) {
    let first;
    for (const entry of this.#timers) {
      if (entry[1].at <= end && (!first || entry[1].at < first[1].at)) first = entry;
    }
    return first;
  }
}
