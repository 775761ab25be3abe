import { cannedTexts } from "@/db/schema/canned-texts";
import { sessionResults } from "@/db/schema/inbox";
import { sessionViews } from "@/db/schema/sessions";
import { tags } from "@/db/schema/tags";
import type { Ctx } from "../context";

const results = [
  { nameCs: "Vyřešeno", nameEn: "Resolved", color: "green" },
  { nameCs: "Objednáno", nameEn: "Ordered", color: "teal" },
  { nameCs: "Reklamace", nameEn: "Complaint", color: "red", noteRequired: true },
  { nameCs: "Bez odpovědi", nameEn: "No answer", color: "grey" },
] as const;

const tagsOfDemo = [
  { name: "Elektrokolo", color: "blue" },
  { name: "Pojišťovna", color: "teal" },
  { name: "VIP", color: "purple" },
  { name: "Záruční oprava", color: "orange" },
] as const;

const texts = [
  {
    folder: "",
    name: "Pozdrav",
    shortcut: "den",
    body: "Dobrý den, {{jmeno}}, tady {{operator}} z {{firma}}. Jak vám můžu pomoct?",
  },
  { folder: "", name: "Poděkování", shortcut: "dekuji", body: "Děkujeme za zprávu a přejeme hezký den." },
  { folder: "Prodejna", name: "Otevírací doba", shortcut: "doba", body: "Máme otevřeno po–pá 9–18, v sobotu 9–12." },
  {
    folder: "Servis",
    name: "Kolo je hotové",
    shortcut: "hotovo",
    body: "Dobrý den, {{jmeno}}, kolo ze zakázky {{cislo_zakazky}} je hotové. Vyzvednout si ho můžete po–pá 9–18.",
  },
] as const;

const queueView = {
  name: "Fronta od nejstaršího",
  address: { period: "live", status: "waiting", sort: "started" },
  columns: ["started", "wait", "phone", "number", "group", "tags"],
  isShared: true,
};

/** What the demo's operators work with: results of sessions, tags, canned texts of the company, a view of the queue. */
export async function seedDesk(ctx: Ctx, adminId: string): Promise<void> {
  await ctx.db
    .insert(sessionResults)
    .values(results.map((result, position) => ({ id: ctx.newId(), position, ...result })));
  await ctx.db.insert(tags).values(tagsOfDemo.map((tag) => ({ id: ctx.newId(), ...tag })));
  await ctx.db
    .insert(cannedTexts)
    .values(texts.map((text) => ({ id: ctx.newId(), scope: "company" as const, updatedAt: ctx.now(), ...text })));
  await ctx.db.insert(sessionViews).values({ id: ctx.newId(), ...queueView, ownerId: adminId, createdAt: ctx.now() });
}
