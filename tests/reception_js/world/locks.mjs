/* Web Locks, as far as the engine uses them: one name, exclusive, given up when the page dies. */

export class Locks {
  #holder = null;
  #waiting = [];

  of(owner) {
    return { request: (_, options, work) => this.#request(owner, options, work) };
  }

  forget(owner) {
    this.#waiting = this.#waiting.filter((waiting) => waiting.owner !== owner);
    if (this.#holder?.owner === owner) this.#release(this.#holder);
  }

  #request(owner, { signal }, work) {
    return new Promise((resolve, reject) => {
      const waiting = { owner, work, resolve, reject };
      signal.addEventListener("abort", () => {
        if (!this.#waiting.includes(waiting)) return;
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        reject(new DOMException("waited too long", "AbortError"));
      });
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  #next() {
    if (this.#holder || !this.#waiting.length) return;
    const turn = this.#waiting.shift();
    this.#holder = turn;
    Promise.resolve()
      .then(() => turn.work())
      .then(turn.resolve, turn.reject)
      .finally(() => this.#release(turn));
  }

  #release(turn) {
    if (this.#holder !== turn) return;
    this.#holder = null;
    this.#next();
  }
}
