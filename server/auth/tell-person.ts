import { createTranslator } from "next-intl";
import { z } from "zod";
import type { Locale } from "@/db/enums";
import type { Ctx } from "../context";
import { asBuilt } from "../i18n/compile-messages";
import { loadMessages } from "../i18n/load-messages";
import { company } from "../team/company";
import { findUserById } from "./queries";

const whats = ["reset", "passwordChanged", "secondFactorOff"] as const;
type What = (typeof whats)[number];

const textsSchema = z.object({
  mails: z.record(z.enum(whats), z.object({ subject: z.string(), text: z.string() })),
});

/** A letter in the person's language. */
export async function mailPerson(
  ctx: Ctx,
  input: { user: { email: string; locale: Locale }; what: What; messageId: string; link?: string },
): Promise<void> {
  const { locale, email } = input.user;
  const messages = textsSchema.parse((await loadMessages(locale)).entry);
  const t = createTranslator({ locale, messages: asBuilt(messages) });
  const { name } = await company(ctx);
  await ctx.sendMail?.({
    to: email,
    subject: t(`mails.${input.what}.subject`, { company: name }),
    text: `${[t(`mails.${input.what}.text`, { company: name }), input.link].filter(Boolean).join("\n\n")}\n`,
    messageId: `<${input.messageId}@${new URL(ctx.env.APP_URL).hostname}>`,
  });
}

/** Says afterwards what changed of somebody's way in, so that it does not happen behind their back. */
export function tellPerson(ctx: Ctx, { userId, what }: { userId: string; what: Exclude<What, "reset"> }): void {
  if (!ctx.sendMail) return;
  ctx.defer(async () => {
    const user = await findUserById(ctx.db, userId);
    if (user) await mailPerson(ctx, { user, what, messageId: `${what}.${ctx.newId()}` });
  });
}
