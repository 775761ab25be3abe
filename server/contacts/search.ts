import type { Ctx } from "../context";
import { findContacts } from "./queries";
import { searchPatterns } from "./rules";

type Found = { id: string; name: string | null; phone: string | null };
type Asked = { query: string; limit: number };

/** Contacts by words of their name, with or without diacritics, or by a fragment of their phone. Nothing under two characters. */
export const searchContacts = (ctx: Pick<Ctx, "db">, asked: Asked): Promise<Found[]> => search(ctx, asked, false);

/** The same of the directory, where who was merged into another is not there twice (O16). */
export const searchDirectory = (ctx: Pick<Ctx, "db">, asked: Asked): Promise<Found[]> => search(ctx, asked, true);

async function search({ db }: Pick<Ctx, "db">, { query, limit }: Asked, inDirectory: boolean): Promise<Found[]> {
  const patterns = searchPatterns(query);
  return patterns.length === 0 ? [] : findContacts(db, patterns, limit, inDirectory);
}
