import assert from "node:assert/strict";
import { test } from "node:test";

import { newSeries, normalCode, uuid4 } from "../../static/js/reception/engine/identifiers.js";

const bytesOf = (value) => ({ getRandomValues: (bytes) => bytes.fill(value) });

test("identifiers are UUIDs of version 4, random in every other bit", () => {
  assert.equal(uuid4(bytesOf(0x00)), "00000000-0000-4000-8000-000000000000");
  assert.equal(uuid4(bytesOf(0xff)), "ffffffff-ffff-4fff-bfff-ffffffffffff");
  const many = Array.from({ length: 500 }, () => uuid4(globalThis.crypto));
  assert.equal(new Set(many).size, 500);
  for (const id of many) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a series is 22 characters that a URL can hold", () => {
  for (const value of [0x00, 0xff, 0xfb]) assert.match(newSeries(bytesOf(value)), /^[A-Za-z0-9_-]{22}$/);
  assert.notEqual(newSeries(globalThis.crypto), newSeries(globalThis.crypto));
});

test("a code is read as people type it", () => {
  assert.equal(normalCode(" k7qm-3rtx\n"), "K7QM3RTX");
  assert.equal(normalCode("K7QM – 3RTX"), "K7QM3RTX");
});
