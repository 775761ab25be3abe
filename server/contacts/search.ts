import type { Ctx } from "../context";
import { findContacts } from "./queries";
import { searchPatterns } from "./rules";

/** Contacts by words of their name, with or without diacritics, or by a fragment of their phone. Nothing under two characters. */
export async function searchContacts(
  ctx: Pick<Ctx, "db">,
  { query, limit }: { query: string; limit: number },
): Promise<{ id: string; name: string | null; phone: string | null }[]> {
  const patterns = searchPatterns(query);
  return patterns.length === 0 ? [] : findContacts(ctx.db, patterns, limit);
}
