/* One random day of one tablet, and what must be true in the evening. */

import { Device } from "./device.mjs";
import { Network, WEATHER } from "./network.mjs";
import { Random } from "./random.mjs";
import { Time } from "./time.mjs";

const MINUTE = 60_000;
const LATEST_REQUEST_MS = 65_000; // the Wi-Fi delivers none later; then the tablet speaks once more
const REFUSED_HEADCOUNT = 500; // the server takes 200 at most
const EXPECTED_CODES = ["not_paired", "revoked", "pairing_changed", "unknown_tap", "already_undone"];
const AWAY_CODES = ["unreachable", "server", "busy"];
const EXPECTED_CODES_OF_PAIRING = ["unknown_code", "portal", ...AWAY_CODES];

const ACTIONS = {
  tap: 36,
  burst: 4,
  undo: 10,
  undoTwice: 2,
  wait: 14,
  waitLong: 3,
  weather: 9,
  reload: 6,
  openTab: 3,
  closeTab: 2,
  wake: 3,
  retry: 2,
  handOver: 2,
  putAside: 2,
  takeBack: 1,
  jump: 3,
  sleep: 2,
  restart: 2,
  revoke: 1,
  pairAgain: 1,
  pairElsewhere: 1,
};

/** `server`: {events, kinds, send(request), newCode(event, {mustExist}) or null, revoke(), kill?()}. */
export class Schedule {
  confirmed = new Set(); // taps of which the screen showed the success
  undone = new Set();
  moments = new Map(); // tap → true time
  unexpected = [];
  history = [];

  constructor({ seed, server, start, longest = 40 }) {
    this.random = new Random(seed);
    this.seed = seed;
    this.server = server;
    this.time = new Time(start);
    this.events = server.events;
    this.length = this.random.between(8, longest);
    const { time, random } = this;
    this.network = new Network({ time, random: new Random(seed ^ 0x5eed), send: server.send });
    const tabs = { hasLocks: random.chance(0.7), hasChannel: random.chance(0.8) };
    this.device = new Device({ time, random: new Random(seed ^ 0xde51), network: this.network, ...tabs });
    this.weathers = random.pick([["fine"], ["fine", "poor"], ["poor", "storm", "off"], Object.keys(WEATHER)]);
    if (random.chance(0.2)) this.device.jump(random.between(-600, 600) * MINUTE);
  }

  async run() {
    await this.device.open();
    await this.#pair(this.events[0]);
    for (let step = 0; step < this.length; step += 1) {
      const action = this.random.weighted(ACTIONS);
      this.history.push(action);
      if (this.server.kill && step === Math.floor(this.length / 2)) this.#kill();
      await this.#actions[action]();
      await this.time.quiet();
    }
    for (const event of [...this.events].reverse()) await this.#evening(event);
    this.stop();
  }

  stop() {
    for (const tab of [...this.device.tabs]) tab.kill();
  }

  /** What the tablet promised: {event: {taps, undos, people}}, from what reached its disk. */
  get expected() {
    const { ledger } = this.device.disk;
    return this.events.map((event) => {
      const items = ledger.filter((item) => item.event === event);
      const taps = items.filter(({ kind, headcount }) => kind !== "undo" && headcount !== REFUSED_HEADCOUNT);
      const targets = items.filter(({ kind }) => kind === "undo").map(({ checkIn }) => checkIn);
      const undone = taps.filter(({ id }) => targets.includes(id));
      const sum = (rows) => rows.reduce((total, { headcount }) => total + headcount, 0);
      const counted = { taps: taps.length, undos: undone.length, targets };
      return { event, items, ...counted, people: sum(taps) - sum(undone) };
    });
  }

  /** What stays on the tablet: only what the server must refuse. */
  get leftovers() {
    const bad = this.device.disk.ledger.filter(({ headcount }) => headcount === REFUSED_HEADCOUNT);
    const ids = new Set(bad.map(({ id }) => id));
    const queue = this.device.disk.all("queue");
    return queue.filter(({ id, checkIn }) => !ids.has(id) && !ids.has(checkIn));
  }

  #actions = {
    tap: () => this.#tap(),
    burst: async () => {
      for (let count = this.random.between(2, 12); count; count -= 1) await this.#tap();
    },
    undo: () => this.#undo(),
    undoTwice: () => Promise.all([this.#undo(), this.#undo()]),
    wait: () => this.time.advance(this.random.between(0, 3000)),
    waitLong: () => this.time.advance(this.random.between(3000, 6 * MINUTE)),
    weather: () => this.#weather(this.random.pick(this.weathers)),
    reload: () => this.#reload(),
    openTab: () => this.device.open(),
    closeTab: () => this.device.tabs.size > 1 && this.random.pick([...this.device.tabs]).kill(),
    wake: () => this.#tab()?.desk?.wake(),
    retry: () => this.#doing((desk) => desk.retry()),
    handOver: () => this.#doing(async (desk) => desk.handedOver(await desk.exportQueue())),
    putAside: () => this.#doing((desk) => desk.putAside()),
    takeBack: () => this.#doing((desk) => desk.takeBack()),
    jump: () => this.device.jump(this.random.between(-180, 180) * MINUTE),
    sleep: () => this.device.sleep(this.random.between(1000, 90 * MINUTE)),
    restart: () => this.network.restart(),
    revoke: () => this.time.during(Promise.resolve(this.server.revoke())),
    pairAgain: () => this.#pair(this.events[0]),
    pairElsewhere: () => this.#pair(this.random.pick(this.events)),
  };

  /** Somewhere in the middle of what comes next. */
  #kill() {
    this.history.push("kill");
    this.server.kill();
  }

  #weather(name) {
    this.network.weather = WEATHER[name];
  }

  #tab() {
    return this.random.pick([...this.device.tabs]);
  }

  /** A press of a button; sometimes the page dies at whatever await it has reached. */
  async #doing(press, expected = EXPECTED_CODES) {
    const tab = this.#tab();
    if (!tab?.desk) return;
    const done = press(tab.desk).catch((error) => {
      if (!expected.includes(error.code)) this.unexpected.push(error);
    });
    if (this.random.chance(0.08)) return this.#reloadAfterSomeAwaits(tab);
    if (this.random.chance(0.7)) await Promise.race([done, this.time.quiet()]);
  }

  #tap() {
    const { random } = this;
    const [kind, place] = random.pick(this.server.kinds);
    const headcount = random.chance(0.03) ? REFUSED_HEADCOUNT : random.chance(0.1) ? random.between(2, 40) : 1;
    const hasProfile = random.chance(0.3) && kind === "arrival";
    const profile = hasProfile ? { age_band: "18_25", qpv: "unknown" } : undefined;
    const moment = this.time.now;
    return this.#doing(async (desk) => {
      const { id } = await desk.tap({ kind, headcount, ...place, profile });
      this.confirmed.add(id);
      this.moments.set(id, moment);
    });
  }

  #undo() {
    return this.#doing(async (desk) => {
      const taps = desk.recentTaps();
      if (!taps.length) return;
      const { id } = this.random.pick(taps);
      await desk.undo(id, this.random.pick(["mistake", "twice", "test"]));
      this.undone.add(id);
    });
  }

  async #reload() {
    const tab = this.#tab();
    if (this.random.chance(0.5)) return this.#reloadAfterSomeAwaits(tab);
    tab.kill();
    return this.device.open();
  }

  async #reloadAfterSomeAwaits(tab) {
    for (let awaits = this.random.between(0, 40); awaits; awaits -= 1) await null;
    tab.kill();
    await this.device.open();
  }

  /** The code is spent even when its answer is lost: then another one is needed. */
  async #pair(event) {
    await this.time.quiet();
    const code = this.server.newCode(event);
    if (!code) return;
    this.history.push(`pair ${event}`);
    await this.#doing((desk) => desk.pair(code), EXPECTED_CODES_OF_PAIRING);
    await this.time.advance(6000);
  }

  /** The Wi-Fi is mended and the tablet left alone until it has sent all of this event. */
  async #evening(event) {
    this.#weather("fine");
    for (const tab of [...this.device.tabs].slice(1)) if (this.random.chance(0.5)) tab.kill();
    const [tab] = this.device.tabs.size ? [...this.device.tabs] : [await this.device.open()];
    await this.time.quiet();
    const queue = () => this.device.disk.all("queue").filter((item) => item.event === event);
    const isPaired = () => this.#pairing()?.event === event && !this.#pairing().revoked;
    if (!queue().length && !isPaired()) return;
    if (!isPaired()) await this.#pairForSure(tab, event);
    await this.time.until(() => !queue().some(({ state }) => state === "waiting"), 20 * MINUTE);
    await this.#sendWhatWasAside(tab, event);
    await this.time.until(() => !queue().some(({ state }) => state === "waiting"), 20 * MINUTE);
    await this.time.advance(LATEST_REQUEST_MS);
    if (isPaired()) return;
    await this.#pairForSure(tab, event);
    await this.time.until(() => !queue().some(({ state }) => state === "waiting"), 20 * MINUTE);
    await this.time.advance(LATEST_REQUEST_MS);
  }

  /** Nothing leaves by itself; asked for, it all does. */
  async #sendWhatWasAside(tab, event) {
    if (!this.device.disk.all("queue").some((item) => item.event === event && item.state === "aside")) return;
    await this.time.during(tab.desk.takeBack().then(() => tab.desk.retry()));
  }

  #pairing() {
    return this.device.disk.tables.facts.get('"pairing"');
  }

  /** With code after code while the server is away, which another day's kill may cause. */
  async #pairForSure(tab, event) {
    for (let isPaired = false; !isPaired; ) {
      const pairing = tab.desk.pair(this.server.newCode(event, { mustExist: true }));
      const ended = pairing.then(
        () => null,
        (error) => error,
      );
      await this.time.advance(6000);
      const error = await ended;
      if (error && !AWAY_CODES.includes(error.code)) throw error;
      isPaired = !error;
    }
  }
}
