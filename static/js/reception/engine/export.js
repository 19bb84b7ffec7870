/* A file with all that the server has not confirmed, for the coordinator to import. Clears nothing. */

import { isoTime, toWire } from "./wire.js";

const FORMAT = { format: "cite-ephemere-passages", version: 1 };

/** The items of the paired event; `others` holds, in the same shape, those of other events. */
export function exportOf({ items, counters, event, clock, now }) {
  const events = new Set([...(event ? [event] : []), ...items.map((item) => item.event)]);
  const [first, ...others] = (events.size ? [...events] : [null]).map((slug) => {
    const { series = null, desk = null, lastNumber = 0 } = counters.find((c) => c.event === slug) ?? {};
    return {
      ...FORMAT,
      event: slug,
      series,
      desk,
      exported_at: isoTime(now()),
      clock_offset_ms: clock.offset,
      last_number: lastNumber,
      items: items.filter((item) => item.event === slug).map((item) => exported(item, clock)),
    };
  });
  return { ...first, others };
}

/** `reason` is already the undo's own word in the protocol. */
function exported(item, clock) {
  const { state, reason, message } = item;
  return { ...toWire(item, clock), state, review_reason: reason, message };
}
