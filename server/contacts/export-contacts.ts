import { record } from "../audit/record";
import type { Ctx } from "../context";
import { csvMark, phoneCell, toCsvLine } from "../core/csv";
import { contactsPage } from "./directory-queries";
import { soughtOf } from "./list-contacts";
import { listFields } from "./list-fields";
import type { CountInput } from "./schema";

/** What the file says in words; the caller knows the language. */
export type ContactWords = {
  separator: string;
  /** Name, WhatsApp name, phone, e-mail, consent, blocked, created, last message. */
  header: string[];
  consent: Record<"given" | "withdrawn" | "unknown", string>;
  blocked: string;
  /** A moment in the company's zone. */
  at: (moment: Date) => string;
};

const pageSize = 2000;

/** The directory as it is searched and filtered, with every field; leaves a trace, for it takes personal data out. */
export async function* exportContacts(
  ctx: Ctx,
  { search, conditions }: CountInput,
  words: ContactWords,
): AsyncGenerator<string> {
  const fields = await listFields(ctx, { scope: "contact" });
  const details = { search: search !== "", conditions: conditions.map(({ kind }) => kind) };
  await record(ctx, { action: "contacts.exported", objectKind: "contact", details });
  yield csvMark + toCsvLine([...words.header, ...fields.map(({ label }) => label)], words.separator);
  const sought = soughtOf(ctx, search, conditions);
  let after: { key: string; id: string } | null = null;
  do {
    const rows: Awaited<ReturnType<typeof contactsPage>> = await contactsPage(ctx.db, sought, {
      order: "name",
      after,
      limit: pageSize,
    });
    for (const row of rows) {
      const values = fields.map(({ key, kind }) => {
        const value = row.fields[key] ?? "";
        return kind === "phone" ? phoneCell(value) : value;
      });
      yield toCsvLine([...cellsOf(row, words), ...values], words.separator);
    }
    const last = rows.at(-1);
    after = rows.length === pageSize && last ? { key: last.sortKey, id: last.id } : null;
  } while (after);
}

function cellsOf(row: Awaited<ReturnType<typeof contactsPage>>[number], words: ContactWords): (string | null)[] {
  const consent = row.marketingOptedOutAt ? "withdrawn" : row.marketingOptedInAt ? "given" : "unknown";
  return [
    row.name,
    row.profileName,
    row.phone ? phoneCell(row.phone) : null,
    row.email,
    words.consent[consent],
    row.blockedAt ? words.blocked : null,
    words.at(row.createdAt),
    row.lastMessageAt ? words.at(row.lastMessageAt) : null,
  ];
}
