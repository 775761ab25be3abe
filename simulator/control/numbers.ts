import { z } from "zod";
import { failMessage, moveMessage } from "../bring-message";
import { json } from "../http/reply";
import type { Handler } from "../http/router";
import { templateCategories, templateStatuses } from "../model";
import { disconnectNumber, reconnectNumber, setDailyLimit, setQuality } from "../number-state";
import { addNumber, findNumber } from "../simulation";
import { pauseKinds, recategorise, setTemplateQuality, setTemplateStatus } from "../template-state";
import { worldNumber } from "../world";
import { numberView } from "./number-view";
import { done, problem, withBody } from "./with-body";

export const listNumbers: Handler = (simulation) =>
  json(
    200,
    [...simulation.numbers.values()].map((number) => numberView(simulation, number)),
  );

export const createNumber: Handler = withBody(worldNumber, (simulation, account) =>
  json(201, numberView(simulation, addNumber(simulation, account))),
);

const numberChange = z.strictObject({
  state: z.enum(["connected", "disconnected"]).optional(),
  quality: z.enum(["GREEN", "YELLOW", "RED"]).optional(),
  dailyLimit: z.number().int().positive().nullable().optional(),
});

export const changeNumber: Handler = withBody(numberChange, (simulation, change, { params }) => {
  const number = findNumber(simulation, params.number ?? "");
  if (!number) return problem(404, "no such number");
  if (change.state === "disconnected") disconnectNumber(simulation, number, "disconnected by hand");
  if (change.state === "connected") reconnectNumber(simulation, number);
  if (change.quality) setQuality(simulation, number, change.quality);
  if (change.dailyLimit !== undefined) setDailyLimit(simulation, number, change.dailyLimit);
  return json(200, numberView(simulation, number));
});

/** What the reviewer and the clients make of it; several at once are done in this order. */
const templateChange = z.strictObject({
  language: z.string().optional(),
  status: z.enum(templateStatuses).optional(),
  reason: z.string().optional(),
  pause: z.enum(pauseKinds).optional(),
  quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]).optional(),
  category: z.enum(templateCategories).optional(),
  /** The category only in a day; it is announced now. */
  notice: z.boolean().default(false),
});

export const changeTemplate: Handler = withBody(templateChange, (simulation, change, { params }) => {
  const number = findNumber(simulation, params.number ?? "");
  const templates = number?.templates.filter(
    ({ name, language }) => name === params.name && (change.language === undefined || change.language === language),
  );
  if (!number || !templates || templates.length === 0) return problem(404, "no such template");
  const { status, quality, category } = change;
  for (const template of templates) {
    if (status) setTemplateStatus(simulation, number, template, { ...change, status });
    if (quality) setTemplateQuality(simulation, number, template, quality);
    if (category) recategorise(simulation, number, template, { category, notice: change.notice });
  }
  return done();
});

const messageChange = z.strictObject({ status: z.enum(["sent", "delivered", "read", "failed"]) });

/** The next step of one message by hand. */
export const changeMessage: Handler = withBody(messageChange, (simulation, { status }, { params }) => {
  const sent = simulation.sentById.get(params.id ?? "");
  if (!sent) return problem(404, "no such message");
  const moved =
    status === "failed"
      ? failMessage(simulation, sent, { reason: "undeliverable", details: "Failed by hand" })
      : moveMessage(simulation, sent, status);
  return moved ? done() : problem(409, `the message is ${sent.status} already`);
});
