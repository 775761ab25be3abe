import { allowed, router } from "../trpc/procedures";
import { acceptSession } from "./accept-session";
import { checkRecipient } from "./check-recipient";
import { countInbox } from "./count-queries";
import { endSession } from "./end-session";
import { listConversations } from "./list-conversations";
import { markRead } from "./mark-read";
import { meOf } from "./operator";
import { reply } from "./reply";
import { retryReply } from "./retry-reply";
import { saveDraft } from "./save-draft";
import {
  checkRecipientInput,
  conversationInput,
  draftInput,
  endSessionInput,
  listInput,
  messageInput,
  noteInput,
  numberInput,
  replyInput,
  sessionInput,
  settleInput,
  startSessionInput,
  threadInput,
} from "./schema";
import { sendingNumbers, sendingTemplates } from "./sending-choices";
import { activeResults } from "./session-queries";
import { settleMessage } from "./settle-message";
import { showConversation } from "./show-conversation";
import { showThread } from "./show-thread";
import { startSession } from "./start-session";
import { takeOverSession } from "./take-over-session";
import { writeNote } from "./write-note";

const use = allowed("inbox.use");

export const inboxRouter = router({
  list: use.input(listInput).query(({ ctx, input }) => listConversations(ctx, input)),
  counts: use.query(({ ctx }) => countInbox(ctx.db, meOf(ctx))),
  conversation: use.input(conversationInput).query(({ ctx, input }) => showConversation(ctx, input)),
  thread: use.input(threadInput).query(({ ctx, input }) => showThread(ctx, input)),
  results: use.query(({ ctx }) => activeResults(ctx.db)),
  accept: use.input(sessionInput).mutation(({ ctx, input }) => acceptSession(ctx, input)),
  takeOver: allowed("sessions.takeOver")
    .input(sessionInput)
    .mutation(({ ctx, input }) => takeOverSession(ctx, input)),
  end: use.input(endSessionInput).mutation(({ ctx, input }) => endSession(ctx, input)),
  reply: use.input(replyInput).mutation(({ ctx, input }) => reply(ctx, input)),
  retry: use.input(messageInput).mutation(({ ctx, input }) => retryReply(ctx, input)),
  settle: use.input(settleInput).mutation(({ ctx, input }) => settleMessage(ctx, input)),
  startSession: use.input(startSessionInput).mutation(({ ctx, input }) => startSession(ctx, input)),
  checkRecipient: use.input(checkRecipientInput).query(({ ctx, input }) => checkRecipient(ctx, input)),
  sendingNumbers: use.query(({ ctx }) => sendingNumbers(ctx)),
  sendingTemplates: use.input(numberInput).query(({ ctx, input }) => sendingTemplates(ctx, input)),
  note: use.input(noteInput).mutation(({ ctx, input }) => writeNote(ctx, input)),
  saveDraft: use.input(draftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  markRead: use.input(conversationInput).mutation(({ ctx, input }) => markRead(ctx, input)),
});
