/* One request and what its answer is worth. On a bad Wi-Fi an answer proves nothing by its status:
   a captive portal answers 200 to everything. */

const TIMEOUT_MS = 5000;
const LONGEST_HOLD_MS = 300_000;
const LARGEST_OFFSET_MS = 1e13; // a device that believes in 1970 is 2e12 away
const OUTCOMES = new Set(["created", "duplicate", "conflict", "rejected"]);

export class Exchange {
  #fetch;
  #timers;
  #now;
  #base;

  constructor({ fetch, timers, now, base = "/accueil/api/", language = "fr" }) {
    this.#fetch = fetch;
    this.#timers = timers;
    this.#now = now;
    this.#base = base;
    this.language = language;
  }

  post(path, body, token) {
    return this.#ask(path, token, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    });
  }

  get(path, token) {
    return this.#ask(path, token, { method: "GET", headers: {} });
  }

  /** {ok, answer} or {ok: false, problem, status?, code?, message?, retryAfter?}; never rejects. */
  async #ask(path, token, { headers, ...request }) {
    const controller = new AbortController();
    let timer;
    const tooLate = new Promise((resolve) => {
      timer = this.#timers.set(() => {
        controller.abort();
        resolve({ ok: false, problem: "unreachable" });
      }, TIMEOUT_MS);
    });
    const options = {
      ...request,
      headers: { ...headers, Accept: "application/json", "Accept-Language": this.language },
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      signal: controller.signal,
    };
    if (token) options.headers.Authorization = `Bearer ${token}`;
    try {
      return await Promise.race([this.#fetchAndRead(this.#base + path, options), tooLate]);
    } finally {
      this.#timers.clear(timer);
    }
  }

  async #fetchAndRead(url, options) {
    let response;
    let text;
    try {
      response = await this.#fetch(url, options);
      text = await response.text();
    } catch {
      return { ok: false, problem: "unreachable" };
    }
    return this.#judge(response, text);
  }

  #judge(response, text) {
    const isJson = /^application\/json\b/i.test(response.headers.get("Content-Type") ?? "");
    const answer = isJson ? parsed(text) : undefined;
    if (response.status === 200 && !response.redirected && answer) return { ok: true, answer };
    return {
      ok: false,
      problem: problemOf(response, isJson, answer),
      status: response.status,
      code: typeof answer?.error === "string" ? answer.error : undefined,
      message: typeof answer?.message === "string" ? answer.message : undefined,
      retryAfter: this.#holdOf(response),
    };
  }

  /** Retry-After in milliseconds: seconds or a date; a portal's "tomorrow" is not believed. */
  #holdOf(response) {
    const header = response.headers.get("Retry-After");
    if (!header) return 0;
    const wanted = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - this.#now();
    return Math.min(Math.max(wanted || 0, 0), LONGEST_HOLD_MS);
  }
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function problemOf(response, isJson, answer) {
  const { status } = response;
  if (response.redirected) return "portal";
  if (status === 429 || status === 503) return "busy";
  if (status === 401 && typeof answer?.error === "string") return "revoked";
  // Also a redirection that was not followed: it has status 0 in a browser.
  if (!isJson && (status < 404 || status === 407 || status === 511)) return "portal";
  return "server";
}

/** Whether an answer of status 200 really answers this batch; all of it is refused if not. */
export function isAnswerTo(batch, answer) {
  const numbers = new Map(batch.map((item) => [item.id, item.number]));
  return (
    Array.isArray(answer.results) &&
    answer.results.every((result) => answersOnce(numbers, result)) &&
    Number.isFinite(answer.clock_offset_ms) &&
    Math.abs(answer.clock_offset_ms) < LARGEST_OFFSET_MS &&
    !Number.isNaN(Date.parse(answer.server_time))
  );
}

function answersOnce(numbers, result) {
  const isKnown = OUTCOMES.has(result?.outcome) && numbers.get(result.id) === result.number;
  return isKnown && numbers.delete(result.id);
}
