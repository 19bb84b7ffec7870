/* The server as the protocol describes it, in memory: idempotent by identifier. */

const QUARTER_MS = 900_000;
const LARGEST_GROUP = 200;
const json = { "Content-Type": "application/json" };

const reply = (status, body, headers = {}) => ({
  status,
  headers: { ...json, ...headers },
  body: JSON.stringify(body),
});

const contentOf = ({ kind, headcount, hub, activity, profile }) =>
  JSON.stringify([kind, headcount, hub ?? null, activity ?? null, profile ?? null]);

export class ModelServer {
  events = new Map(); // slug → {checkIns, undos, refusals}
  tablets = new Map(); // "event series" → what the fleet view knows
  codes = new Map();
  tokens = new Map();
  requests = [];
  largestBody = 256 * 1024;
  #time;
  #made = 0;

  constructor(time) {
    this.#time = time;
  }

  /** A pairing code for a desk of this event, which need not exist. */
  newCode(slug, desk = "accueil") {
    this.#made += 1;
    const code = `CODE${String(this.#made).padStart(4, "0")}`;
    const event = { checkIns: new Map(), undos: new Map(), refusals: [], version: "v1" };
    if (!this.events.has(slug)) this.events.set(slug, event);
    this.codes.set(code, { slug, desk });
    return code;
  }

  revokeAll(slug) {
    for (const [token, tablet] of this.tokens) if (tablet.slug === slug) this.tokens.delete(token);
  }

  /** People counted: arrivals and others together, without those cancelled. */
  headcount(slug) {
    const { checkIns, undos } = this.events.get(slug);
    return [...checkIns.values()]
      .filter(({ id }) => !undos.has(id))
      .reduce((sum, { headcount }) => sum + headcount, 0);
  }

  /** The quarter-hour of a check-in, counted from 1970. */
  slotOf(id) {
    for (const { checkIns } of this.events.values()) if (checkIns.has(id)) return checkIns.get(id).slot;
    return undefined;
  }

  missing(slug) {
    const tablets = [...this.tablets.values()].filter((tablet) => tablet.slug === slug);
    return tablets.reduce((sum, tablet) => sum + this.#missingOf(tablet), 0);
  }

  handle({ path, headers = {}, body }) {
    this.requests.push({ path, headers, body });
    if (body && body.length > this.largestBody) return reply(413, { error: "body_too_large" });
    const asked = body ? JSON.parse(body) : null;
    if (path.endsWith("appairage")) return this.#pair(asked);
    const token = headers.Authorization?.replace("Bearer ", "");
    const tablet = this.tokens.get(token);
    if (!tablet) return reply(401, { error: "unknown_token", message: "Appairez de nouveau." });
    if (path.endsWith("poste")) return reply(200, this.#configuration(tablet));
    const answer = path.endsWith("repetition") ? this.#rehearse(asked) : this.#sync(tablet, asked);
    return reply(200, answer);
  }

  #pair({ code, series }) {
    const spent = this.codes.get(code);
    if (!spent) return reply(404, { error: "unknown_code", message: "Code inconnu." });
    this.codes.delete(code);
    const { slug, desk } = spent;
    const key = `${slug} ${series}`;
    const tablet = this.tablets.get(key) ?? { slug, series, received: new Set() };
    this.tablets.set(key, { ...tablet, desk, lastNumber: 0, waiting: 0, toReview: 0 });
    this.#made += 1;
    const token = `token-${this.#made}`;
    this.tokens.set(token, this.tablets.get(key));
    return reply(200, { token, configuration: this.#configuration(this.tablets.get(key)) });
  }

  #configuration({ slug, desk }) {
    const { version } = this.events.get(slug);
    const event = { slug, name: slug, time_zone: "Europe/Paris" };
    return { version, event, desk: { code: desk, kind: "reception" }, largest_batch: 200 };
  }

  #sync(tablet, asked) {
    const offset = this.#time.now - Date.parse(asked.sent_at);
    const results = new Map();
    const inOrder = [...asked.items.entries()].sort(([, one], [, other]) => isUndo(one) - isUndo(other));
    for (const [index, item] of inOrder) {
      const result = this.#judge(this.events.get(tablet.slug), item, offset);
      if (["created", "duplicate"].includes(result.outcome)) tablet.received.add(item.number);
      results.set(index, { index, number: item.number, id: item.id, ...result });
    }
    const { last_number: lastNumber, waiting, to_review: toReview, rehearsal } = asked;
    Object.assign(tablet, { lastNumber, waiting, toReview, offset }, rehearsal && { rehearsal });
    return this.#answer(tablet, offset, [...results.values()].sort((a, b) => a.index - b.index));
  }

  #judge(event, item, offset) {
    if (isUndo(item)) return this.#undo(event, item);
    const slot = Math.floor((Date.parse(item.tapped_at) + offset) / QUARTER_MS);
    const content = contentOf(item);
    const known = event.checkIns.get(item.id);
    if (known) {
      const isSame = known.content === content && Math.abs(known.slot - slot) <= 1;
      return isSame ? { outcome: "duplicate" } : this.#refuse(event, "conflict");
    }
    if (!(item.headcount >= 1 && item.headcount <= LARGEST_GROUP)) {
      return this.#refuse(event, "rejected", "headcount");
    }
    event.checkIns.set(item.id, { id: item.id, content, slot, headcount: item.headcount });
    return { outcome: "created" };
  }

  #undo(event, { id, check_in: target }) {
    if (!event.checkIns.has(target)) return this.#refuse(event, "rejected", "unknown_check_in");
    if (event.undos.has(target)) return { outcome: "duplicate" };
    event.undos.set(target, id);
    return { outcome: "created" };
  }

  #refuse(event, outcome, reason) {
    event.refusals.push(reason ?? outcome);
    return { outcome, reason, message: "Refusé." };
  }

  #rehearse({ sent_at, items }) {
    const results = items.map(({ number, id }, index) => ({ index, number, id, outcome: "created" }));
    return this.#answer(null, this.#time.now - Date.parse(sent_at), results);
  }

  #answer(tablet, offset, results) {
    const totals = { as_of: new Date(this.#time.now).toISOString() };
    if (tablet) totals.arrivals = this.headcount(tablet.slug);
    return {
      server_time: new Date(this.#time.now).toISOString(),
      clock_offset_ms: offset,
      configuration_version: tablet ? this.events.get(tablet.slug).version : "v1",
      missing: tablet ? this.#missingOf(tablet) : 0,
      results,
      totals,
    };
  }

  #missingOf({ lastNumber, received, waiting, toReview }) {
    return Math.max(0, lastNumber - received.size - waiting - toReview);
  }
}

const isUndo = (item) => Number(item.kind === "undo");
