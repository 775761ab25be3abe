import { graphError, unauthorised, unknownObject } from "../cloud-api/errors";
import type { Reply } from "../http/reply";
import type { Handler, Incoming } from "../http/router";
import type { SimNumber } from "../model";
import type { Simulation } from "../simulation";

export type MetaNumber = SimNumber & { account: Extract<SimNumber["account"], { provider: "meta" }> };

export const isMeta = (number: SimNumber): number is MetaNumber => number.account.provider === "meta";

/** What a token reaches: its accounts and their numbers. */
export type Reach = { wabaIds: string[]; numbers: MetaNumber[] };

type OwnedHandler<T> = (simulation: Simulation, request: Incoming, owned: T) => Reply | Promise<Reply>;

/** Null for a token that nobody has. */
export function reachOf(simulation: Simulation, token: string): Reach | null {
  const all = [...simulation.numbers.values()].filter(isMeta);
  const granted = simulation.onboarding.tokens.get(token)?.wabaIds ?? [];
  const own = all.filter(({ account }) => account.accessToken === token).map(({ account }) => account.wabaId);
  const wabaIds = [...new Set([...granted, ...own])];
  return wabaIds.length > 0
    ? { wabaIds, numbers: all.filter(({ account }) => wabaIds.includes(account.wabaId)) }
    : null;
}

export const bearerOf = ({ headers }: Incoming): string => headers.authorization?.replace(/^Bearer /, "") ?? "";

export function withReach(handle: OwnedHandler<Reach>): Handler {
  return (simulation, request) => {
    const reach = reachOf(simulation, bearerOf(request));
    const { version } = request.params;
    if (!reach) return unauthorised();
    if (version !== undefined && !/^v\d+\.0$/.test(version))
      return graphError(400, 2500, `Unknown path components: /${version}`, undefined);
    return handle(simulation, request, reach);
  };
}

export const withToken = (handle: OwnedHandler<MetaNumber[]>): Handler =>
  withReach((simulation, request, { numbers }) => handle(simulation, request, numbers));

export function withNumber(handle: OwnedHandler<MetaNumber>): Handler {
  return withToken((simulation, request, owned) => {
    const number = owned.find(({ id }) => id === request.params.id);
    return number ? handle(simulation, request, number) : unknownObject(request.params.id ?? "");
  });
}

export function withAccount(handle: OwnedHandler<MetaNumber[]>): Handler {
  return withReach((simulation, request, { wabaIds, numbers }) => {
    const id = request.params.id ?? "";
    return wabaIds.includes(id)
      ? handle(
          simulation,
          request,
          numbers.filter(({ account }) => account.wabaId === id),
        )
      : unknownObject(id);
  });
}
