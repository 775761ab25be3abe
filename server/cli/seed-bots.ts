import { automations } from "@/db/schema/automations";
import { type BotScript, bots } from "@/db/schema/bots";
import type { Ctx } from "../context";

/** Exported for its test. */
export const demoScript: BotScript = {
  steps: [
    {
      id: "start",
      text: "Dobrý den, tady Kola Brázda. S čím vám můžeme pomoct?",
      choices: [
        {
          id: "hours",
          title: "Otevírací doba",
          description: "",
          answer: "Máme otevřeno po–pá 9–18, v sobotu 9–12. Přejeme hezký den.",
          move: { kind: "end" },
        },
        { id: "service", title: "Servis kola", description: "", answer: "", move: { kind: "step", stepId: "service" } },
        { id: "people", title: "Napsat operátorovi", description: "", answer: "", move: { kind: "people" } },
      ],
    },
    {
      id: "service",
      text: "Potřebujete kolo objednat do servisu, nebo se ptáte na zakázku?",
      choices: [
        { id: "order", title: "Objednat servis", description: "", answer: "Rozumím.", move: { kind: "people" } },
        {
          id: "state",
          title: "Stav zakázky",
          description: "",
          answer: "Napište prosím číslo zakázky, kolega se podívá.",
          move: { kind: "people" },
        },
        { id: "back", title: "Zpět", description: "", answer: "", move: { kind: "step", stepId: "start" } },
      ],
    },
  ],
  listButton: "Vybrat",
  unclear: "Omlouváme se, tomu nerozumím. Vyberte prosím jednu z možností.",
  maxUnclear: 2,
  handOver: "Děkujeme, předávám vás kolegům. Ozvou se tady.",
  silenceMinutes: 15,
};

/** A bot to try, which no rule of the routing names yet, and a rule that tells colleagues of a client who waits very long. */
export async function seedBots(ctx: Ctx, adminId: string): Promise<void> {
  const [at, updatedById] = [ctx.now(), adminId];
  await ctx.db.insert(bots).values({
    id: ctx.newId(),
    name: "Recepce",
    enabled: true,
    script: demoScript,
    version: 1,
    updatedAt: at,
    updatedById,
  });
  await ctx.db.insert(automations).values({
    id: ctx.newId(),
    name: "Klient čeká přes dvě hodiny",
    enabled: true,
    position: 0,
    triggerKind: "no_answer",
    trigger: { kind: "no_answer", minutes: 120 },
    conditions: [],
    actions: [
      { kind: "note", body: "Klient čeká na odpověď přes dvě hodiny. Ozvěte se mu prosím přednostně." },
      { kind: "alert", to: { kind: "supervisors" } },
    ],
    activeSince: at,
    updatedAt: at,
    updatedById,
  });
}
