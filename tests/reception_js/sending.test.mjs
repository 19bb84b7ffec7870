import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { WEATHER } from "./world/network.mjs";
import { ARRIVAL, EVENT, Venue } from "./world/venue.mjs";

const upTo = (last, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const ERROR = { status: 500, headers: { "Content-Type": "text/html" }, body: "<h1>" };
const withoutHeartbeats = (batches) => batches.filter(({ length }) => length);

describe("the sender", () => {
  test("sends batches of at most 200 in the order of the numbers", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    await venue.tap(450);
    venue.network.weather = WEATHER.fine;
    venue.tab.kill();
    await venue.open();
    await venue.time.advance(5000);
    const batches = withoutHeartbeats(venue.batches());
    assert.deepEqual(batches, [upTo(200), upTo(400, 201), upTo(450, 401)]);
    assert.equal(venue.server.headcount(EVENT), 450);
  });

  test("waits 400 ms between two requests and sends one at a time", async () => {
    const venue = await Venue.paired();
    const starts = [];
    let [open, most] = [0, 0];
    const { fetch } = venue.network;
    venue.network.fetch = async (...request) => {
      starts.push(venue.time.now);
      open += 1;
      most = Math.max(most, open);
      try {
        return await fetch.call(venue.network, ...request);
      } finally {
        open -= 1;
      }
    };
    for (let count = 0; count < 40; count += 1) {
      await venue.tap();
      venue.desk.wake();
      await venue.time.advance(50);
    }
    await venue.time.advance(2000);
    const gaps = starts.slice(1).map((start, index) => start - starts[index]);
    assert.ok(starts.length >= 4);
    assert.ok(Math.min(...gaps) >= 400, `${gaps}`);
    assert.deepEqual([most, venue.queue().length], [1, 0]);
  });

  test("says what stays on the tablet beside the batch", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    await venue.tap(201);
    await venue.desk.tap({ ...ARRIVAL, headcount: 500 });
    venue.network.weather = WEATHER.fine;
    await venue.time.advance(90_000);
    const told = venue
      .exchanges()
      .map((sent) => [sent.last_number, sent.waiting, sent.to_review, sent.items.length]);
    assert.deepEqual(told.filter(([, , , items]) => items), [[202, 2, 0, 200], [202, 0, 0, 2]]);
    assert.deepEqual(told.at(-1), [202, 0, 1, 0]);
    assert.equal(venue.server.missing(EVENT), 0);
  });

  test("beats every 30 s when there is nothing to send", async () => {
    const venue = await Venue.paired();
    const before = venue.exchanges().length;
    await venue.time.advance(10 * 30_500);
    assert.equal(venue.exchanges().length - before, 10);
  });

  test("asks for no answer of more than 5 s, and keeps the tap", async () => {
    const venue = await Venue.paired();
    venue.network.weather = { stall: 100 };
    await venue.tap();
    await venue.time.advance(6000);
    assert.deepEqual([venue.desk.state().problem, venue.desk.state().waiting], ["unreachable", 1]);
    venue.network.weather = WEATHER.fine;
    await venue.time.advance(35_000);
    assert.deepEqual([venue.desk.state().problem, venue.server.headcount(EVENT)], [null, 1]);
  });

  test("backs off up to 30 s; a tap does not hurry it, the network and the screen do", async () => {
    const venue = await Venue.paired();
    venue.network.weather = { drop: 100 };
    await venue.tap();
    await venue.time.advance(180_000);
    const tries = venue.network.log.length;
    for (let count = 0; count < 10; count += 1) await venue.tap();
    await venue.time.advance(60_000);
    const more = venue.network.log.length - tries;
    assert.ok(more >= 2 && more <= 4, `${more}`);
    venue.network.weather = WEATHER.fine;
    venue.desk.wake();
    await venue.time.advance(5000);
    assert.equal(venue.server.headcount(EVENT), 11);
  });

  test("obeys Retry-After, whoever wakes it", async () => {
    const venue = await Venue.paired();
    const busy = { status: 503, headers: { "Retry-After": "20" }, body: "{}" };
    venue.answers = [busy];
    await venue.tap();
    await venue.time.advance(1000);
    const tries = venue.network.log.length;
    assert.equal(venue.desk.state().problem, "busy");
    for (let second = 0; second < 17; second += 1) {
      venue.desk.wake();
      await venue.time.advance(1000);
    }
    assert.equal(venue.network.log.length, tries);
    await venue.time.advance(5000);
    assert.deepEqual([venue.queue().length, venue.desk.state().problem], [0, null]);
  });

  test("stops at stop() and goes on at start()", async () => {
    const venue = await Venue.paired();
    venue.desk.stop();
    await venue.tap();
    await venue.time.advance(120_000);
    assert.equal(venue.queue().length, 1);
    venue.desk.start();
    await venue.time.advance(2000);
    assert.equal(venue.queue().length, 0);
  });
});

describe("an item leaves only when the server has it", () => {
  const BY_ANSWER = {
    "an error": ERROR,
    "a portal": { headers: { "Content-Type": "text/html" }, body: "<form>" },
    "no result": (answer) => ({ ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), results: [] }) }),
    "results of others": (answer) => ({ ...answer, body: answer.body.replaceAll(/"number":\d+/g, '"number":77') }),
    "half an answer": (answer) => ({ ...answer, body: answer.body.slice(0, -9) }),
    "status 201": { status: 201 },
  };
  for (const [name, answer] of Object.entries(BY_ANSWER)) {
    test(`not on ${name}; it is sent again and counted once`, async () => {
      const venue = await Venue.paired();
      venue.answers = [answer];
      await venue.tap(3);
      await venue.time.advance(900);
      assert.equal(venue.queue().length, 3);
      await venue.time.advance(60_000);
      assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 3]);
    });
  }

  test("neither age nor the number of attempts counts", async () => {
    const venue = await Venue.paired();
    await venue.tap();
    venue.network.weather = WEATHER.broken;
    await venue.time.advance(25 * 3_600_000);
    assert.equal(venue.queue().length, 1);
    venue.network.weather = WEATHER.fine;
    await venue.time.advance(60_000);
    assert.equal(venue.server.headcount(EVENT), 1);
  });
});

describe("a refusal", () => {
  test("stays to be reviewed for ever, and the rest passes", async () => {
    const venue = await Venue.paired();
    const { id } = await venue.desk.tap({ ...ARRIVAL, headcount: 500 });
    await venue.tap(2);
    await venue.time.advance(25 * 3_600_000);
    const { toReview, waiting, missing } = venue.desk.state();
    const [{ reason, message, ...item }] = toReview;
    assert.deepEqual([toReview.length, reason, message], [1, "headcount", "Refusé."]);
    const tapped = { kind: "arrival", headcount: 500, checkIn: undefined, exported: false };
    assert.deepEqual(item, { event: EVENT, id, number: 1, ...tapped });
    assert.deepEqual([waiting, missing, venue.server.headcount(EVENT)], [0, 0, 2]);
  });

  test("can be retried", async () => {
    const venue = await Venue.paired();
    const reject = (answer) => ({ ...answer, body: answer.body.replace('"created"', '"rejected"') });
    venue.answers = [reject];
    const [{ id }] = await venue.tap(2);
    await venue.time.advance(2000);
    assert.equal(venue.desk.state().toReview.length, 1);
    await venue.desk.retry(id);
    assert.deepEqual([venue.desk.state().toReview.length, venue.desk.state().waiting], [0, 1]);
    await venue.time.advance(2000);
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 2]);
  });

  test("of an undo that came before its check-in heals by itself", async () => {
    const venue = await Venue.paired();
    const early = (answer, { body }) => {
      const [, undo] = JSON.parse(body).items;
      const answered = JSON.parse(answer.body);
      const { number, id } = undo;
      answered.results = [{ index: 1, number, id, outcome: "rejected", reason: "unknown_check_in" }];
      return { ...answer, body: JSON.stringify(answered) };
    };
    venue.answers = [early];
    venue.desk.stop();
    const { id } = await venue.desk.tap(ARRIVAL);
    await venue.desk.undo(id);
    venue.desk.start();
    await venue.time.advance(1000);
    assert.deepEqual(venue.queue().map(({ state }) => state), ["waiting", "waiting"]);
    await venue.time.advance(30_000);
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 0]);
  });

  test("of a check-in holds its undo, and a retry sends both", async () => {
    const venue = await Venue.paired();
    venue.answers = [(answer) => ({ ...answer, body: answer.body.replace('"created"', '"rejected"') })];
    const { id } = await venue.desk.tap(ARRIVAL);
    await venue.time.advance(2000);
    venue.server.events.get(EVENT).checkIns.clear();
    await venue.desk.undo(id);
    await venue.time.advance(2000);
    assert.deepEqual(venue.queue().map(({ state }) => state), ["review", "review"]);
    await venue.desk.retry(id);
    await venue.time.advance(5000);
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 0]);
  });
});

describe("a server that cannot take a batch", () => {
  test("gets smaller ones; what alone is too large is set aside", async () => {
    const venue = await Venue.paired();
    venue.server.largestBody = 2000;
    venue.desk.stop();
    await venue.tap(30);
    const profile = { reasons: ["x".repeat(3000)] };
    await venue.desk.tap({ ...ARRIVAL, profile });
    await venue.tap(3);
    venue.desk.start();
    await venue.time.advance(60_000);
    assert.equal(venue.server.headcount(EVENT), 33);
    assert.deepEqual(venue.desk.state().toReview.map(({ number, reason }) => [number, reason]), [[31, "too_large"]]);
  });

  test("passes around the one item that it cannot digest, which stays", async () => {
    const venue = await Venue.paired();
    const failOn = (body) => body.includes('"headcount":13') && ERROR;
    const fussy = (answer, { body }) => (failOn(body) ? { ...answer, ...ERROR } : answer);
    const { handle } = venue.server;
    venue.server.handle = (request) => (failOn(request.body ?? "") ? ERROR : handle.call(venue.server, request));
    venue.answers = Array.from({ length: 500 }, () => fussy);
    venue.desk.stop();
    await venue.tap(40);
    await venue.desk.tap({ ...ARRIVAL, headcount: 13 });
    await venue.tap(40);
    venue.desk.start();
    await venue.time.advance(240_000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.queue().length], [80, 1]);
    assert.equal(venue.queue()[0].state, "waiting");
    venue.server.handle = handle;
    venue.answers = [];
    await venue.time.advance(60_000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.queue().length], [93, 0]);
  });

  test("gets it again, although its undo was passed on meanwhile", async () => {
    const venue = await Venue.paired();
    const { handle } = venue.server;
    const fails = (body) => body?.includes('"arrival"');
    venue.server.handle = (request) => (fails(request.body) ? ERROR : handle.call(venue.server, request));
    const { id } = await venue.desk.tap(ARRIVAL);
    await venue.desk.undo(id);
    await venue.tap();
    await venue.time.advance(60_000);
    assert.equal(venue.queue().length, 3);
    venue.server.handle = handle;
    await venue.time.advance(60_000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.queue().length], [1, 0]);
  });
});
