import { z } from "zod";
import { groupModes, locales, presences, roles } from "@/db/enums";

export const presenceInput = z.object({
  presence: z.enum(presences),
  awayReason: z.string().max(40).nullish(),
});
export type PresenceInput = z.infer<typeof presenceInput>;

export const presenceOfInput = presenceInput.extend({ userId: z.uuid() });

export const userInput = z.object({ userId: z.uuid() });

const name = z.string().trim().min(1).max(100);
const groupIds = z.array(z.uuid()).max(100);

export const mostSessions = 50;

/** What a person says of themselves (N.23). Without a name for clients they read the other one. */
export const profileInput = z.object({ name, clientName: z.string().trim().max(100) });
export type ProfileInput = z.infer<typeof profileInput>;

export const localeInput = z.object({ locale: z.enum(locales) });
export type LocaleInput = z.infer<typeof localeInput>;

export const passwordInput = z.object({ current: z.string().max(1000), next: z.string().max(1000) });
export type PasswordInput = z.infer<typeof passwordInput>;

export const loginInput = z.object({ loginId: z.uuid() });

/** What an administrator sets of a person (N.27). */
export const changeUserInput = z.object({
  userId: z.uuid(),
  name,
  role: z.enum(roles),
  groupIds,
  /** 0 = nothing is offered to them. */
  capacity: z.number().int().min(0).max(mostSessions),
});
export type ChangeUserInput = z.infer<typeof changeUserInput>;

export const inviteUserInput = z.object({
  email: z.email().trim().max(200),
  name,
  role: z.enum(roles),
  groupIds,
});
export type InviteUserInput = z.infer<typeof inviteUserInput>;

export const invitationInput = z.object({ invitationId: z.uuid() });

export const acceptInvitationInput = z.object({
  token: z.string().min(20).max(200),
  name,
  password: z.string().max(200),
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

/** A group and how it takes sessions (N.41–N.43). Without an id it is a new one. */
export const saveGroupInput = z.object({
  groupId: z.uuid().nullable(),
  name: z.string().trim().min(1).max(60),
  mode: z.enum(groupModes),
  offerSeconds: z.number().int().min(10).max(600),
  /** 0 = no after-session work. */
  wrapUpSeconds: z.number().int().min(0).max(3600),
  memberIds: z.array(z.uuid()).max(500),
});
export type SaveGroupInput = z.infer<typeof saveGroupInput>;

export const groupInput = z.object({ groupId: z.uuid() });

/** What the company has switched on (feature-rules); all of it until somebody says otherwise. */
export const featuresSchema = z.object({ whatsapp: z.boolean().default(true), campaigns: z.boolean().default(true) });
