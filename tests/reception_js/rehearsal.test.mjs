import assert from "node:assert/strict";
import { test } from "node:test";

import { WEATHER } from "./world/network.mjs";
import { EVENT, Venue } from "./world/venue.mjs";

const withCode = (code) => (error) => error.code === code;
const rehearsals = (venue) =>
  venue.server.requests.filter(({ path }) => path.endsWith("repetition")).map(({ body }) => JSON.parse(body));

test("sends fakes one by one and in a batch, and counts none", async () => {
  const venue = await Venue.paired();
  const steps = [];
  const onProgress = (step) => steps.push(step);
  const result = await venue.during(venue.desk.rehearse({ count: 9, onProgress }));
  assert.deepEqual(rehearsals(venue).map(({ items }) => items.length), [1, 1, 1, 1, 1, 4]);
  assert.deepEqual(steps.map(({ done, count }) => [done, count]), [[1, 9], [2, 9], [3, 9], [4, 9], [5, 9], [9, 9]]);
  const { medianMs, p95Ms, ...rest } = result;
  assert.deepEqual(rest, { sent: 9, lost: 0, ready: true });
  assert.ok(medianMs > 0 && medianMs <= p95Ms && p95Ms <= 400, `${medianMs} ${p95Ms}`);
  assert.deepEqual([venue.queue().length, venue.server.headcount(EVENT), venue.desk.state().taps], [0, 0, 0]);
  const ids = rehearsals(venue).flatMap(({ items }) => items.map(({ id }) => id));
  assert.equal(new Set(ids).size, 9);
});

test("its result rides on the next exchange, once", async () => {
  const venue = await Venue.paired();
  await venue.during(venue.desk.rehearse({ count: 2 }));
  venue.answers = [{ status: 500, body: "" }];
  await venue.time.advance(40_000);
  const told = venue.exchanges().map(({ rehearsal }) => rehearsal).filter(Boolean);
  assert.deepEqual(told, [{ ready: true }, { ready: true }]);
  assert.deepEqual([...venue.server.tablets.values()][0].rehearsal, { ready: true });
  await venue.time.advance(90_000);
  assert.equal(venue.exchanges().filter(({ rehearsal }) => rehearsal).length, 2);
});

test("is not ready when answers are lost or late", async () => {
  const venue = await Venue.paired();
  venue.network.weather = { good: 70, lost: 30 };
  const lossy = await venue.during(venue.desk.rehearse({ count: 20 }));
  assert.ok(lossy.lost > 0 && lossy.lost < 20);
  assert.equal(lossy.ready, false);
  venue.network.weather = { slow: 100 };
  const slow = await venue.during(venue.desk.rehearse({ count: 20 }));
  assert.deepEqual([slow.lost, slow.ready], [0, false]);
  assert.ok(slow.p95Ms > 2000 && slow.p95Ms < 5000);
  venue.network.weather = WEATHER.portal;
  const portal = await venue.during(venue.desk.rehearse({ count: 4 }));
  assert.deepEqual([portal.lost, portal.ready], [4, false]);
  venue.network.weather = { stall: 100 };
  const silent = await venue.during(venue.desk.rehearse({ count: 4 }));
  assert.deepEqual([silent.lost, silent.medianMs, silent.ready], [4, 5000, false]);
});

test("an answer that leaves fakes out counts them as lost", async () => {
  const venue = await Venue.paired();
  const short = (answer) => ({ ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), results: [] }) });
  venue.desk.stop();
  venue.answers = [short];
  assert.equal((await venue.during(venue.desk.rehearse({ count: 4 }))).lost, 1);
});

test("needs a desk", async () => {
  const venue = new Venue();
  venue.tab = await venue.open();
  await assert.rejects(venue.desk.rehearse(), withCode("not_paired"));
  await venue.pair();
  venue.server.revokeAll(EVENT);
  await assert.rejects(venue.during(venue.desk.rehearse()), withCode("revoked"));
});
