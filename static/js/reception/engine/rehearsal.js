/* Fake check-ins over the venue's Wi-Fi. They touch neither the queue nor the journal. */

import { DeskError } from "./errors.js";
import { isAnswerTo } from "./exchange.js";
import { uuid4 } from "./identifiers.js";
import { isoTime } from "./wire.js";

const SPACING_MS = 400;
const LARGEST_BATCH = 200;
const READY_MS = 2000;

export class Rehearsal {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  /** Half of them one by one, the rest in one batch. `lost` counts those without a good answer. */
  async run({ token, count, onProgress = () => {} }) {
    const sent = Math.min(Math.max(2, Math.trunc(count)), LARGEST_BATCH);
    const fakes = Array.from({ length: sent }, (_, index) => this.#fake(index + 1));
    const half = Math.ceil(sent / 2);
    const batches = [...fakes.slice(0, half).map((fake) => [fake]), fakes.slice(half)];
    const times = [];
    let [done, lost] = [0, 0];
    for (const items of batches) {
      const { milliseconds, isGood } = await this.#send({ token, items });
      times.push(milliseconds);
      done += items.length;
      if (!isGood) lost += items.length;
      onProgress({ done, count: sent });
      if (done < sent) await this.#pause(SPACING_MS - milliseconds);
    }
    return summary({ sent, lost, times });
  }

  async #send({ token, items }) {
    const { exchange, monotonic, now, series, appVersion } = this.#desk;
    const counts = { last_number: 0, waiting: 0, to_review: 0 };
    const head = { protocol: 1, series, sent_at: isoTime(now()), app_version: appVersion };
    const started = monotonic();
    const reply = await exchange.post("repetition", { ...head, ...counts, items }, token);
    if (reply.problem === "revoked") throw new DeskError("revoked", reply);
    const isGood = reply.ok && isAnswerTo(items, reply.answer) && isWhole(items, reply.answer);
    return { milliseconds: monotonic() - started, isGood };
  }

  #fake(number) {
    const { crypto, now } = this.#desk;
    const tapped_at = isoTime(now());
    return { number, id: uuid4(crypto), kind: "arrival", tapped_at, headcount: 1 };
  }

  #pause(milliseconds) {
    return new Promise((resolve) => this.#desk.timers.set(resolve, Math.max(0, milliseconds)));
  }
}

const isWhole = (items, { results }) => results.length === items.length;

function summary({ sent, lost, times }) {
  const sorted = [...times].sort((one, other) => one - other);
  const atShare = (share) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]);
  const [medianMs, p95Ms] = [atShare(0.5), atShare(0.95)];
  return { sent, lost, medianMs, p95Ms, ready: lost === 0 && p95Ms < READY_MS };
}
