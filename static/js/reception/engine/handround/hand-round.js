/* Questionnaires that go from hand to hand: which ones, and getting the filled ones to the server. */

import { idsOf } from "../aside.js";
import { uuid4 } from "../identifiers.js";
import { Sender } from "../sender.js";
import { FORMS } from "./errand.js";
import { formsFile } from "./export.js";
import { Forms } from "./forms.js";
import { coarse } from "./times.js";

const NOTHING = { pairing: null, handRound: null, filled: null, forms: [] };

const isAside = ({ state }) => state === "aside";

const isHandRound = (answer) =>
  typeof answer?.version === "string" && Array.isArray(answer.surveys) && typeof answer.words === "object";

export class HandRound {
  #desk;
  #forms;
  #sender;
  #data = NOTHING;
  #asking = null;
  #isWanted = false; // by the desk
  #isRunning = false;

  /** `desk`: store, clock, exchange, pairing, crypto, now and what the sender needs; today(),
      onChange() when something is to be shown, onStored() when other tabs must read again, onError(). */
  constructor(desk) {
    this.#desk = desk;
    this.#forms = new Forms(desk.store);
    const parts = { ...desk, queue: this.#forms, onAnswer: (...answer) => this.#answered(...answer) };
    this.#sender = new Sender(parts, FORMS);
  }

  state() {
    const { forms, filled, pairing } = this.#data;
    const known = this.#known();
    const isWaiting = ({ state, event }) => state === "waiting" && event === pairing?.event;
    return {
      surveys: this.#surveys(),
      words: known?.words ?? {},
      longestText: known?.longest_text ?? 2000,
      version: known?.version ?? null,
      waiting: forms.filter(isWaiting).length,
      toReview: forms.filter((form) => !isWaiting(form) && !isAside(form)).map((form) => this.#shown(form)),
      aside: forms.filter(isAside).length,
      filledToday: filled?.day === this.#desk.today() ? filled.count : 0,
      problem: this.#sender.state.problem,
    };
  }

  /** By the corrected clock; the server has the last word. */
  phaseOf({ opens_at: opens, closes_at: closes }) {
    const now = this.#desk.clock.estimate();
    if (opens === null || now < Date.parse(opens)) return "later";
    return closes === null || now < Date.parse(closes) ? "open" : "closed";
  }

  /** What must be known of the beginning; kept in memory until it is filled in. */
  begin(survey) {
    return { survey, event: this.#data.pairing?.event, stamp: coarse(this.#desk.clock.stamp()) };
  }

  /** Resolves when it is on the disk; then it will count, whatever happens. */
  async finish({ survey, event, stamp }, { language, activity, answers }) {
    const { crypto, today } = this.#desk;
    const { code, version } = survey;
    const about = survey.audience === "workshop" ? { activity } : {};
    const form = { id: uuid4(crypto), event, survey: code, version, language, ...about, answers, ...stamp };
    await this.#forms.add({ form, day: today() });
    await this.#desk.onStored();
    this.#sender.nudge();
  }

  async retry(id) {
    await this.#forms.retry(id);
    await this.#desk.onStored();
    this.#sender.wake();
  }

  async exportForms() {
    const { clock, now } = this.#desk;
    const { forms, pairing } = await this.#forms.read();
    return formsFile({ forms, event: pairing?.event, clock, now });
  }

  /** The file was saved: what it holds may be put aside. */
  async handedOver(file) {
    await this.#forms.keepExported(idsOf(file));
    await this.#desk.onStored();
  }

  async putAside() {
    await this.#forms.putAside();
    await this.#desk.onStored();
  }

  async takeBack() {
    await this.#forms.takeBack();
    await this.#desk.onStored();
  }

  /** Asks the server which questionnaires this desk may hand round; one question at a time. */
  ask() {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async refresh() {
    this.#data = await this.#forms.read();
    this.#run();
    this.#desk.onChange();
  }

  start() {
    this.#isWanted = true;
    this.#run();
  }

  stop() {
    this.#isWanted = false;
    this.#run();
  }

  wake() {
    this.#sender.wake();
  }

  heard() {
    this.#sender.heard();
  }

  /** A desk that hands nothing round, and keeps nothing, does not trouble the network. */
  #run() {
    const { pairing, forms } = this.#data;
    const isNeeded = this.#isWanted && Boolean(pairing?.configuration.desk.hands_round || forms.length);
    if (isNeeded === this.#isRunning) return;
    this.#isRunning = isNeeded;
    if (isNeeded) this.#sender.start();
    else this.#sender.stop();
  }

  /** Another desk's questionnaires, left from before, are not ours. */
  #known() {
    const { handRound, pairing } = this.#data;
    const isOurs = handRound?.event === pairing?.event && handRound?.desk === pairing?.configuration.desk.code;
    return handRound && isOurs ? handRound : null;
  }

  #surveys() {
    return this.#known()?.surveys ?? [];
  }

  /** Never what was answered. */
  #shown({ id, event, survey, state, reason, message, exported }) {
    const title = this.#surveys().find(({ code }) => code === survey)?.title ?? survey;
    return { id, event, title, reason: state === "waiting" ? "other_event" : reason, message, exported };
  }

  async #answered(answer) {
    await this.refresh();
    const version = answer.questionnaires_version;
    if (version && version !== this.#known()?.version) await this.ask();
  }

  async #ask() {
    const { pairing, exchange, onStored } = this.#desk;
    const current = await pairing.current().catch(() => null);
    if (!current) return false;
    const reply = await exchange.get("questionnaires", current.token);
    if (!reply.ok || !isHandRound(reply.answer)) return false;
    await this.#forms.configure({ token: current.token, handRound: reply.answer });
    await onStored();
    return true;
  }
}
