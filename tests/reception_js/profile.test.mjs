import assert from "node:assert/strict";
import { test } from "node:test";

import { createProfile } from "../../static/js/reception/profile.js";

const AGE = { name: "age_band", several: false };
const SITUATION = { name: "situation", several: false };
const REASONS = { name: "reasons", several: true };
const QUESTIONS = [AGE, SITUATION, REASONS];

test("nothing said sends no profile", () => {
  const profile = createProfile(QUESTIONS);
  assert.equal(profile.isEmpty(), true);
  assert.equal(profile.values(), undefined);
  assert.equal(createProfile([]).question(), null);
});

test("one answer brings the next question", () => {
  const profile = createProfile(QUESTIONS);
  profile.choose(AGE, "18_25");
  assert.equal(profile.question(), SITUATION);
  assert.deepEqual(profile.values(), { age_band: "18_25" });
});

test("several answers wait for the volunteer, and are taken back one by one", () => {
  const profile = createProfile([REASONS, AGE]);
  profile.choose(REASONS, "job");
  profile.choose(REASONS, "training");
  assert.equal(profile.question(), REASONS);
  assert.deepEqual(profile.values(), { reasons: ["job", "training"] });
  profile.choose(REASONS, "job");
  assert.deepEqual([profile.has("job"), profile.has("training")], [false, true]);
  profile.choose(REASONS, "training");
  assert.equal(profile.values(), undefined);
  profile.skip(REASONS);
  assert.equal(profile.question(), AGE);
});

test("a question one skips is not asked again, one that is taken back is", () => {
  const profile = createProfile(QUESTIONS);
  profile.skip(AGE);
  profile.choose(SITUATION, "student");
  profile.remove("situation");
  assert.equal(profile.question(), SITUATION);
  profile.choose(SITUATION, "pupil");
  assert.deepEqual(profile.values(), { situation: "pupil" });
  assert.equal(profile.question(), REASONS);
});

test("going on jumps over what is answered already", () => {
  const profile = createProfile(QUESTIONS);
  profile.choose(AGE, "18_25");
  profile.choose(SITUATION, "student");
  profile.remove("age_band");
  profile.choose(AGE, "16_17");
  assert.equal(profile.question(), REASONS);
});

test("a touch meant for a question that has gone is no answer", () => {
  const profile = createProfile(QUESTIONS);
  profile.choose(AGE, "18_25");
  profile.reset();
  profile.choose(SITUATION, "student");
  profile.skip(SITUATION);
  assert.equal(profile.values(), undefined);
  assert.equal(profile.question(), AGE);
});

test("after a failure the answers are there again", () => {
  const profile = createProfile(QUESTIONS);
  profile.choose(AGE, "18_25");
  const values = profile.values();
  profile.reset();
  profile.restore(values);
  assert.deepEqual(profile.values(), { age_band: "18_25" });
  assert.equal(profile.question(), SITUATION);
});
