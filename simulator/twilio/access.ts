import type { Reply } from "../http/reply";
import type { Handler, Incoming } from "../http/router";
import type { Simulation } from "../simulation";
import { twilioError, unauthorised } from "./errors";
import { ownedBy, type TwilioNumber } from "./owned";

export function withLogin(
  handle: (simulation: Simulation, request: Incoming, owned: TwilioNumber[]) => Reply | Promise<Reply>,
): Handler {
  return (simulation, request) => {
    const owned = ownedBy(simulation, request.headers.authorization);
    const { account } = request.params;
    if (owned.length === 0) return unauthorised();
    if (account !== undefined && owned.every((number) => number.account.accountSid !== account)) return unauthorised();
    return handle(simulation, request, owned);
  };
}

export function withSender(
  handle: (simulation: Simulation, request: Incoming, number: TwilioNumber) => Reply | Promise<Reply>,
): Handler {
  return withLogin((simulation, request, owned) => {
    const number = owned.find(({ account }) => account.senderSid === request.params.sid);
    return number
      ? handle(simulation, request, number)
      : twilioError(404, 20404, `The requested resource ${request.path} was not found`);
  });
}
