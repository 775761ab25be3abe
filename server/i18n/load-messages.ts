import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locale } from "@/db/enums";

export type Messages = { [key: string]: string | Messages };

/**
 * All texts of one language: `messages/<locale>/<feature>.json`, one namespace a file, named like it.
 * Kept in memory in production; read anew in development, so that an edited text shows at once.
 */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const kept = loaded.get(locale);
  if (kept) return kept;
  const messages = await readFolder(join(process.cwd(), "messages", locale));
  if (process.env.NODE_ENV === "production") loaded.set(locale, messages);
  return messages;
}

const loaded = new Map<Locale, Messages>();

async function readFolder(folder: string): Promise<Messages> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const entries = files.map(async (file): Promise<[string, Messages]> => {
    const text = await readFile(join(folder, file), "utf8");
    return [file.slice(0, -".json".length), JSON.parse(text)];
  });
  return Object.fromEntries(await Promise.all(entries));
}
