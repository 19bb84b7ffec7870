import { test } from "node:test";

import { Disk } from "./world/disk.mjs";
import { CONTRACT } from "./world/store-contract.mjs";

for (const [promise, keep] of Object.entries(CONTRACT)) {
  test(`the tests' memory ${promise}`, () => keep(new Disk().open()));
}
