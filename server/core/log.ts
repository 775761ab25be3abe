import pino, { type Logger as PinoLogger } from "pino";

export type Logger = PinoLogger;

/** Structured lines, ids only: never message texts, phones, tokens. What slips in under a known name is struck out. */
export function createLogger(level: string): Logger {
  const secret = [
    "body",
    "text",
    "phone",
    "to",
    "password",
    "token",
    "authorization",
    "accessToken",
    "apiKey",
    "secrets",
    "rawBody",
  ];
  return pino({
    level,
    base: undefined,
    redact: {
      paths: secret.flatMap((name) => [name, `*.${name}`]),
      censor: "[struck]",
    },
  });
}
