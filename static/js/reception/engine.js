/* The tablet's engine: counts at once, on this device, and gets it to the server sooner or later. */

import { idsOf } from "./engine/aside.js";
import { Clock } from "./engine/clock.js";
import { dayAt } from "./engine/days.js";
import { DeskError } from "./engine/errors.js";
import { Exchange } from "./engine/exchange.js";
import { exportOf } from "./engine/export.js";
import { HandRound } from "./engine/handround/hand-round.js";
import { normalCode, uuid4 } from "./engine/identifiers.js";
import { isConfiguration, Pairing } from "./engine/pairing.js";
import { Queue } from "./engine/queue.js";
import { Rehearsal } from "./engine/rehearsal.js";
import { Sender } from "./engine/sender.js";
import { Snapshot } from "./engine/snapshot.js";
import { withSurroundings } from "./engine/surroundings.js";
import { openStore } from "./indexeddb-store.js";

const LONGEST_VERSION = 40; // that the server takes

/** What is not given comes from the browser. Rejects with code "storage" where nothing can be kept. */
export async function openDesk({ language = "fr", appVersion = "", ...given } = {}) {
  const parts = { ...withSurroundings(given), appVersion: appVersion.slice(0, LONGEST_VERSION) };
  parts.store ??= await openStore();
  const pairing = new Pairing(parts.store);
  const [{ series }, known] = await pairing.installation(parts.crypto);
  const session = uuid4(parts.crypto);
  const desk = new Desk({
    ...parts,
    series,
    pairing,
    queue: new Queue(parts.store),
    clock: new Clock({ ...parts, session, known }),
    exchange: new Exchange({ ...parts, language }),
  });
  await desk.refresh();
  return desk;
}

/** "unknown_code" and its like are the server's; a portal or a crowd is none of the code's fault. */
const pairingProblem = ({ problem, code }) => (problem === "server" ? (code ?? problem) : problem);

class Desk {
  handRound;
  #parts;
  #snapshot;
  #sender;
  #storageProblem = null;
  #askedVersion = null;

  constructor(parts) {
    this.#parts = parts;
    this.#snapshot = new Snapshot({ store: parts.store, today: () => this.#today() });
    this.#sender = new Sender({
      ...parts,
      onChange: () => this.#snapshot.tell(),
      onStored: () => this.#changed(),
      onAnswer: (...answer) => this.#answered(...answer),
      onError: (error) => this.#troubled(error),
    });
    this.handRound = new HandRound({
      ...parts,
      today: () => this.#today(),
      onChange: () => this.#snapshot.tell(),
      onStored: () => this.#changed(),
      onError: (error) => this.#troubled(error),
    });
    parts.channel?.addEventListener("message", ({ data }) => this.#heard(data));
    parts.watchNetwork?.(() => this.wake());
  }

  state() {
    const { pairing, contact } = this.#snapshot;
    const { problem, sending } = this.#sender.state;
    const revoked = pairing?.revoked ?? false;
    return {
      paired: Boolean(pairing) && !revoked,
      revoked,
      configuration: pairing?.configuration ?? null,
      ...this.#snapshot.counts(),
      lastSync: contact?.lastSync ?? null,
      totals: contact?.totals ?? null,
      missing: contact?.missing ?? 0,
      problem: revoked ? "revoked" : problem === "revoked" ? null : problem,
      sending,
      clockOffsetMs: this.#parts.clock.offset,
      storageProblem: this.#storageProblem,
      handRound: this.handRound.state(),
      appVersion: this.#parts.appVersion,
    };
  }

  recentTaps() {
    return this.#snapshot.recentTaps();
  }

  /** Returns how to stop being told. */
  subscribe(listener) {
    return this.#snapshot.subscribe(listener);
  }

  start() {
    this.#sender.start();
    this.handRound.start();
  }

  stop() {
    this.#sender.stop();
    this.handRound.stop();
  }

  wake() {
    this.#sender.wake();
    this.handRound.wake();
  }

  setLanguage(language) {
    this.#parts.exchange.language = language;
  }

  /** Reads what another tab may have changed. */
  async refresh() {
    try {
      await this.#snapshot.refresh();
      await this.handRound.refresh();
    } catch (error) {
      this.#troubled(error);
    }
  }

  /** Makes this tablet a desk. The code is spent, so a lost answer asks for another one. */
  async pair(code) {
    const { exchange, pairing, crypto, appVersion } = this.#parts;
    const [{ series }] = await pairing.installation(crypto); // another one if somebody cleared the store
    this.#parts.series = series;
    const body = { code: normalCode(code), series, app_version: appVersion };
    const reply = await exchange.post("appairage", body);
    if (!reply.ok) throw new DeskError(pairingProblem(reply), reply);
    const { token, configuration } = reply.answer;
    if (typeof token !== "string" || !isConfiguration(configuration)) throw new DeskError("server");
    await pairing.pairWith({ token, configuration });
    await this.#changed();
    this.wake();
    return configuration;
  }

  /** Resolves when the tap is on the disk; then it will be counted, whatever happens. */
  async tap({ kind, headcount = 1, hub, activity, profile }) {
    const { queue, crypto, clock } = this.#parts;
    const recorded = queue.addCheckIn({
      id: uuid4(crypto),
      seen: this.#snapshot.pairing?.event,
      day: this.#today(),
      stamp: clock.stamp(),
      tap: { kind, headcount, hub, activity, profile },
    });
    const { entry, counter } = await this.#recorded(recorded);
    this.#show({ entry, counter });
    this.#tellTabs();
    return { id: entry.id, number: entry.number };
  }

  /** Appends what cancels a tap. Refused the second time. */
  async undo(checkIn, undoReason = "mistake") {
    const { queue, crypto, clock } = this.#parts;
    const id = uuid4(crypto);
    const facts = { id, checkIn, undoReason, day: this.#today(), stamp: clock.stamp() };
    const { entry, counter, number } = await this.#recorded(queue.addUndo(facts));
    this.#show({ entry, counter });
    this.#changed();
    return { id, number };
  }

  async retry(id) {
    await this.#parts.queue.retry(id);
    await this.#changed();
    this.wake();
  }

  async exportQueue() {
    const { store, clock, now } = this.#parts;
    const event = this.#snapshot.pairing?.event;
    const [items, counters] = await store.read((tables) =>
      Promise.all([tables.all("queue"), tables.all("counters")]),
    );
    return exportOf({ items, counters, event, clock, now });
  }

  /** The file was saved: what it holds of what was refused may be put aside. */
  async handedOver(file) {
    await this.#recorded(this.#parts.queue.keepExported(idsOf(file)));
    await this.#changed();
  }

  /** What was refused and handed over; the rest stays to be reviewed. */
  async putAside() {
    await this.#recorded(this.#parts.queue.putAside());
    await this.#changed();
  }

  async takeBack() {
    await this.#recorded(this.#parts.queue.takeBack());
    await this.#changed();
  }

  async rehearse({ count = 20, onProgress } = {}) {
    const { pairing, crypto } = this.#parts;
    const { token } = await pairing.current();
    const result = await new Rehearsal(this.#parts).run({ token, count, onProgress });
    await pairing.keepRehearsal({ id: uuid4(crypto), ready: result.ready });
    this.#sender.nudge();
    return result;
  }

  /** The day at the venue, by the server's clock as far as it is known. */
  #today() {
    const { clock } = this.#parts;
    const timeZone = this.#snapshot.pairing?.configuration.event.time_zone;
    return dayAt(clock.estimate(), timeZone);
  }

  async #recorded(recording) {
    try {
      const recorded = await recording;
      this.#storageProblem = null;
      return recorded;
    } catch (error) {
      this.#troubled(error);
      throw error;
    }
  }

  /** Without reading the store again: the next tap may follow at once. */
  #show(change) {
    this.#snapshot.show(change);
    this.#sender.nudge();
  }

  /** Only what the store refuses is a lasting problem; another tab's change is read again. */
  #troubled(error) {
    const isStores = !(error instanceof DeskError) || ["storage", "outdated"].includes(error.code);
    if (isStores) this.#storageProblem = error.code ?? "storage";
    else this.refresh();
    this.#snapshot.tell();
  }

  #changed() {
    this.#tellTabs();
    return this.refresh();
  }

  #tellTabs() {
    this.#parts.channel?.postMessage({ kind: "changed" });
  }

  #heard({ kind, measure } = {}) {
    if (kind === "answered") {
      if (measure) this.#parts.clock.heard(measure);
      this.#sender.heard();
      this.handRound.heard();
    }
    this.refresh();
  }

  async #answered(answer, pairing) {
    const { channel, clock } = this.#parts;
    channel?.postMessage({ kind: "answered", measure: clock.toShare() });
    await this.refresh();
    const version = answer.configuration_version;
    const isNews = version !== pairing.configuration.version && version !== this.#askedVersion;
    if (version && isNews) await this.#configure(version, pairing);
  }

  async #configure(version, { token }) {
    const reply = await this.#parts.exchange.get("poste", token);
    if (!reply.ok || !isConfiguration(reply.answer)) return;
    this.#askedVersion = version;
    await this.#parts.pairing.configure(token, reply.answer);
    await this.#changed();
  }
}
