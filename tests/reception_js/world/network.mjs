/* A venue's Wi-Fi: between a tab's fetch and the server, all that can go wrong does.

`send(request)` is the server: it gives {status, headers, body}, or a promise of it. */

const HTML = { "Content-Type": "text/html; charset=utf-8" };
const LOGIN = "<!doctype html><title>Wi-Fi</title><form>Acceptez les conditions</form>";

/* How often each thing happens, out of 100. */
export const WEATHER = {
  fine: { good: 100 },
  poor: { good: 40, slow: 8, drop: 8, lost: 12, twice: 8, late: 4, cut: 5, garbled: 5, odd: 5, error: 5 },
  storm: { good: 10, slow: 10, drop: 15, lost: 25, twice: 10, late: 5, cut: 10, garbled: 5, odd: 5, error: 5 },
  portal: { portal: 100 },
  off: { drop: 50, stall: 50 },
  broken: { error: 100 },
};

export class Network {
  weather = WEATHER.fine;
  log = [];
  #time;
  #random;
  #send;
  #pending = new Set();

  constructor({ time, random, send }) {
    this.#time = time;
    this.#random = random;
    this.#send = send;
  }

  /** The server went down or came back: whoever waits for an answer gets none. */
  restart() {
    for (const exchange of [...this.#pending]) exchange.fail();
  }

  forget(tab) {
    for (const exchange of [...this.#pending]) if (exchange.tab === tab) exchange.end();
  }

  fetch(tab, url, { method, headers, body, signal }) {
    const request = { method, path: url, headers, body };
    const fault = this.#random.weighted(this.weather);
    this.log.push(fault);
    return new Promise((resolve, reject) => {
      const exchange = { tab, isOver: false };
      exchange.end = () => {
        exchange.isOver = true;
        this.#pending.delete(exchange);
      };
      exchange.fail = () => {
        if (!exchange.isOver) reject(new TypeError("Failed to fetch"));
        exchange.end();
      };
      exchange.answer = (response) => {
        if (!exchange.isOver) resolve(response);
        exchange.end();
      };
      signal?.addEventListener("abort", exchange.fail);
      this.#pending.add(exchange);
      this.#faults[fault](exchange, request);
    });
  }

  #faults = {
    good: (exchange, request) => this.#deliver(exchange, request, this.#brief()),
    slow: (exchange, request) => this.#deliver(exchange, request, this.#random.between(1000, 4000)),
    drop: (exchange) => this.#later(exchange.fail, this.#brief(), exchange.tab),
    stall: () => {},
    lost: (exchange, request) => {
      const hears = this.#random.chance(0.5);
      this.#reach(request, this.#brief(), () => hears && this.#later(exchange.fail, 50, exchange.tab));
    },
    twice: (exchange, request) => {
      this.#deliver(exchange, request, this.#brief());
      this.#reach(request, this.#random.between(0, 20_000));
    },
    late: (exchange, request) => this.#reach(request, this.#random.between(6000, 60_000)),
    cut: (exchange, request) => this.#spoilt(exchange, request, (answer) => ({ ...answer, isCut: true })),
    garbled: (exchange, request) => {
      const part = this.#random.next();
      const short = (body) => body.slice(0, Math.floor(body.length * part));
      this.#spoilt(exchange, request, (answer) => ({ ...answer, body: short(answer.body) }));
    },
    odd: (exchange, request) => {
      const strange = this.#random.pick(ODD);
      this.#spoilt(exchange, request, (answer) => strange(answer));
    },
    error: (exchange) => this.#fake(exchange, this.#random.pick(ERRORS)),
    portal: (exchange) => this.#fake(exchange, this.#random.pick(PORTALS)),
  };

  #brief() {
    return this.#random.between(5, 400);
  }

  #later(work, milliseconds, owner) {
    this.#time.set(work, milliseconds, owner);
  }

  /** The request arrives; the server does its work whether or not anybody still listens. */
  #reach(request, delay, then = () => {}) {
    this.#later(() => this.#time.during(this.#served(request, then)), delay);
  }

  async #served(request, then) {
    then(await this.#send(request));
  }

  #deliver(exchange, request, delay, change = (answer) => answer) {
    const half = Math.round(delay / 2);
    this.#reach(request, half, (answer) => {
      const work = () => (answer ? exchange.answer(responseOf(change(answer))) : exchange.fail());
      this.#later(work, half, exchange.tab);
    });
  }

  #spoilt(exchange, request, change) {
    this.#deliver(exchange, request, this.#brief(), change);
  }

  #fake(exchange, answer) {
    this.#later(() => exchange.answer(responseOf(answer)), this.#brief(), exchange.tab);
  }
}

export function responseOf({ status, headers, body, isCut = false, type = "basic" }) {
  const text = async () => {
    if (isCut) throw new TypeError("network error");
    return body;
  };
  return { status, type, redirected: false, headers: new Headers(headers), text };
}

const PORTALS = [
  { status: 200, headers: HTML, body: LOGIN },
  { status: 200, headers: {}, body: "" },
  { status: 200, headers: { "Content-Type": "application/json" }, body: LOGIN },
  { status: 302, headers: { Location: "https://wifi.example/" }, body: "" },
  { status: 0, headers: {}, body: "", type: "opaqueredirect" },
  { status: 401, headers: HTML, body: LOGIN },
  { status: 511, headers: HTML, body: LOGIN },
];

const ERRORS = [
  { status: 500, headers: HTML, body: "<h1>Server Error (500)</h1>" },
  { status: 502, headers: HTML, body: "<h1>Bad Gateway</h1>" },
  { status: 404, headers: HTML, body: "<h1>Not Found</h1>" },
  { status: 503, headers: { "Retry-After": "7" }, body: '{"error":"unavailable"}' },
  { status: 429, headers: { "Retry-After": "12" }, body: '{"error":"too_many_requests"}' },
];

/* Answers of status 200 that are JSON and yet prove nothing. The request arrived: the worst case. */
const changed = (change) => (answer) => {
  const body = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(change(body) ?? body) };
};
const eachResult = (change) =>
  changed((body) => ({ ...body, results: body.results?.map((result) => ({ ...result, ...change })) }));

const ODD = [
  (answer) => ({ ...answer, body: "{}" }),
  (answer) => ({ ...answer, body: "null" }),
  (answer) => ({ ...answer, body: '{"results":"created"}' }),
  (answer) => ({ ...answer, headers: HTML }),
  (answer) => ({ ...answer, status: 207 }),
  changed((body) => ({ ...body, results: [] })),
  changed((body) => ({ ...body, results: undefined })),
  changed((body) => ({ ...body, clock_offset_ms: null })),
  eachResult({ id: "00000000-0000-4000-8000-000000000000" }),
  eachResult({ number: 999_999 }),
  eachResult({ outcome: "accepted" }),
];
