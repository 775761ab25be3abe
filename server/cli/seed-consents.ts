import { consentTexts } from "@/db/schema/consent";
import { recordConsent } from "../consent/record-consent";
import type { Ctx } from "../context";

const text = {
  textCs: "Souhlasím s tím, aby mi Kola Brázda posílala přes WhatsApp nabídky a novinky. Souhlas mohu kdykoli odvolat.",
  textEn: "I agree that Kola Brázda may send me offers and news on WhatsApp. I may withdraw my consent at any time.",
};
const day = 86_400_000;

/** What the demo's clients agreed to; every eighth has not been asked, so that the desk shows both (S4.3). */
export async function seedConsents(ctx: Ctx, createdById: string, contactIds: string[]): Promise<void> {
  const textId = ctx.newId();
  const asked = new Date(ctx.now().getTime() - 90 * day);
  await ctx.db.insert(consentTexts).values({ id: textId, version: 1, ...text, createdAt: asked, createdById });
  const agreed = contactIds.filter((_, position) => position % 8 !== 7);
  for (const [position, contactId] of agreed.entries())
    await recordConsent(ctx, {
      contactId,
      move: "given",
      source: "web",
      textId,
      proof: `Objednávka č. ${20_300 + position} v e-shopu`,
      at: new Date(asked.getTime() + (position % 80) * day),
    });
}
