import { z } from "zod";
import { exceptionSchema } from "../consent/schema";

export const inboxSections = ["waiting", "mine", "snoozed", "team", "all"] as const;
export type InboxSection = (typeof inboxSections)[number];

export const listInput = z.object({
  section: z.enum(inboxSections),
  search: z.string().trim().max(120).optional(),
  /** Only conversations whose newest session has the tag (S1.18). */
  tagId: z.uuid().nullish(),
  /** Only open sessions whose window ends within two hours, the first to end first (O13). */
  isClosing: z.boolean().optional(),
  /** Only open sessions whose clients wait for us to get back to them, the first to ask first (N.70). */
  isCallback: z.boolean().optional(),
  cursor: z
    .string()
    .regex(/^-?\d{1,16}_[0-9a-f-]{36}$/)
    .nullish(),
  limit: z.number().int().min(1).max(50).default(50),
});
export type ListInput = z.input<typeof listInput>;

export const conversationInput = z.object({ conversationId: z.uuid() });
export const sessionInput = z.object({ sessionId: z.uuid() });
export const messageInput = z.object({ messageId: z.uuid() });

export const threadInput = z.object({
  conversationId: z.uuid(),
  /** The first page is the one with this message in its middle; without it, the newest. */
  around: z.uuid().optional(),
  cursor: z
    .string()
    .regex(/^>?-?\d{1,16}_[012]_[0-9a-f-]{1,36}$/)
    .nullish(),
  limit: z.number().int().min(1).max(100).default(40),
});
export type ThreadInput = z.input<typeof threadInput>;

export const tagSessionInput = z.object({ sessionId: z.uuid(), tagId: z.uuid(), isOn: z.boolean() });
export type TagSessionInput = z.infer<typeof tagSessionInput>;

export const clearCallbackInput = z.object({ sessionId: z.uuid(), note: z.string().trim().max(1000) });
export type ClearCallbackInput = z.infer<typeof clearCallbackInput>;

const fields = z.record(z.string().max(60), z.string().max(2000));
export const fillSessionInput = z.object({ sessionId: z.uuid(), fields });
export type FillSessionInput = z.infer<typeof fillSessionInput>;

/** One schema for the dialog and the procedure: the result must be chosen; whether the note may stay empty, the result says (S1.16). */
export const endSessionInput = z.object({
  sessionId: z.uuid(),
  resultId: z.uuid(),
  note: z.string().trim().max(2000),
  /** Of the session itself (N.71); what is not given stays as it was. */
  fields: fields.default({}),
  /** Whether the client is asked what they think of it (N.69); undefined = as the company usually does. */
  rate: z.boolean().optional(),
});
export type EndSessionInput = z.input<typeof endSessionInput>;

export const linkInput = z.object({ conversationId: z.uuid(), contactId: z.uuid() });
export type LinkInput = z.infer<typeof linkInput>;

const values = z.record(z.string().max(80), z.string().max(1024));
/** Uploaded files by their place in the template (`header.media`, `card.0.header.media`). */
const files = z.record(z.string().max(80), z.uuid());
const templateContent = z.object({
  templateId: z.uuid(),
  values,
  files: files.optional(),
  /** Why marketing goes to a client without consent (S4.3). */
  consentException: exceptionSchema.optional(),
});

const words = (longest: number) => z.string().max(longest);
/** Bounds against abuse only; what WhatsApp takes is said by delivery/interactive-rules. */
const choices = z.discriminatedUnion("type", [
  z.object({ type: z.literal("buttons"), titles: z.array(words(200)).max(10) }),
  z.object({
    type: z.literal("list"),
    button: words(200),
    sections: z
      .array(
        z.object({
          title: words(200),
          rows: z.array(z.object({ title: words(200), description: words(400) })).max(30),
        }),
      )
      .max(30),
  }),
]);

/** Optional words of a place are left out, not empty. */
const label = z.string().trim().min(1).max(200).optional();
const contactCard = z.object({
  name: z.string().trim().min(1).max(120),
  phones: z
    .array(z.string().regex(/^\+[1-9]\d{6,14}$/))
    .min(1)
    .max(3),
});

/** What may be written to a client: now, or later (O30). */
export const replyContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), body: z.string().trim().min(1).max(4096) }),
  z.object({
    kind: z.literal("media"),
    mediaId: z.uuid(),
    caption: z.string().trim().max(1024).optional(),
    /** Recorded here: it goes as a voice message where the provider has them. */
    isVoice: z.boolean().optional(),
  }),
  templateContent.extend({ kind: z.literal("template") }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: label,
    address: label,
  }),
  z.object({ kind: z.literal("contacts"), contacts: z.array(contactCard).min(1).max(5) }),
  z.object({ kind: z.literal("interactive"), header: words(400), body: words(8000), footer: words(400), choices }),
]);

export const replyInput = z.object({
  /** Made by the browser: asking twice sends once. */
  messageId: z.uuid(),
  conversationId: z.uuid(),
  content: replyContent,
  replyToMessageId: z.uuid().optional(),
});
export type ReplyInput = z.infer<typeof replyInput>;

/** `seenMessageId`: the newest message on the writer's screen; null = none, left out = whatever stands there, it is to be sent. */
export const replyInViewInput = replyInput.extend({ seenMessageId: z.uuid().nullable().optional() });
export type ReplyInViewInput = z.infer<typeof replyInViewInput>;
export type ReplyContent = ReplyInput["content"];

export const reactInput = z.object({
  /** Made by the browser: asking twice reacts once. */
  reactionId: z.uuid(),
  messageId: z.uuid(),
  /** Empty takes the reaction back. */
  emoji: z.union([z.literal(""), z.string().regex(/^[\p{Extended_Pictographic}\p{Emoji_Component}]{1,20}$/u)]),
});
export type ReactInput = z.infer<typeof reactInput>;

const recipient = z.union([z.object({ phone: z.string().max(60) }), z.object({ contactId: z.uuid() })]);
export type Recipient = z.infer<typeof recipient>;

export const startSessionInput = templateContent.extend({
  messageId: z.uuid(),
  numberId: z.uuid(),
  to: recipient,
});
export type StartSessionInput = z.infer<typeof startSessionInput>;

export const checkRecipientInput = z.object({ numberId: z.uuid(), to: recipient });
export type CheckRecipientInput = z.infer<typeof checkRecipientInput>;

export const numberInput = z.object({ numberId: z.uuid() });

export const settleInput = z.object({ messageId: z.uuid(), as: z.enum(["resend", "sent"]) });
export type SettleInput = z.infer<typeof settleInput>;

export const noteInput = z.object({
  noteId: z.uuid(),
  conversationId: z.uuid(),
  body: z.string().trim().min(1).max(4000),
  /** Colleagues whom it names by @. */
  mentions: z.array(z.uuid()).max(50).optional(),
});
export type NoteInput = z.infer<typeof noteInput>;

export const draftInput = z.object({ conversationId: z.uuid(), body: z.string().max(4096) });
export type DraftInput = z.infer<typeof draftInput>;

/** Whom a session goes to (S1.19): exactly one person or one group. */
export const forwardInput = z.object({
  sessionId: z.uuid(),
  to: z.union([z.object({ userId: z.uuid() }).strict(), z.object({ groupId: z.uuid() }).strict()]),
  note: z.string().trim().max(2000),
});
export type ForwardInput = z.infer<typeof forwardInput>;

/** Null = until the client writes. */
export const snoozeInput = z.object({ sessionId: z.uuid(), until: z.date().nullable() });
export type SnoozeInput = z.infer<typeof snoozeInput>;

export const inviteInput = z.object({ sessionId: z.uuid(), userId: z.uuid() });
export type InviteInput = z.infer<typeof inviteInput>;

/** Whether what the client said means that they want no marketing. */
export const settleDoubtInput = conversationInput.extend({ isOptOut: z.boolean() });
export type SettleDoubtInput = z.infer<typeof settleDoubtInput>;
