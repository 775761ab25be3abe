import compile from "icu-minify/compile";
import type { Messages } from "./load-messages";

/**
 * Texts in the form that this build reads. In the app they are compiled here, so that no browser carries the ICU parser (next.config.js
 * takes `use-intl`'s small formatter then); elsewhere, as in tests, they stay as they are written.
 */
export function asBuilt<Texts extends Messages>(messages: Texts): Texts {
  return process.env.COMPILED_MESSAGES === "1" ? (compileMessages(messages) as Texts) : messages;
}

/** The formatter takes what the compiler made in place of the text; its types know only texts. */
export function compileMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [
      key,
      typeof text === "string" ? compileText(text) : compileMessages(text),
    ]),
  );
}

/** In development texts are read anew with every page. */
const compiled = new Map<string, string>();

function compileText(text: string): string {
  // Its objects have no prototype, and such a one does not get from the server to the browser.
  const kept = compiled.get(text) ?? JSON.parse(JSON.stringify(compile(text)));
  compiled.set(text, kept);
  return kept;
}
