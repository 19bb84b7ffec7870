/* What a schedule must have kept, as far as the tablet knows: a list of complaints. */

export function complaintsAboutTablet(schedule) {
  const complaints = schedule.unexpected.map((error) => `an unexpected error: ${error.stack}`);
  const { ledger } = schedule.device.disk;
  const onDisk = new Set(ledger.map(({ id }) => id));
  const lost = [...schedule.confirmed].filter((id) => !onDisk.has(id));
  if (lost.length) complaints.push(`shown as counted, not on the disk: ${lost}`);
  if (schedule.leftovers.length) complaints.push(`still queued: ${JSON.stringify(schedule.leftovers)}`);
  for (const { event, items, targets } of schedule.expected) {
    if (new Set(targets).size < targets.length) complaints.push(`${event}: a tap was undone twice`);
    const numbers = items.map(({ number }) => number).sort((one, other) => one - other);
    if (numbers.some((number, index) => number !== index + 1)) {
      complaints.push(`${event}: numbers ${numbers}`);
    }
  }
  return complaints;
}

export function complaintsAboutCounts(schedule, headcount) {
  return schedule.expected
    .filter(({ event, people }) => headcount(event) !== people)
    .map(({ event, people }) => `${event}: the server counts ${headcount(event)}, not ${people}`);
}

/** Taps counted more than one quarter-hour away from when they were made. */
export function complaintsAboutTimes(schedule, slotOf) {
  const QUARTER_MS = 900_000;
  return [...schedule.moments]
    .map(([id, moment]) => [id, moment, slotOf(id)])
    .filter(([, moment, slot]) => slot !== undefined && Math.abs(slot - Math.floor(moment / QUARTER_MS)) > 1)
    .map(([id, moment]) => `${id}, made at ${new Date(moment).toISOString()}, has another quarter-hour`);
}
