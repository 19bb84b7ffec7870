/* A questionnaire that a desk hands round, and a server that takes it in, in memory. */

export const SURVEY = {
  code: "visiteurs",
  version: 1,
  audience: "visitor",
  opens_at: "2026-11-01T00:00:00Z",
  closes_at: null,
  languages: [{ code: "fr", name: "Français", direction: "ltr" }],
  title: { fr: "Votre visite" },
  introduction: { fr: "" },
  questions: [
    question("avis", { is_required: true, choices: ["bien", "mal"] }),
    question("suite", { kind: "multiple", shown_if: ["avis", "mal"], choices: ["attente", "autre"], asks: "autre" }),
    question("detail", { shown_if: ["suite", "attente"], choices: ["long"] }),
    question("note", { kind: "recommendation" }),
    question("mots", { kind: "text" }),
  ],
};

function question(code, { choices = [], asks, ...facts }) {
  return {
    ...{ code, kind: "single", is_required: false, shown_if: null, label: { fr: code }, help: { fr: "" } },
    ...facts,
    choices: choices.map((one) => ({ code: one, label: { fr: one }, asks_text: one === asks })),
  };
}

const json = { "Content-Type": "application/json" };
const reply = (status, body) => ({ status, headers: json, body: JSON.stringify(body) });

/** Puts the two addresses of the questionnaires before a venue's model server. */
export class FormServer {
  responses = new Map();
  refusals = new Map(); // survey code → reason
  surveys = [SURVEY];
  version = "q1";
  batches = [];

  constructor(venue) {
    const { server } = venue;
    const others = server.handle.bind(server);
    server.handle = (request) => this.#handle(request) ?? others(request);
    const pairing = server.newCode.bind(server);
    server.newCode = (...names) => pairing(...names);
    this.server = server;
    this.time = venue.time;
  }

  #handle({ path, headers = {}, body }) {
    const isForms = path.endsWith("/reponses");
    if (!isForms && !path.endsWith("/questionnaires")) return this.#withHandsRound({ path, headers, body });
    const token = headers.Authorization?.replace("Bearer ", "");
    if (!this.server.tokens.has(token)) return reply(401, { error: "unknown_token", message: "Appairez." });
    if (!isForms) return reply(200, this.#handRound());
    const asked = JSON.parse(body);
    this.batches.push(asked);
    return reply(200, this.#answer(asked));
  }

  /** The model server's configuration does not say that its desks hand anything round. */
  #withHandsRound(request) {
    if (!request.path.endsWith("appairage") && !request.path.endsWith("poste")) return undefined;
    const { handle } = Object.getPrototypeOf(this.server);
    const answer = handle.call(this.server, request);
    const told = JSON.parse(answer.body);
    const configuration = told.configuration ?? told;
    if (configuration.desk) configuration.desk.hands_round = true;
    return { ...answer, body: JSON.stringify(told) };
  }

  #handRound() {
    return { version: this.version, surveys: this.surveys, words: { fr: {} }, longest_text: 2000, largest_batch: 20 };
  }

  #answer({ sent_at, items }) {
    return {
      server_time: new Date(this.time.now).toISOString(),
      clock_offset_ms: this.time.now - Date.parse(sent_at),
      questionnaires_version: this.version,
      results: items.map((item, index) => ({ index, id: item.id, ...this.#judge(item) })),
    };
  }

  #judge(item) {
    const reason = this.refusals.get(item.survey);
    if (reason) return { outcome: "rejected", reason, message: "Refusé." };
    if (this.responses.has(item.id)) return { outcome: "duplicate" };
    this.responses.set(item.id, item);
    return { outcome: "created" };
  }
}
