import { json, type Reply } from "../http/reply";
import type { Handler, Incoming } from "../http/router";
import type { Simulation } from "../simulation";
import { type Dialog360Number, isDialog360 } from "./hub-access";

/** One API key opens one number. */
export function withKey(
  handle: (simulation: Simulation, request: Incoming, number: Dialog360Number) => Reply | Promise<Reply>,
): Handler {
  return (simulation, request) => {
    const key = request.headers["d360-api-key"];
    const number = [...simulation.numbers.values()].filter(isDialog360).find(({ account }) => account.apiKey === key);
    return number
      ? handle(simulation, request, number)
      : json(401, { meta: { httpCode: 404, developerMessage: "Invalid api_key or token expired", success: false } });
  };
}
