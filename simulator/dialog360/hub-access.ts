import { json, type Reply } from "../http/reply";
import type { Handler, Incoming } from "../http/router";
import type { SimNumber } from "../model";
import type { Simulation } from "../simulation";
import { ownError } from "./errors";

export type Dialog360Number = SimNumber & { account: Extract<SimNumber["account"], { provider: "360dialog" }> };

export const isDialog360 = (number: SimNumber): number is Dialog360Number => number.account.provider === "360dialog";

type PartnerHandler<T> = (simulation: Simulation, request: Incoming, owned: T) => Reply | Promise<Reply>;

/** The Partner API's own key; an API key of a number does not open it (providers.md B8). */
export function withPartner(handle: PartnerHandler<Dialog360Number[]>): Handler {
  return (simulation, request) => {
    const { partner } = simulation.onboarding;
    if (request.headers["x-api-key"] !== partner.partnerKey)
      return json(401, { meta: { httpCode: 401, developerMessage: "Unauthorized", success: false } });
    if (request.params.partnerId !== partner.partnerId)
      return ownError(403, `Permission denied for partner ${request.params.partnerId}`);
    return handle(simulation, request, [...simulation.numbers.values()].filter(isDialog360));
  };
}

export function withChannel(handle: PartnerHandler<Dialog360Number>): Handler {
  return withPartner((simulation, request, owned) => {
    const number = owned.find(({ account }) => account.channelId === request.params.channelId);
    return number ? handle(simulation, request, number) : ownError(404, "Channel not found");
  });
}
