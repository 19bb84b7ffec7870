import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { WEATHER } from "./world/network.mjs";
import { ARRIVAL, EVENT, Venue } from "./world/venue.mjs";

const ELSEWHERE = "pantin";
const withCode = (code) => (error) => error.code === code;
const states = (venue) => venue.queue().map(({ event, number, state, reason }) => [event, number, state, reason]);

describe("pairing", () => {
  test("makes the tablet a desk, with the questions of the event", async () => {
    const venue = new Venue();
    venue.tab = await venue.open();
    assert.equal(venue.desk.state().paired, false);
    const code = venue.server.newCode(EVENT);
    await venue.during(venue.desk.pair(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `));
    const { paired, revoked, configuration } = venue.desk.state();
    assert.deepEqual([paired, revoked, configuration.event.slug], [true, false, EVENT]);
  });

  test("outlives a reload without network", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    venue.tab.kill();
    const { desk } = await venue.open();
    assert.equal(desk.state().paired, true);
    assert.equal((await desk.tap(ARRIVAL)).number, 1);
  });

  const WRONG = {
    unknown_code: {},
    portal: { headers: { "Content-Type": "text/html" }, body: "<form>" },
    server: { body: '{"token":"t"}' },
    busy: {
      status: 429,
      headers: { "Content-Type": "application/json", "Retry-After": "30" },
      body: '{"error":"too_many_requests","message":"Attendez."}',
    },
  };
  for (const [code, answer] of Object.entries(WRONG)) {
    test(`says why it fails: ${code}`, async () => {
      const venue = new Venue();
      venue.tab = await venue.open();
      venue.answers = [answer];
      const typed = code === "unknown_code" ? "NOTACODE" : venue.server.newCode(EVENT);
      const pairing = venue.during(venue.desk.pair(typed));
      await assert.rejects(pairing, (error) => {
        assert.equal(error.retryAfter ?? 0, code === "busy" ? 30_000 : 0);
        return error.code === code;
      });
      assert.equal(venue.desk.state().paired, false);
    });
  }

  test("takes the server's sentence along", async () => {
    const venue = new Venue();
    venue.tab = await venue.open();
    await assert.rejects(venue.during(venue.desk.pair("NOTACODE")), { message: "Code inconnu.", fromServer: true });
  });

  test("says that there is no network", async () => {
    const venue = new Venue();
    venue.tab = await venue.open();
    venue.network.weather = WEATHER.off;
    await assert.rejects(venue.during(venue.desk.pair("ABCDEFGH")), withCode("unreachable"));
  });

  test("again with the same event goes on with the same numbers", async () => {
    const venue = await Venue.paired();
    await venue.tap(2);
    await venue.time.advance(1000);
    await venue.pair(EVENT);
    assert.equal((await venue.desk.tap(ARRIVAL)).number, 3);
    await venue.time.advance(2000);
    assert.deepEqual([venue.server.tablets.size, venue.server.missing(EVENT)], [1, 0]);
  });
});

describe("another event", () => {
  test("never gets what was counted for the first; it waits for that event's key", async () => {
    const venue = await Venue.paired();
    venue.network.weather = WEATHER.off;
    const [{ id }] = await venue.tap(2);
    venue.network.weather = WEATHER.fine;
    venue.desk.stop();
    await venue.pair(ELSEWHERE);
    await venue.desk.tap({ ...ARRIVAL, headcount: 5 });
    await venue.desk.undo(id);
    venue.desk.start();
    await venue.time.advance(60_000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.server.headcount(ELSEWHERE)], [0, 5]);
    const held = [1, 2, 3].map((number) => [EVENT, number, "review", "other_event"]);
    assert.deepEqual(states(venue), held);
    await venue.desk.retry();
    assert.deepEqual(states(venue), held);
    await venue.pair(EVENT);
    await venue.time.advance(5000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.server.headcount(ELSEWHERE)], [1, 5]);
    assert.deepEqual(states(venue), []);
    assert.deepEqual([venue.server.missing(EVENT), venue.server.missing(ELSEWHERE)], [0, 0]);
  });

  test("keeps what the first had refused as it was", async () => {
    const venue = await Venue.paired();
    await venue.desk.tap({ ...ARRIVAL, headcount: 500 });
    await venue.time.advance(2000);
    await venue.pair(ELSEWHERE);
    await venue.pair(EVENT);
    await venue.time.advance(5000);
    assert.deepEqual(states(venue), [[EVENT, 1, "review", "headcount"]]);
  });

  test("does not show what the first event's server answers late", async () => {
    const venue = await Venue.paired();
    venue.network.weather = { slow: 100 };
    await venue.tap();
    await venue.time.advance(10);
    assert.equal(venue.desk.state().sending, true);
    venue.network.weather = WEATHER.fine;
    venue.desk.stop();
    await venue.pair(ELSEWHERE);
    await venue.time.advance(5000);
    assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT)], [0, 1]);
    assert.deepEqual([venue.desk.state().lastSync, venue.desk.state().totals], [null, null]);
  });

  test("paired in one tab refuses a tap made on the other tab's screen", async () => {
    const venue = await Venue.paired({ hasChannel: false });
    const other = await venue.open();
    await venue.pair(ELSEWHERE);
    await assert.rejects(other.desk.tap(ARRIVAL), withCode("pairing_changed"));
    await venue.time.quiet();
    assert.equal(other.desk.state().configuration.event.slug, ELSEWHERE);
    await other.desk.tap(ARRIVAL);
    await venue.time.advance(5000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.server.headcount(ELSEWHERE)], [0, 1]);
  });
});

describe("a revoked desk", () => {
  const revoked = async () => {
    const venue = await Venue.paired();
    venue.desk.stop();
    const [{ id }] = await venue.tap(3);
    venue.server.revokeAll(EVENT);
    venue.desk.start();
    await venue.time.advance(1000);
    return { venue, id };
  };

  test("keeps its queue and says so", async () => {
    const { venue } = await revoked();
    const { paired, revoked: isRevoked, problem, waiting } = venue.desk.state();
    assert.deepEqual([paired, isRevoked, problem, waiting], [false, true, "revoked", 3]);
    await assert.rejects(venue.desk.tap(ARRIVAL), withCode("revoked"));
  });

  test("still takes an undo, does not insist, and sends all once paired again", async () => {
    const { venue, id } = await revoked();
    await venue.desk.undo(id);
    const tries = venue.exchanges().length;
    await venue.time.advance(280_000);
    assert.ok(venue.exchanges().length - tries <= 2);
    await venue.pair(EVENT);
    assert.deepEqual([venue.desk.state().paired, venue.desk.state().problem], [true, null]);
    await venue.time.advance(3000);
    assert.deepEqual([venue.server.headcount(EVENT), venue.queue()], [2, []]);
  });

  test("is told by a portal's 401 nothing of the kind", async () => {
    const venue = await Venue.paired();
    venue.answers = [{ status: 401, headers: { "Content-Type": "text/html" }, body: "<form>" }];
    await venue.tap();
    await venue.time.advance(700);
    assert.deepEqual([venue.desk.state().paired, venue.desk.state().problem], [true, "portal"]);
  });

  test("comes back by itself when the server knows its key again", async () => {
    const venue = await Venue.paired();
    venue.answers = [{ status: 401, body: '{"error":"unknown_token"}' }];
    await venue.tap();
    await venue.time.advance(2000);
    assert.equal(venue.desk.state().revoked, true);
    await venue.time.advance(301_000);
    assert.deepEqual([venue.desk.state().revoked, venue.queue().length], [false, 0]);
  });
});

test("a new configuration is fetched when the server says so, once", async () => {
  const venue = await Venue.paired();
  venue.server.events.get(EVENT).version = "v2";
  await venue.time.advance(100_000);
  assert.equal(venue.desk.state().configuration.version, "v2");
  const asked = venue.server.requests.filter(({ path }) => path.endsWith("poste"));
  assert.equal(asked.length, 1);
});

test("what the server counts is kept for who opens the tablet offline", async () => {
  const venue = await Venue.paired();
  await venue.tap(4);
  await venue.time.advance(40_000);
  const { lastSync, totals } = venue.desk.state();
  assert.equal(totals.arrivals, 4);
  venue.network.weather = WEATHER.off;
  venue.tab.kill();
  const { desk } = await venue.open();
  assert.deepEqual([desk.state().lastSync, desk.state().totals], [lastSync, totals]);
});

test("a tablet whose memory was cleared while it was open is paired again, with another numbering", async () => {
  const venue = await Venue.paired();
  await venue.tap(2);
  await venue.time.advance(2000);
  const { series } = venue.exchanges()[0];
  for (const table of Object.values(venue.device.disk.tables)) table.clear();
  await venue.desk.refresh();
  assert.deepEqual([venue.desk.state().paired, venue.desk.state().configuration], [false, null]);
  await venue.pair();
  assert.equal((await venue.desk.tap(ARRIVAL)).number, 1);
  await venue.time.advance(2000);
  assert.deepEqual([venue.queue().length, venue.exchanges().at(-1).series === series], [0, false]);
});
