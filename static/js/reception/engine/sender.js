/* Sends the queue in the background: one request at a time, in order, until the server has all of it.
   Nothing is given up: an item leaves only when the server says that it has it. */

import { Backoff } from "./backoff.js";
import { CHECK_INS } from "./errands.js";
import { isAnswerTo } from "./exchange.js";
import { inTurn } from "./turns.js";

const SPACING_MS = 400;
const EARLY = "unknown_check_in"; // an undo that waits for its check-in
const REVOKED_MS = 300_000;

export class Sender {
  #desk;
  #errand;
  #backoff;
  #timer;
  #isRunning = false;
  #isBusy = false;
  #isNudged = false; // while busy
  #isWoken = false;
  #nextAt = 0; // when there is something to do; wake() does not wait for it
  #holdUntil = 0; // not before, whatever happens
  #limit;
  #from = 0;
  #state = { problem: null, sending: false };

  /** `errand`: what it carries, check-ins unless told otherwise. `desk`: queue, pairing, exchange, clock, timers, monotonic, random, locks, appVersion and what
      to call: onChange(), onStored(), onAnswer(answer, pairing), onError(error). */
  constructor(desk, errand = CHECK_INS) {
    this.#desk = desk;
    this.#errand = errand;
    this.#limit = errand.largestBatch;
    this.#backoff = new Backoff(desk.random);
  }

  get state() {
    return this.#state;
  }

  start() {
    this.#isRunning = true;
    this.wake();
  }

  stop() {
    this.#isRunning = false;
    this.#desk.timers.clear(this.#timer);
  }

  /** There is something new. Does not hurry a server that fails. */
  nudge() {
    this.#isNudged = true;
    if (!this.#backoff.failing) this.wake();
  }

  /** The network may be back, or somebody looks at the screen. */
  wake() {
    this.#isWoken = true;
    this.#nextAt = this.#desk.monotonic();
    this.#plan();
  }

  /** Another tab reached the server. */
  heard() {
    if (!this.#state.problem) return;
    this.#backoff.reset();
    this.#change({ problem: null });
    this.wake();
  }

  #plan() {
    const { timers, monotonic } = this.#desk;
    timers.clear(this.#timer);
    if (!this.#isRunning || this.#isBusy) return;
    const delay = Math.max(this.#nextAt, this.#holdUntil) - monotonic();
    this.#timer = timers.set(() => this.#run(), Math.max(0, delay));
  }

  async #run() {
    this.#isBusy = true;
    this.#isNudged = false;
    this.#isWoken = false;
    this.#change({ sending: true });
    let next;
    try {
      next = await inTurn(this.#desk, () => this.#exchangeOnce(), this.#errand.lock);
    } catch (error) {
      this.#desk.onError(error);
      next = this.#failed(this.#state);
    }
    this.#isBusy = false;
    const isUrgent = this.#isWoken || (this.#isNudged && !this.#backoff.failing);
    this.#nextAt = this.#desk.monotonic() + (isUrgent ? 0 : next.pause);
    this.#change({ sending: false, problem: next.problem });
    this.#plan();
  }

  async #exchangeOnce() {
    const { queue, clock, monotonic, exchange, appVersion } = this.#desk;
    const errand = this.#errand;
    const taken = await queue.outgoing({ from: this.#from, limit: this.#limit }, clock);
    if (!taken) return { pause: errand.heartbeatMs, problem: null };
    if (!taken.items.length && this.#from) return this.#fromTheStart();
    const sent = clock.read();
    const isSure = clock.isFresh(sent) && taken.items.every((item) => item.at !== null);
    const items = isSure ? taken.items : [];
    this.#holdUntil = monotonic() + SPACING_MS;
    const body = errand.body(taken, items, { sent, clock, appVersion });
    const reply = await exchange.post(errand.path, body, taken.pairing.token);
    if (reply.ok && isAnswerTo(items, reply.answer)) {
      return this.#succeeded({ taken, items, sent, answer: reply.answer });
    }
    return reply.ok ? this.#failed({ problem: "server" }) : this.#refused(reply, taken, items);
  }

  async #succeeded({ taken, items, sent, answer }) {
    const { queue, clock, onAnswer } = this.#desk;
    const measure = clock.measured(sent, answer.clock_offset_ms);
    const { pairing, rehearsal } = taken;
    const left = await queue.answered({ pairing, items, answer, measure, rehearsal });
    this.#limit = Math.min(this.#limit * 2, this.#errand.largestBatch);
    await onAnswer(answer, pairing);
    const hasMoved = !items.length || answer.results.some(({ reason }) => reason !== EARLY);
    if (!hasMoved) {
      this.#from = 0;
      return this.#failed({ problem: null });
    }
    this.#backoff.reset();
    return { pause: left ? 0 : this.#errand.heartbeatMs, problem: null };
  }

  /** The server or something before it answered, but not what was hoped for. Everything stays. */
  async #refused({ problem, status, retryAfter = 0 }, { pairing }, items) {
    const { queue, pairing: pairings, monotonic, onStored } = this.#desk;
    if (problem === "busy") this.#holdUntil = Math.max(this.#holdUntil, monotonic() + retryAfter);
    if (problem === "revoked") {
      await pairings.revoked(pairing.token);
      await onStored();
      return { pause: REVOKED_MS, problem };
    }
    if (status === 413 && items.length === 1) {
      await queue.refused(items[0], "too_large");
      await onStored();
      return { pause: 0, problem: null };
    }
    if (items.length) this.#sendLess(items, problem);
    return status === 413 && items.length ? { pause: 0, problem: null } : this.#failed({ problem });
  }

  /** Smaller batches, which also pass a Wi-Fi that crawls; then around the one item that the server
      cannot digest. */
  #sendLess(items, problem) {
    if (items.length > 1) this.#limit = Math.ceil(items.length / 2);
    else if (problem === "server") this.#from = this.#errand.after(items[0]);
  }

  #fromTheStart() {
    this.#from = 0;
    return { pause: 0, problem: this.#state.problem };
  }

  #failed({ problem }) {
    return { pause: this.#backoff.next(), problem };
  }

  #change(change) {
    const before = this.#state;
    this.#state = { ...before, ...change };
    if (Object.keys(change).some((name) => before[name] !== change[name])) this.#desk.onChange();
  }
}
