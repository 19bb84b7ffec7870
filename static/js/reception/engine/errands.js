/* What a sender carries to the server, and how: its address, its words, its pace. */

import { isoTime, toWire } from "./wire.js";

export const CHECK_INS = {
  path: "passages",
  lock: "cite-ephemere-sender",
  largestBatch: 200,
  heartbeatMs: 30_000,
  body: ({ counter, rehearsal, waitingCount, toReview }, items, { sent, clock, appVersion }) => ({
    protocol: 1,
    series: counter.series,
    sent_at: isoTime(sent.wall),
    app_version: appVersion,
    last_number: counter.lastNumber,
    waiting: waitingCount - items.length,
    to_review: toReview,
    ...(rehearsal && { rehearsal: { ready: rehearsal.ready } }),
    items: items.map((item) => toWire(item, clock)),
  }),
  after: ({ number }) => number + 1,
};
