/* What the desk refuses or cannot do, with a code that the screens translate. */

export class DeskError extends Error {
  constructor(code, { message, retryAfter, cause } = {}) {
    super(message || (cause ? `${code}: ${cause}` : code), { cause });
    this.name = "DeskError";
    this.code = code;
    this.retryAfter = retryAfter;
    this.fromServer = Boolean(message);
  }
}
