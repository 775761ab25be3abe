import type { z } from "zod";
import { readJson } from "../http/body";
import { json, type Reply } from "../http/reply";
import type { Handler, Incoming } from "../http/router";
import type { Simulation } from "../simulation";

/** A lever with a JSON body of this shape; anything else is refused with what is wrong. */
export const withBody =
  <T>(schema: z.ZodType<T>, handle: (simulation: Simulation, value: T, request: Incoming) => Reply): Handler =>
  async (simulation, request) => {
    const body = await readJson(request, schema);
    return body.ok ? handle(simulation, body.value, request) : problem(400, body.problem);
  };

export const done = (): Reply => json(200, { ok: true });
export const problem = (status: number, text: string): Reply => json(status, { error: text });
