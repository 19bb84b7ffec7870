/* A tablet with its clocks and its tabs, each of which runs the real engine. */

import { openDesk } from "../../../static/js/reception/engine.js";
import { Disk } from "./disk.mjs";
import { Locks } from "./locks.mjs";

const never = () => new Promise(() => {});

export class Device {
  disk = new Disk();
  tabs = new Set();
  clockError = 0;
  slept = 0;

  constructor({ time, random, network, hasLocks = true, hasChannel = true }) {
    Object.assign(this, { time, random, network, hasChannel });
    this.locks = hasLocks ? new Locks() : undefined;
  }

  async open(options) {
    const tab = new Tab(this, options);
    this.tabs.add(tab);
    tab.opening = tab.run();
    return tab;
  }

  /** The wall clock is set to something else. */
  jump(milliseconds) {
    this.clockError += milliseconds;
  }

  /** Nothing runs here and the monotonic clock stands still, while time goes on elsewhere. */
  async sleep(milliseconds) {
    this.time.postpone([...this.tabs], milliseconds);
    this.slept += milliseconds;
    await this.time.advance(milliseconds);
  }
}

export class Tab {
  isDead = false;
  desk = null;
  #listeners = [];
  #born;

  constructor(device, options = {}) {
    this.device = device;
    this.options = options;
    this.store = device.disk.open();
    this.#born = device.time.now - device.slept;
  }

  /** Opens the desk; a page that dies meanwhile never gets there. */
  async run() {
    const desk = await openDesk({ ...this.#surroundings(), appVersion: "test", ...this.options });
    if (this.isDead) return never();
    this.desk = desk;
    desk.start();
    return desk;
  }

  /** Closed, reloaded or crashed: whatever it was doing stops here. */
  kill() {
    this.isDead = true;
    this.device.tabs.delete(this);
    this.store.kill();
    this.device.locks?.forget(this);
    this.device.network.forget(this);
    this.device.time.clearOf(this);
  }

  receive(data) {
    for (const listener of this.#listeners) listener({ data });
  }

  #surroundings() {
    const { device } = this;
    const { time } = device;
    return {
      store: this.store,
      fetch: (url, options) => (this.isDead ? never() : device.network.fetch(this, url, options)),
      now: () => time.now + device.clockError,
      monotonic: () => time.now - device.slept - this.#born,
      random: device.random.next,
      crypto: device.random.crypto,
      timers: {
        set: (work, milliseconds) => (this.isDead ? 0 : time.set(work, milliseconds, this)),
        clear: (timer) => time.clear(timer),
      },
      locks: device.locks?.of(this),
      channel: device.hasChannel ? this.#channel() : undefined,
      watchNetwork: undefined,
    };
  }

  #channel() {
    return {
      addEventListener: (_, listener) => this.#listeners.push(listener),
      postMessage: (data) => {
        if (this.isDead) return;
        for (const other of this.device.tabs) {
          if (other !== this) this.device.time.set(() => other.receive(data), 1, other);
        }
      },
    };
  }
}
