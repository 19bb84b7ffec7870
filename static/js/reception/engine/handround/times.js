/* When a questionnaire was begun: nearer than the quarter-hour nothing reaches the disk. */

const QUARTER_MS = 900_000;

/** The middle of its quarter-hour: the network's delay moves it into no other. */
export const middleOfQuarter = (milliseconds) =>
  Math.floor(milliseconds / QUARTER_MS) * QUARTER_MS + QUARTER_MS / 2;

export function coarse({ wall, at, unsettled }) {
  const kept = { wall: middleOfQuarter(wall), at: at === null ? null : middleOfQuarter(at) };
  return at === null ? { ...kept, unsettled } : kept;
}

export const settled = (form, clock) =>
  form.at === null ? { ...form, at: middleOfQuarter(clock.settle(form)), unsettled: null } : form;
