/* How long to wait after failures: twice as long each time, up to 30 s, never all tablets at once. */

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

export class Backoff {
  #random;
  #failures = 0;

  constructor(random) {
    this.#random = random;
  }

  get failing() {
    return this.#failures > 0;
  }

  next() {
    const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    return ceiling * (0.5 + this.#random() / 2);
  }

  reset() {
    this.#failures = 0;
  }
}
