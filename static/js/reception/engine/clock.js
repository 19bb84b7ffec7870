/* When a tap happened, although the device's clock may jump and its monotonic clock may sleep.

`offset` is server − wall clock, `epoch` is wall − monotonic clock. A jump of the wall clock by J moves
the epoch by J and the offset by −J; a sleep of S, during which the monotonic clock stood still, moves
only the epoch, by S. So a new offset tells both apart. Rules:

1. While the epoch is what it was when the offset was measured in this page, a tap's server time `at`
   is known at once, and kept for good: sent again later, it says the same.
2. Otherwise the tap keeps its raw facts, and nothing is sent but an empty exchange, which measures.
   Then J = old offset − new offset, and the tap was made before the jump, so under the old offset, when
   its drift fits the jump better than 0 (same page: drift since the tap; else: drift before it is nearer 0).
3. A tap of a page that never measured anything takes the offset known then if that puts it between
   that measurement and now, and the new offset if not.
What is sent is always `at` in the device's clock of that moment. */

const TOLERANCE_MS = 5000;
const SLACK_MS = 60_000;

export class Clock {
  #now;
  #monotonic;
  #session;
  #measure; // {offset, epoch, at, session}

  /** `known` is what another page of this device measured last, if any. */
  constructor({ now, monotonic, session, known }) {
    this.#now = now;
    this.#monotonic = monotonic;
    this.#session = session;
    this.#measure = known ? { ...known, epoch: null } : null;
  }

  read() {
    const wall = this.#now();
    return { wall, epoch: wall - this.#monotonic() };
  }

  /** `sent` is what read() gave when the request left. */
  measured(sent, offset) {
    this.#measure = { offset, epoch: sent.epoch, at: sent.wall + offset, session: this.#session };
    return { offset, at: this.#measure.at };
  }

  /** What the other pages of this device may take over: nothing if the clock has jumped since. */
  toShare() {
    const here = this.read();
    return this.isFresh(here) ? { offset: this.offset, wall: here.wall } : null;
  }

  heard({ offset, wall }) {
    const here = this.read();
    if (Math.abs(here.wall - wall) < TOLERANCE_MS) this.measured(here, offset);
  }

  isFresh(reading = this.read()) {
    const epoch = this.#measure?.epoch ?? null;
    return epoch !== null && Math.abs(reading.epoch - epoch) < TOLERANCE_MS;
  }

  get offset() {
    return this.#measure?.offset ?? null;
  }

  /** The server's time as well as it can be told. */
  estimate() {
    return this.#now() + (this.offset ?? 0);
  }

  /** What a tap keeps: its server time, or what it takes to find it. */
  stamp() {
    const reading = this.read();
    if (this.isFresh(reading)) return { wall: reading.wall, at: reading.wall + this.offset };
    const unsettled = { epoch: reading.epoch, session: this.#session, before: this.#measure };
    return { wall: reading.wall, at: null, unsettled };
  }

  /** The server time of a tap that could not know it, after a measurement. */
  settle({ wall, unsettled: { epoch, session, before } }) {
    if (!before) return wall + this.offset;
    const jump = before.offset - this.offset;
    const samePage = session === this.#session;
    if (before.epoch !== null) {
      const drift = epoch - before.epoch;
      const sleep = samePage ? this.#measure.epoch - before.epoch - jump : 0;
      const early = Math.min(Math.abs(drift), Math.abs(drift - sleep));
      const late = Math.min(Math.abs(drift - jump), Math.abs(drift - jump - sleep));
      return wall + (early <= late ? before.offset : this.offset);
    }
    if (samePage) {
      const drift = this.#measure.epoch - epoch;
      return wall + (Math.abs(drift - jump) < Math.abs(drift) ? before.offset : this.offset);
    }
    return wall + (this.#isPlausible(wall + before.offset, before) ? before.offset : this.offset);
  }

  #isPlausible(at, before) {
    return at >= before.at - SLACK_MS && at <= this.estimate() + SLACK_MS;
  }

  /** A server time as the device's clock would have shown it had it been then what it is now. */
  onDevice(at) {
    return at - (this.offset ?? 0);
  }
}
