import { allowed, router } from "../trpc/procedures";
import { removeBot, saveBot, switchBot } from "./save-bot";
import { botInput, saveBotInput, switchBotInput } from "./schema";
import { listBots, showBot, showBotChoices } from "./show-bots";

const see = allowed("routing.see");
const manage = allowed("routing.manage");

export const botsRouter = router({
  list: see.query(({ ctx }) => listBots(ctx)),
  show: see.input(botInput).query(({ ctx, input }) => showBot(ctx, input)),
  choices: see.query(({ ctx }) => showBotChoices(ctx)),
  save: manage.input(saveBotInput).mutation(({ ctx, input }) => saveBot(ctx, input)),
  switch: manage.input(switchBotInput).mutation(({ ctx, input }) => switchBot(ctx, input)),
  remove: manage.input(botInput).mutation(({ ctx, input }) => removeBot(ctx, input)),
});
