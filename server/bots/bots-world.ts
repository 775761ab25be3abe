import type { BotMove, BotScript } from "@/db/schema/bots";
import type { Ctx } from "../context";
import { saveBot } from "./save-bot";

export const choiceOf = (id: string, title: string, move: BotMove, answer = "") => ({
  id,
  title,
  description: "",
  answer,
  move,
});

/** A menu of two steps: "Reklamace" leads on, "Otevírací doba" ends, the third choice is the test's. */
export const scriptWith = (move: BotMove): BotScript => ({
  steps: [
    {
      id: "start",
      text: "Dobrý den, s čím pomůžeme?",
      choices: [
        choiceOf("claim", "Reklamace", { kind: "step", stepId: "claim" }),
        choiceOf("hours", "Otevírací doba", { kind: "end" }, "Po–pá 8–16."),
        choiceOf("other", "Něco jiného", move, "Rozumím."),
      ],
    },
    { id: "claim", text: "Čeho se reklamace týká?", choices: [choiceOf("bike", "Kola", move)] },
  ],
  listButton: "Vybrat",
  unclear: "Tomu nerozumím.",
  maxUnclear: 2,
  handOver: "Předávám vás kolegům.",
  silenceMinutes: 10,
});

/** A bot that is on, saved as an administrator does; answers its id. */
export async function addBot(admin: Ctx, script: BotScript = scriptWith({ kind: "people" })): Promise<string> {
  const botId = admin.newId();
  await saveBot(admin, { botId, version: 0, name: `Bot ${botId}`, enabled: true, script });
  return botId;
}
