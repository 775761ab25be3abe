import { allowed, router } from "../trpc/procedures";
import { listDeliveries } from "./list-deliveries";
import { listRefusals } from "./list-refusals";
import { replayDelivery } from "./replay-delivery";
import { deliveryInput, listInput } from "./schema";
import { showDelivery } from "./show-delivery";

const see = allowed("webhooks.see");

export const webhooksRouter = router({
  list: see.input(listInput).query(({ ctx, input }) => listDeliveries(ctx, input)),
  show: see.input(deliveryInput).query(({ ctx, input }) => showDelivery(ctx, input)),
  replay: see.input(deliveryInput).mutation(({ ctx, input }) => replayDelivery(ctx, input)),
  refusals: see.query(({ ctx }) => listRefusals(ctx)),
});
