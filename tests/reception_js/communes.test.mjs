import assert from "node:assert/strict";
import { test } from "node:test";

import {
  createDirectory,
  department,
  indexed,
  normalised,
  search,
} from "../../static/js/reception/communes.js";

const COMMUNES = indexed([
  ["01053", "Bourg-en-Bresse"],
  ["11339", "Saint-Denis"],
  ["59512", "Roubaix"],
  ["75056", "Paris"],
  ["75101", "Paris 1er Arrondissement"],
  ["76319", "Grand-Couronne"],
  ["93006", "Bagnolet"],
  ["93066", "Saint-Denis"],
  ["94033", "Fontenay-sous-Bois"],
  ["97411", "Saint-Denis"],
  ["99001", "Œting"],
]);
const codes = (text, near) => search(COMMUNES, text, new Set(near)).map(({ code }) => code);

test("accents, hyphens, ligatures and St make no difference", () => {
  assert.equal(normalised("  Œting-l’Évêque "), "oeting l eveque");
  assert.equal(normalised("Ste Geneviève"), "sainte genevieve");
  assert.equal(normalised("Stains"), "stains");
  assert.deepEqual(codes("oeti"), ["99001"]);
  assert.deepEqual(codes("BAGNÔLET"), ["93006"]);
});

test("what begins so comes first, then a word that does, nothing in the middle of a word", () => {
  assert.deepEqual(codes("bois"), ["94033"]);
  assert.deepEqual(codes("bresse"), ["01053"]);
  assert.deepEqual(codes("couronne"), ["76319"]);
  assert.deepEqual(codes("aubaix"), []);
  assert.deepEqual(codes("paris"), ["75056", "75101"]);
});

test("of two that have one name, the near one comes first", () => {
  assert.deepEqual(codes("st denis", ["93"]), ["93066", "11339", "97411"]);
  assert.deepEqual(codes("st denis", ["974"]), ["97411", "11339", "93066"]);
});

test("nothing typed finds nothing", () => {
  assert.deepEqual(codes(" - "), []);
});

test("overseas departments have three figures", () => {
  assert.deepEqual([department("97411"), department("2A004"), department("93006")], ["974", "2A", "93"]);
});

test("the list is asked for once, and again after a failure", async () => {
  const answers = [new Error("no network"), [["93006", "Bagnolet"]]];
  const asked = [];
  const directory = createDirectory("/list", async (address) => {
    asked.push(address);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  await assert.rejects(directory.load(), /no network/);
  assert.equal(directory.nameOf("93006"), "93006");
  await directory.load();
  await directory.load();
  assert.deepEqual(asked, ["/list", "/list"]);
  assert.equal(directory.nameOf("93006"), "Bagnolet");
});
