/* The way of one person through a questionnaire, and what ends it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createFilling, visibleQuestions } from "../../static/js/reception/handround/filling.js";
import { createHanding } from "../../static/js/reception/handround/handing.js";
import { createIdle } from "../../static/js/reception/handround/idle.js";
import { SURVEY } from "./world/forms.mjs";
import { Time } from "./world/time.mjs";

const codes = (replies) => visibleQuestions(SURVEY.questions, replies).map(({ code }) => code);

test("a question follows its choice, and the questions after it follow it", () => {
  assert.deepEqual(codes({}), ["avis", "note", "mots"]);
  assert.deepEqual(codes({ avis: { choices: ["mal"] }, suite: { choices: ["attente"] } }), [
    ...["avis", "suite", "detail", "note", "mots"],
  ]);
  assert.deepEqual(codes({ avis: { choices: ["bien"] }, suite: { choices: ["attente"] } }), [
    ...["avis", "note", "mots"],
  ]);
});

test("one goes on when a required question has its reply, and back without losing any", () => {
  const filling = createFilling(SURVEY, 20);
  assert.equal(filling.problem().name, "choose_one");
  filling.set({ choices: ["mal"] });
  assert.deepEqual([filling.problem(), filling.total()], [null, 4]);
  filling.next();
  filling.set({ choices: ["autre"], text: "une raison" });
  filling.next();
  assert.deepEqual([filling.number(), filling.question().code, filling.isLast()], [3, "note", false]);
  filling.set({ score: 0 });
  filling.next();
  assert.equal(filling.isLast(), true);
  filling.set({ text: "x".repeat(21) });
  assert.deepEqual(filling.problem(), { name: "too_long", values: { length: 21, limit: 20 } });
  filling.set({ text: "  " });
  assert.equal(filling.problem(), null);
  assert.equal(filling.back() && filling.back() && filling.back(), true);
  assert.equal(filling.back(), false);
  assert.deepEqual(filling.reply(), { choices: ["mal"] });
  assert.deepEqual(filling.answers(), {
    avis: { choices: ["mal"] },
    suite: { choices: ["autre"], text: "une raison" },
    note: { score: 0 },
  });
  filling.set({ choices: ["bien"] });
  assert.deepEqual(Object.keys(filling.answers()), ["avis", "note"]);
});

test("an empty questionnaire is not sent", () => {
  const survey = { ...SURVEY, questions: SURVEY.questions.slice(3) };
  const filling = createFilling(survey, 20);
  filling.next();
  assert.equal(filling.problem().name, "nothing_answered");
  filling.set({ text: "un mot" });
  assert.equal(filling.problem(), null);
});

function watched() {
  const time = new Time(1_000_000);
  const seen = { warnings: [], ends: 0, jump: 0, slept: 0 };
  const idle = createIdle({
    timers: { set: (work, delay) => time.set(work, delay), clear: (timer) => time.clear(timer) },
    now: () => time.now + seen.jump,
    monotonic: () => time.now - seen.slept,
    onWarning: (count) => seen.warnings.push(count),
    onEnd: () => (seen.ends += 1),
  });
  return { time, seen, idle };
}

test("a pause without a touch warns, counts down and ends once", async () => {
  const { time, seen, idle } = watched();
  idle.watch({ quietMs: 60_000, warningMs: 30_000 });
  await time.advance(59_000);
  assert.deepEqual([seen.warnings, seen.ends], [[], 0]);
  idle.touch();
  await time.advance(60_000);
  assert.deepEqual([seen.warnings, seen.ends], [[30], 0]);
  await time.advance(300_000);
  assert.deepEqual([seen.warnings.length, seen.warnings.at(-1), seen.ends], [30, 1, 1]);
});

test("a tablet that slept does not show the next person what the last one answered", async () => {
  const { time, seen, idle } = watched();
  idle.watch({ quietMs: 60_000, warningMs: 30_000 });
  await time.advance(10_000);
  seen.jump = 600_000; // it woke up: the steady clock stood still meanwhile
  idle.look();
  assert.equal(seen.ends, 1);
});

test("the digits that end it outlive a reload, and no others do", () => {
  const kept = new Map();
  const preferences = { get: (name) => kept.get(name) ?? null, set: (name, value) => kept.set(name, value) };
  const handing = createHanding({ preferences, crypto, onChange: () => {} });
  const code = handing.newCode();
  assert.match(code, /^\d{4}$/);
  assert.equal(handing.isOn(), false);
  handing.start({ survey: "visiteurs", code });
  const again = createHanding({ preferences, crypto, onChange: () => {} });
  assert.deepEqual([again.isOn(), again.isCode(code), again.isCode("")], [true, true, false]);
  again.stop();
  assert.deepEqual([again.isOn(), again.isCode(undefined)], [false, false]);
});
