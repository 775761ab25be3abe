import { asSystem, type Ctx } from "../context";
import { offerSessions } from "./offer-sessions";

/** Work for after a commit that freed an operator or filled the queue: the next offers go out at once. */
export const offersAfter = (ctx: Ctx) => () => ctx.defer(() => offerSessions(asSystem(ctx)));
