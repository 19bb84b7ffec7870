/* A tablet at reception in one line, for tests that want one thing to happen. */

import { Device } from "./device.mjs";
import { ModelServer } from "./model-server.mjs";
import { Network, responseOf } from "./network.mjs";
import { Random } from "./random.mjs";
import { Time } from "./time.mjs";

export const START = Date.parse("2026-11-23T09:00:00Z");
export const EVENT = "bagnolet";
export const ARRIVAL = { kind: "arrival", headcount: 1 };

export class Venue {
  time = new Time(START);
  random = new Random(7);
  server = new ModelServer(this.time);
  answers = []; // what the network gives instead of the server's answers, one by one
  before = null; // called with each request

  constructor(options) {
    const { time, random } = this;
    this.network = new Network({ time, random, send: (request) => this.#send(request) });
    this.device = new Device({ time, random, network: this.network, ...options });
  }

  /** Another tab of this tablet, open and started. */
  async open(options) {
    const tab = await this.device.open(options);
    await this.time.quiet();
    return tab;
  }

  /** A tablet that speaks for a desk and has reached the server. */
  static async paired(options) {
    const venue = new Venue(options);
    venue.tab = await venue.open();
    await venue.pair();
    await venue.time.advance(1000);
    return venue;
  }

  get desk() {
    return this.tab.desk;
  }

  async pair(event = EVENT, desk = this.desk) {
    await this.during(desk.pair(this.server.newCode(event)));
  }

  /** Lets time pass until this promise is settled. */
  async during(promise) {
    let isSettled = false;
    promise.finally(() => (isSettled = true)).catch(() => {});
    await this.time.until(() => isSettled, 120_000, 50);
    return promise;
  }

  tap(times = 1) {
    return Promise.all(Array.from({ length: times }, () => this.desk.tap(ARRIVAL)));
  }

  queue() {
    return this.device.disk.all("queue");
  }

  /** The bodies of what was sent to be counted, parsed. */
  exchanges() {
    const sent = this.server.requests.filter(({ path }) => path.endsWith("passages"));
    return sent.map(({ body }) => JSON.parse(body));
  }

  batches() {
    return this.exchanges().map(({ items }) => items.map(({ number }) => number));
  }

  async #send(request) {
    this.before?.(request);
    const answer = this.server.handle(request);
    const instead = this.answers.shift();
    return typeof instead === "function" ? instead(answer, request) : { ...answer, ...instead };
  }
}

export { responseOf };
