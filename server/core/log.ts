import pino, { type DestinationStream, type Logger as PinoLogger } from "pino";
import { safeReason } from "./safe-reason";

export type Logger = PinoLogger;

/**
 * Structured lines, ids only: never message texts, phones, tokens. What slips in under a known name is struck out, and of an error
 * (`err`) only its innermost cause and its places in the code are told.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
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
  const options = {
    level,
    base: undefined,
    serializers: { err: toLoggedError },
    redact: {
      paths: secret.flatMap((name) => [name, `*.${name}`]),
      censor: "[struck]",
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A failed statement's own message holds its parameters: texts and phones (goals §6.5, 59). */
function toLoggedError(error: unknown): { type: string; reason: string; stack: string[] } {
  const { text } = safeReason(error);
  if (!(error instanceof Error)) return { type: typeof error, reason: text, stack: [] };
  const stack = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { type: error.name, reason: text, stack: stack.map((line) => line.trim()).slice(0, 12) };
}
