/* A queued item as the protocol writes it. */

export const isoTime = (milliseconds) => new Date(milliseconds).toISOString();

export function toWire(item, clock) {
  const common = { number: item.number, id: item.id, kind: item.kind };
  const tapped_at = isoTime(item.at === null ? item.wall : clock.onDevice(item.at));
  if (item.kind === "undo") {
    return { ...common, tapped_at, check_in: item.checkIn, reason: item.undoReason };
  }
  const wire = { ...common, tapped_at, headcount: item.headcount };
  for (const optional of ["hub", "activity", "profile"]) {
    if (item[optional]) wire[optional] = item[optional];
  }
  return wire;
}
