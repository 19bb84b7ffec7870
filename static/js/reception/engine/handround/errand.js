/* How filled questionnaires travel: apart from the check-ins, without number or series. */

import { isoTime } from "../wire.js";

export const toWire = (form, clock) => ({
  id: form.id,
  survey: form.survey,
  version: form.version,
  language: form.language,
  ...(form.activity && { activity: form.activity }),
  given_at: isoTime(form.at === null ? form.wall : clock.onDevice(form.at)),
  answers: form.answers,
});

export const FORMS = {
  path: "reponses",
  lock: "cite-ephemere-questionnaires",
  largestBatch: 20,
  heartbeatMs: 60_000,
  body: ({ waitingCount, toReview }, items, { sent, clock }) => ({
    protocol: 1,
    sent_at: isoTime(sent.wall),
    waiting: waitingCount - items.length,
    to_review: toReview,
    items: items.map((form) => toWire(form, clock)),
  }),
  after: ({ id }) => `${id}~`,
};
