import { type LiveKind, liveKinds } from "@/db/enums";
import type { Actor } from "../context";
import { mayDo, type Permission } from "../team/permissions";
import type { Audience } from "./rules";

/** The right to the thing is the right to hear of it. */
const needed = {
  conversation: "inbox.use",
  session: "inbox.use",
  message: "inbox.use",
  viewer: "inbox.use",
  number: "inbox.use",
  user: "inbox.use",
  template: "templates.see",
  campaign: "campaigns.see",
  webhook: "webhooks.see",
  alert: "alerts.see",
  routing: "routing.see",
  notification: "inbox.use",
  mention: "inbox.use",
  reminder: "inbox.use",
  scheduled: "inbox.use",
} as const satisfies Record<LiveKind, Permission>;

export function audienceOf({ userId, role }: Extract<Actor, { kind: "user" }>): Audience {
  return {
    userId,
    seesAll: mayDo(role, "inbox.seeAll"),
    kinds: new Set(liveKinds.filter((kind) => mayDo(role, needed[kind]))),
  };
}
