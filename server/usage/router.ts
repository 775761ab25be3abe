import { changeMessageAllowance, messageAllowanceSchema } from "../team/message-allowance";
import { allowed, router } from "../trpc/procedures";
import { addRateCard } from "./add-rate-card";
import { estimatePrice } from "./estimate-price";
import { readProviderCosts, showProviderCosts } from "./provider-costs";
import { checkRateCard, listRateCards, showRateCard } from "./rate-cards";
import {
  addCardInput,
  cardInput,
  checkCardInput,
  estimateInput,
  monthInput,
  shownMonthInput,
  withdrawCardInput,
} from "./schema";
import { showUsage } from "./show-usage";
import { withdrawRateCard } from "./withdraw-rate-card";

const see = allowed("usage.see");
const manage = allowed("usage.manage");

export const usageRouter = router({
  month: see.input(shownMonthInput).query(({ ctx, input }) => showUsage(ctx, input)),
  providerCosts: see.input(monthInput).query(({ ctx, input }) => showProviderCosts(ctx, input)),
  readProviderCosts: see.input(monthInput).mutation(({ ctx, input }) => readProviderCosts(ctx, input)),
  changeAllowance: manage
    .input(messageAllowanceSchema)
    .mutation(({ ctx, input }) => changeMessageAllowance(ctx, input)),
  cards: see.query(({ ctx }) => listRateCards(ctx)),
  card: see.input(cardInput).query(({ ctx, input }) => showRateCard(ctx, input)),
  estimate: see.input(estimateInput).query(({ ctx, input }) => estimatePrice(ctx, input)),
  checkCard: manage.input(checkCardInput).mutation(({ ctx, input }) => checkRateCard(ctx, input)),
  addCard: manage.input(addCardInput).mutation(({ ctx, input }) => addRateCard(ctx, input)),
  withdrawCard: manage.input(withdrawCardInput).mutation(({ ctx, input }) => withdrawRateCard(ctx, input)),
});
