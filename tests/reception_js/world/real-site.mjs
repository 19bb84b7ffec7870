/* A real server as a schedule wants it. The tablet's time is virtual and passes much faster, so what a
   request says of its sending is moved to the server's time; what it says of taps stays. */

const PATIENCE_MS = 60_000;
const POLL_MS = 50;
const LEFT_FOR_THE_EVENING = 5; // codes: two pairings, and what an absent server wastes

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class RealSite {
  events;
  kinds;
  #base;
  #codes;
  #time;
  #ask;
  #spent = new Set();

  /** `day`: {events: [{slug, codes}], hub, activity}; `ask` has the driver do what tablets cannot. */
  constructor({ base, day, ask }) {
    this.#base = base;
    this.#ask = ask;
    this.#codes = new Map(day.events.map(({ slug, codes }) => [slug, [...codes]]));
    this.events = day.events.map(({ slug }) => slug);
    this.kinds = [
      ["arrival", {}],
      ["arrival", {}],
      ["interview", { hub: day.hub }],
      ["workshop", { activity: day.activity }],
      ["exit", {}],
    ];
    this.send = (request) => this.#send(request);
    if (day.kill) this.kill = () => this.#ask("kill", { what: day.kill });
  }

  follow(time) {
    this.#time = time;
  }

  newCode(event, { mustExist = false } = {}) {
    const codes = this.#codes.get(event);
    if (!codes.length) throw new Error("no code is left");
    return codes.length > LEFT_FOR_THE_EVENING || mustExist ? codes.shift() : null;
  }

  revoke() {
    return this.#ask("revoke", { event: this.events[0] });
  }

  async #send({ method, path, headers, body }) {
    if (path.endsWith("appairage") && this.#isSpent(body)) return null;
    try {
      const options = { method, headers, body: this.#onServerTime(body) };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(this.#base + path, { ...options, signal });
      const text = await response.text();
      if (response.status === 503) await this.#healthy();
      return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
    } catch {
      await this.#healthy();
      return null;
    }
  }

  /** A copy of a request that spends a code would only be counted as a guess. */
  #isSpent(body) {
    if (this.#spent.has(body)) return true;
    this.#spent.add(body);
    return false;
  }

  #onServerTime(body) {
    if (!body?.includes('"sent_at"')) return body;
    const message = JSON.parse(body);
    const sent = Date.parse(message.sent_at) + Date.now() - this.#time.now;
    return JSON.stringify({ ...message, sent_at: new Date(sent).toISOString() });
  }

  /** Virtual time stands still until server and database are back: both are needed to say 401. */
  async #healthy() {
    const deadline = Date.now() + PATIENCE_MS;
    const headers = { Authorization: "Bearer nobody" };
    while (Date.now() < deadline) {
      const status = await fetch(`${this.#base}/accueil/api/poste`, { headers })
        .then((response) => response.status)
        .catch(() => 0);
      if (status === 401) return;
      await pause(POLL_MS);
    }
  }
}
