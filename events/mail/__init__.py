"""The mail of an event: purposes, texts, outbox, sending. Other apps use `events.mail.outbox`."""
