import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Exchange, isAnswerTo } from "../../static/js/reception/engine/exchange.js";
import { Time } from "./world/time.mjs";
import { responseOf, START } from "./world/venue.mjs";

const JSON_TYPE = { "Content-Type": "application/json" };
const HTML = { "Content-Type": "text/html" };
const EMPTY = { status: 200, headers: JSON_TYPE, body: "{}" };
const NOT_FOLLOWED = { status: 0, headers: {}, body: "", type: "opaqueredirect" };
const BODY = '{"error":"any","message":"Dommage."}';

async function judged(response) {
  const time = new Time(START);
  const timers = { set: (work, delay) => time.set(work, delay), clear: (id) => time.clear(id) };
  const fetch = async () => (response instanceof Error ? Promise.reject(response) : response);
  return new Exchange({ fetch, timers, now: () => START }).post("passages", {}, "key");
}

const PROBLEMS = {
  "no network": [new TypeError("Failed to fetch"), "unreachable"],
  "a body cut short": [responseOf({ ...EMPTY, isCut: true }), "unreachable"],
  "a page of a captive portal": [responseOf({ status: 200, headers: HTML, body: "<form>" }), "portal"],
  "a redirection that fetch did not follow": [responseOf(NOT_FOLLOWED), "portal"],
  "a redirection": [responseOf({ status: 302, headers: HTML, body: "" }), "portal"],
  "an answer from elsewhere": [{ ...responseOf(EMPTY), redirected: true }, "portal"],
  "a portal that wants a login": [responseOf({ status: 401, headers: HTML, body: "<form>" }), "portal"],
  "status 511": [responseOf({ status: 511, headers: HTML, body: "<form>" }), "portal"],
  "half of a JSON answer": [responseOf({ status: 200, headers: JSON_TYPE, body: '{"results":[' }), "server"],
  "JSON that is no object": [responseOf({ status: 200, headers: JSON_TYPE, body: "[]" }), "server"],
  "nothing": [responseOf({ status: 200, headers: JSON_TYPE, body: "null" }), "server"],
  "status 201": [responseOf({ status: 201, headers: JSON_TYPE, body: "{}" }), "server"],
  "status 400": [responseOf({ status: 400, headers: JSON_TYPE, body: BODY }), "server"],
  "status 404": [responseOf({ status: 404, headers: HTML, body: "<h1>" }), "server"],
  "status 500": [responseOf({ status: 500, headers: HTML, body: "<h1>" }), "server"],
  "status 502": [responseOf({ status: 502, headers: HTML, body: "<h1>" }), "server"],
  "status 429": [responseOf({ status: 429, headers: JSON_TYPE, body: BODY }), "busy"],
  "status 503": [responseOf({ status: 503, headers: HTML, body: "<h1>" }), "busy"],
  "status 401": [responseOf({ status: 401, headers: JSON_TYPE, body: '{"error":"revoked"}' }), "revoked"],
};

describe("an answer that is not believed", () => {
  for (const [name, [response, problem]] of Object.entries(PROBLEMS)) {
    test(name, async () => {
      const reply = await judged(response);
      assert.deepEqual([reply.ok, reply.problem], [false, problem]);
    });
  }

  test("carries the server's code and sentence", async () => {
    const reply = await judged(responseOf({ status: 400, headers: JSON_TYPE, body: BODY }));
    assert.deepEqual([reply.code, reply.message, reply.status], ["any", "Dommage.", 400]);
  });

  for (const [header, expected] of [
    ["12", 12_000],
    [new Date(START + 9000).toUTCString(), 9000],
    ["86400", 300_000],
    ["soon", 0],
    ["-5", 0],
  ]) {
    test(`Retry-After: ${header}`, async () => {
      const headers = { ...JSON_TYPE, "Retry-After": header };
      assert.equal((await judged(responseOf({ status: 503, headers, body: "" }))).retryAfter, expected);
    });
  }
});

test("a request says who asks, in which language, and leaves no cookie", async () => {
  let asked;
  const fetch = async (...request) => {
    asked = request;
    return responseOf({ status: 200, headers: JSON_TYPE, body: "{}" });
  };
  const timers = { set: () => 1, clear: () => {} };
  const exchange = new Exchange({ fetch, timers, now: () => START, language: "en" });
  assert.deepEqual(await exchange.post("passages", { items: [] }, "key"), { ok: true, answer: {} });
  const [url, { signal, ...options }] = asked;
  assert.equal(url, "/accueil/api/passages");
  assert.equal(signal.aborted, false);
  assert.deepEqual(options, {
    method: "POST",
    body: '{"items":[]}',
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "Accept-Language": "en",
      Authorization: "Bearer key",
    },
    cache: "no-store",
    credentials: "omit",
    redirect: "manual",
  });
});

const never = () => new Promise(() => {});

for (const [name, silent] of [
  ["that never comes", never],
  ["whose body never ends", async () => ({ ...responseOf(EMPTY), text: never })],
]) {
  test(`an answer ${name} is given up after 5 s`, async () => {
    const time = new Time(START);
    const timers = { set: (work, delay) => time.set(work, delay), clear: (id) => time.clear(id) };
    let signal;
    const fetch = (_, options) => {
      ({ signal } = options);
      return silent();
    };
    const asking = new Exchange({ fetch, timers, now: () => START }).get("poste", "key");
    await time.advance(4999);
    assert.equal(signal.aborted, false);
    await time.advance(1);
    assert.equal(signal.aborted, true);
    assert.deepEqual(await asking, { ok: false, problem: "unreachable" });
  });
}

describe("the answer to a batch", () => {
  const batch = [
    { id: "a", number: 1 },
    { id: "b", number: 2 },
  ];
  const created = { id: "a", number: 1, outcome: "created" };
  const answer = { server_time: "2026-11-23T09:00:00Z", clock_offset_ms: 0, results: [created] };

  test("may leave items out", () => assert.equal(isAnswerTo(batch, answer), true));

  for (const [name, change] of Object.entries({
    "no results": { results: undefined },
    "results that are no list": { results: "created" },
    "an empty result": { results: [null] },
    "an unknown identifier": { results: [created, { id: "c", number: 3, outcome: "created" }] },
    "another number": { results: [{ ...created, number: 2 }] },
    "an unknown outcome": { results: [{ ...created, outcome: "accepted" }] },
    "the same item twice": { results: [created, { ...created, outcome: "rejected" }] },
    "no clock": { clock_offset_ms: null },
    "a clock that is a text": { clock_offset_ms: "0" },
    "an impossible clock": { clock_offset_ms: 1e300 },
    "no time": { server_time: "" },
  })) {
    test(`is refused as a whole for ${name}`, () => {
      assert.equal(isAnswerTo(batch, { ...answer, ...change }), false);
    });
  }
});
