/* A file with the questionnaires that the server has not confirmed. It names no desk and no numbering,
   and they are in the order of their random keys. Clears nothing. */

import { isoTime } from "../wire.js";
import { toWire } from "./errand.js";

const FORMAT = { format: "cite-ephemere-questionnaires", version: 1 };

/** The questionnaires of the paired event; `others` holds, in the same shape, those of other events. */
export function formsFile({ forms, event, clock, now }) {
  const events = new Set([...(event ? [event] : []), ...forms.map((form) => form.event)]);
  const [first, ...others] = (events.size ? [...events] : [null]).map((slug) => ({
    ...FORMAT,
    event: slug,
    exported_at: isoTime(now()),
    clock_offset_ms: clock.offset,
    items: forms.filter((form) => form.event === slug).map((form) => exported(form, clock)),
  }));
  return { ...first, others };
}

const exported = (form, clock) => {
  const { state, reason, message } = form;
  return { ...toWire(form, clock), state, review_reason: reason, message };
};
