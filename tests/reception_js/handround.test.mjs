/* Filled questionnaires: each one arrives once, and nothing of it stays. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { FormServer, SURVEY } from "./world/forms.mjs";
import { WEATHER } from "./world/network.mjs";
import { Random } from "./world/random.mjs";
import { EVENT, Venue } from "./world/venue.mjs";

const ANSWERS = { avis: { choices: ["bien"] } };

async function handing(options) {
  const venue = new Venue(options);
  venue.forms = new FormServer(venue);
  venue.tab = await venue.open();
  await venue.pair();
  await venue.time.advance(3000);
  return venue;
}

const stored = (venue) => venue.device.disk.all("forms");

async function fill(venue, desk = venue.desk, filled = {}) {
  const { handRound } = desk;
  const begun = handRound.begin(filled.survey ?? handRound.state().surveys[0]);
  await handRound.finish(begun, { language: "ar", answers: ANSWERS, ...filled });
}

test("a desk that hands something round knows the questionnaires before the first person", async () => {
  const venue = await handing();
  assert.deepEqual(venue.desk.handRound.state().surveys, [SURVEY]);
  const { handRound } = venue.desk;
  assert.equal(handRound.phaseOf(SURVEY), "open");
  assert.equal(handRound.phaseOf({ ...SURVEY, closes_at: "2026-11-02T00:00:00Z" }), "closed");
  assert.equal(handRound.phaseOf({ ...SURVEY, opens_at: null }), "later");
});

test("a desk that hands nothing round asks for nothing", async () => {
  const venue = await Venue.paired();
  await venue.time.advance(600_000);
  assert.equal(venue.server.requests.filter(({ path }) => /reponses|questionnaires/.test(path)).length, 0);
});

test("what is sent bears no number, no series and no exact time; nothing of it stays", async () => {
  const venue = await handing();
  await fill(venue);
  await venue.time.advance(5000);
  const [sent] = [...venue.forms.responses.values()];
  assert.deepEqual(Object.keys(sent).sort(), ["answers", "given_at", "id", "language", "survey", "version"]);
  const intoQuarter = Date.parse(sent.given_at) % 900_000;
  assert.ok(Math.abs(intoQuarter - 450_000) < 1000, sent.given_at);
  const batch = venue.forms.batches.find(({ items }) => items.length);
  assert.deepEqual(Object.keys(batch).sort(), ["items", "protocol", "sent_at", "to_review", "waiting"]);
  assert.deepEqual(stored(venue), []);
  const disk = JSON.stringify(Object.values(venue.device.disk.tables).map((table) => [...table.values()]));
  assert.equal(disk.includes(sent.id) || disk.includes('"answers"'), false);
  assert.equal(venue.desk.handRound.state().filledToday, 1);
});

test("what waits lies in the order of random keys and says no exact time", async () => {
  const venue = await handing();
  venue.network.weather = WEATHER.off;
  for (let person = 0; person < 12; person += 1) {
    await fill(venue, venue.desk, { answers: { mots: { text: String(person) } } });
    await venue.time.advance(61_000);
  }
  const found = await venue.device.disk.open().read((tables) => tables.all("forms"));
  const ids = found.map(({ id }) => id);
  assert.deepEqual(ids, [...ids].sort());
  assert.notDeepEqual(found.map(({ answers }) => Number(answers.mots.text)), [...found.keys()]);
  assert.ok(found.every(({ wall, at }) => (at ?? wall) % 900_000 === 450_000));
  assert.equal(new Set(found.map(({ at, wall }) => at ?? wall)).size, 1);
});

test("a lost answer is asked for again, and counted once", async () => {
  const venue = await handing();
  venue.network.weather = { lost: 100 };
  await fill(venue);
  await venue.time.advance(60_000);
  assert.equal(venue.forms.responses.size, 1);
  assert.equal(stored(venue).length, 1);
  venue.network.weather = WEATHER.fine;
  await venue.time.advance(60_000);
  assert.deepEqual([venue.forms.responses.size, stored(venue).length], [1, 0]);
});

test("a reload in the middle of a questionnaire leaves nothing of it; the finished ones go on", async () => {
  const venue = await handing();
  venue.network.weather = WEATHER.off;
  await fill(venue);
  venue.desk.handRound.begin(SURVEY);
  venue.tab.kill();
  venue.tab = await venue.open();
  await venue.time.advance(1000);
  assert.equal(stored(venue).length, 1);
  await fill(venue);
  venue.network.weather = WEATHER.fine;
  venue.desk.wake();
  await venue.time.advance(120_000);
  assert.deepEqual([venue.forms.responses.size, stored(venue).length], [2, 0]);
});

for (const hasLocks of [true, false]) {
  test(`two tabs ${hasLocks ? "take turns" : "without locks"} and send each questionnaire`, async () => {
    const venue = await handing({ hasLocks });
    const other = await venue.open();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([fill(venue), fill(venue, other.desk)]);
      await venue.time.advance(200);
    }
    await venue.time.advance(10_000);
    assert.deepEqual([venue.forms.responses.size, stored(venue).length], [20, 0]);
    assert.equal(other.desk.handRound.state().filledToday, 20);
  });
}

test("a new version is fetched, and answers to the old one are sent as such", async () => {
  const venue = await handing();
  const begun = venue.desk.handRound.begin(venue.desk.handRound.state().surveys[0]);
  venue.forms.surveys = [{ ...SURVEY, version: 2 }];
  venue.forms.version = "q2";
  await venue.time.advance(61_000);
  assert.equal(venue.desk.handRound.state().surveys[0].version, 2);
  await venue.desk.handRound.finish(begun, { language: "fr", answers: ANSWERS });
  await fill(venue);
  await venue.time.advance(5000);
  assert.deepEqual([...venue.forms.responses.values()].map(({ version }) => version).sort(), [1, 2]);
});

test("a refused questionnaire stays in sight without its answers, and can be sent again", async () => {
  const venue = await handing();
  venue.forms.refusals.set("visiteurs", "closed");
  await fill(venue);
  await venue.time.advance(5000);
  const [shown] = venue.desk.handRound.state().toReview;
  assert.deepEqual([shown.reason, shown.message, shown.title], ["closed", "Refusé.", SURVEY.title]);
  assert.equal("answers" in shown, false);
  assert.equal(venue.forms.batches.at(-1).to_review, 0);
  await venue.time.advance(61_000);
  assert.equal(venue.forms.batches.at(-1).to_review, 1);
  venue.forms.refusals.clear();
  await venue.during(venue.desk.handRound.retry(shown.id));
  await venue.time.advance(5000);
  assert.deepEqual([venue.forms.responses.size, stored(venue).length], [1, 0]);
});

test("a refused questionnaire that is in a file can be put aside; it is told, kept and not sent", async () => {
  const venue = await handing();
  venue.forms.refusals.set("visiteurs", "closed");
  await fill(venue);
  await venue.time.advance(5000);
  const { handRound } = venue.desk;
  const told = () => [handRound.state().toReview.length, handRound.state().aside];
  const [{ id }] = handRound.state().toReview;
  await handRound.putAside();
  assert.deepEqual(told(), [1, 0]);
  await handRound.handedOver(await handRound.exportForms());
  await handRound.putAside();
  venue.forms.refusals.clear();
  await handRound.retry(id);
  await venue.time.advance(61_000);
  assert.deepEqual([told(), venue.forms.responses.size, venue.forms.batches.at(-1).to_review], [[0, 1], 0, 1]);
  assert.equal((await handRound.exportForms()).items.length, 1);
  await handRound.takeBack();
  await venue.during(handRound.retry());
  await venue.time.advance(5000);
  assert.deepEqual([told(), venue.forms.responses.size, stored(venue).length], [[0, 0], 1, 0]);
});

test("a questionnaire of another event can be put aside, and is not sent when the tablet is back", async () => {
  const venue = await handing();
  venue.network.weather = { stall: 100 };
  await fill(venue);
  await venue.time.advance(1000);
  venue.network.weather = WEATHER.fine;
  await venue.during(venue.desk.pair(venue.server.newCode("pantin")));
  const { handRound } = venue.desk;
  await handRound.handedOver(await handRound.exportForms());
  await handRound.putAside();
  await venue.pair();
  await venue.time.advance(5000);
  assert.deepEqual([handRound.state().aside, venue.forms.responses.size], [1, 0]);
  await handRound.takeBack();
  assert.deepEqual(handRound.state().toReview.map(({ reason }) => reason), ["other_event"]);
  await venue.during(handRound.retry());
  await venue.time.advance(5000);
  assert.deepEqual([venue.forms.responses.size, stored(venue).length], [1, 0]);
});

test("a revoked desk keeps what was filled in, also what is filled in after", async () => {
  const venue = await handing();
  venue.server.revokeAll(EVENT);
  await venue.time.advance(61_000);
  assert.equal(venue.desk.state().revoked, true);
  await fill(venue, venue.desk, { survey: SURVEY });
  await venue.time.advance(5000);
  assert.equal(stored(venue).length, 1);
  await venue.pair();
  await venue.time.advance(5000);
  assert.deepEqual([venue.forms.responses.size, stored(venue).length], [1, 0]);
});

test("questionnaires of another event wait until the tablet is back there", async () => {
  const venue = await handing();
  venue.network.weather = { stall: 100 };
  await fill(venue);
  await venue.time.advance(1000);
  venue.network.weather = WEATHER.fine;
  const pairing = venue.desk.pair(venue.server.newCode("pantin"));
  await venue.during(pairing);
  await venue.time.advance(1_000);
  const { waiting, toReview } = venue.desk.handRound.state();
  assert.deepEqual([waiting, toReview.map(({ reason }) => reason)], [0, ["other_event"]]);
  await venue.pair();
  await venue.time.advance(5000);
  assert.deepEqual([venue.forms.responses.size, stored(venue).length], [1, 0]);
});

test("the exported file names neither desk nor numbering, and clears nothing", async () => {
  const venue = await handing();
  venue.network.weather = WEATHER.off;
  await fill(venue);
  await fill(venue);
  const file = await venue.desk.handRound.exportForms();
  assert.deepEqual(Object.keys(file).sort(), [
    ...["clock_offset_ms", "event", "exported_at", "format", "items", "others", "version"],
  ]);
  assert.deepEqual([file.format, file.event, file.items.length], ["cite-ephemere-questionnaires", EVENT, 2]);
  assert.equal(stored(venue).length, 2);
});

test("100 random days lose no questionnaire and count none twice", async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = new Random(seed);
    const venue = await handing({ hasLocks: random.chance(0.6), hasChannel: random.chance(0.8) });
    const [begun, finished] = [new Set(), new Set()];
    for (let step = 0; step < 14; step += 1) {
      venue.network.weather = WEATHER[random.pick(["fine", "poor", "storm", "off", "portal", "broken"])];
      const tab = random.pick([...venue.device.tabs]);
      const mark = String(step);
      const filled = { survey: SURVEY, answers: { mots: { text: mark } } };
      const filling = tab.desk && fill(venue, tab.desk, filled).then(() => finished.add(mark));
      if (filling) begun.add(mark);
      if (random.chance(0.15)) {
        for (let awaits = random.between(0, 30); awaits; awaits -= 1) await null;
        tab.kill();
        await venue.open();
      } else await filling;
      if (random.chance(0.1)) await venue.open();
      if (random.chance(0.1)) venue.device.jump(random.between(-60, 60) * 60_000);
      await venue.time.advance(random.between(0, 20_000));
    }
    venue.network.weather = WEATHER.fine;
    await venue.open();
    await venue.time.advance(400_000);
    assert.deepEqual(stored(venue), [], `seed ${seed}`);
    const arrived = [...venue.forms.responses.values()].map(({ answers }) => answers.mots.text);
    assert.equal(new Set(arrived).size, arrived.length, `seed ${seed}: one came twice`);
    assert.ok(finished.isSubsetOf(new Set(arrived)), `seed ${seed}: one is lost`);
    assert.ok(new Set(arrived).isSubsetOf(begun), `seed ${seed}`);
    for (const tab of [...venue.device.tabs]) tab.kill();
  }
});
