/* Numbers that look random and come again with the same seed (mulberry32). */

export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  next = () => {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  chance(probability) {
    return this.next() < probability;
  }

  /** A whole number; both ends are possible. */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick(values) {
    return values[Math.floor(this.next() * values.length)];
  }

  /** One of the names, each as often as its weight says. */
  weighted(weights) {
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    let left = this.next() * total;
    for (const [name, weight] of Object.entries(weights)) {
      left -= weight;
      if (left < 0) return name;
    }
    return Object.keys(weights).at(-1);
  }

  /** The part of Web Crypto that the engine uses. */
  get crypto() {
    return {
      getRandomValues: (bytes) => {
        for (let index = 0; index < bytes.length; index += 1) bytes[index] = this.between(0, 255);
        return bytes;
      },
    };
  }
}
