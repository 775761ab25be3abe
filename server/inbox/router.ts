import { allowed, router } from "../trpc/procedures";
import { acceptSession } from "./accept-session";
import { checkRecipient } from "./check-recipient";
import { clearCallback } from "./clear-callback";
import { countInbox } from "./count-queries";
import { endSession } from "./end-session";
import { fillSession } from "./fill-session";
import { finishWrapUp } from "./finish-wrap-up";
import { forwardSession } from "./forward-session";
import { inviteOperator } from "./invite-operator";
import { leaveSession } from "./leave-session";
import { linkContact, unlinkContact } from "./link-contact";
import { listConversations } from "./list-conversations";
import { listMentionable, listMentions } from "./list-mentions";
import { listOperators } from "./list-operators";
import { markRead } from "./mark-read";
import { markUnread } from "./mark-unread";
import { offersOf } from "./offer-queries";
import { meOf } from "./operator";
import { reactToMessage } from "./react-to-message";
import { readMentions } from "./read-mentions";
import { refuseOffer } from "./refuse-offer";
import { reopenSession } from "./reopen-session";
import { replyInView } from "./reply-in-view";
import { retryReply } from "./retry-reply";
import { saveDraft } from "./save-draft";
import {
  checkRecipientInput,
  clearCallbackInput,
  conversationInput,
  draftInput,
  endSessionInput,
  fillSessionInput,
  forwardInput,
  inviteInput,
  linkInput,
  listInput,
  messageInput,
  noteInput,
  numberInput,
  reactInput,
  replyInViewInput,
  sessionInput,
  settleDoubtInput,
  settleInput,
  snoozeInput,
  startSessionInput,
  tagSessionInput,
  threadInput,
} from "./schema";
import { sendingNumbers, sendingTemplates } from "./sending-choices";
import { settleDoubt } from "./settle-doubt";
import { settleMessage } from "./settle-message";
import { showConversation } from "./show-conversation";
import { showMovesOf } from "./show-moves-of";
import { showRatingOffer } from "./show-rating-offer";
import { showRoutingOf } from "./show-routing-of";
import { showTalkOf } from "./show-talk-of";
import { showThread } from "./show-thread";
import { snoozeSession, unsnoozeSession } from "./snooze-session";
import { startSession } from "./start-session";
import { tagSession } from "./tag-session";
import { takeOverSession } from "./take-over-session";
import { wrapUpsOf } from "./wrap-up-queries";
import { writeNote } from "./write-note";

const use = allowed("inbox.use");
const edit = allowed("contacts.edit");

export const inboxRouter = router({
  list: use.input(listInput).query(({ ctx, input }) => listConversations(ctx, input)),
  counts: use.query(({ ctx }) => countInbox(ctx.db, meOf(ctx))),
  conversation: use.input(conversationInput).query(({ ctx, input }) => showConversation(ctx, input)),
  thread: use.input(threadInput).query(({ ctx, input }) => showThread(ctx, input)),
  clearCallback: use.input(clearCallbackInput).mutation(({ ctx, input }) => clearCallback(ctx, input)),
  talk: use.input(sessionInput).query(({ ctx, input }) => showTalkOf(ctx, input)),
  routing: use.input(sessionInput).query(({ ctx, input }) => showRoutingOf(ctx, input)),
  moves: use.input(sessionInput).query(({ ctx, input }) => showMovesOf(ctx, input)),
  accept: use.input(sessionInput).mutation(({ ctx, input }) => acceptSession(ctx, input)),
  refuse: use.input(sessionInput).mutation(({ ctx, input }) => refuseOffer(ctx, input)),
  myOffers: use.query(({ ctx }) => offersOf(ctx.db, meOf(ctx).userId)),
  forward: use.input(forwardInput).mutation(({ ctx, input }) => forwardSession(ctx, input)),
  invite: use.input(inviteInput).mutation(({ ctx, input }) => inviteOperator(ctx, input)),
  leave: use.input(sessionInput).mutation(({ ctx, input }) => leaveSession(ctx, input)),
  snooze: use.input(snoozeInput).mutation(({ ctx, input }) => snoozeSession(ctx, input)),
  unsnooze: use.input(sessionInput).mutation(({ ctx, input }) => unsnoozeSession(ctx, input)),
  reopen: use.input(sessionInput).mutation(({ ctx, input }) => reopenSession(ctx, input)),
  wrapUps: use.query(({ ctx }) => wrapUpsOf(ctx.db, meOf(ctx).userId, ctx.now())),
  finishWrapUp: use.input(sessionInput).mutation(({ ctx, input }) => finishWrapUp(ctx, input)),
  operators: use.query(({ ctx }) => listOperators(ctx)),
  takeOver: allowed("sessions.takeOver")
    .input(sessionInput)
    .mutation(({ ctx, input }) => takeOverSession(ctx, input)),
  tag: use.input(tagSessionInput).mutation(({ ctx, input }) => tagSession(ctx, input)),
  linkContact: edit.input(linkInput).mutation(({ ctx, input }) => linkContact(ctx, input)),
  unlinkContact: edit.input(conversationInput).mutation(({ ctx, input }) => unlinkContact(ctx, input)),
  fill: use.input(fillSessionInput).mutation(({ ctx, input }) => fillSession(ctx, input)),
  ratingOffer: use.input(sessionInput).query(({ ctx, input }) => showRatingOffer(ctx, input)),
  end: use.input(endSessionInput).mutation(({ ctx, input }) => endSession(ctx, input)),
  reply: use.input(replyInViewInput).mutation(({ ctx, input }) => replyInView(ctx, input)),
  react: use.input(reactInput).mutation(({ ctx, input }) => reactToMessage(ctx, input)),
  retry: use.input(messageInput).mutation(({ ctx, input }) => retryReply(ctx, input)),
  settle: use.input(settleInput).mutation(({ ctx, input }) => settleMessage(ctx, input)),
  settleDoubt: use.input(settleDoubtInput).mutation(({ ctx, input }) => settleDoubt(ctx, input)),
  startSession: use.input(startSessionInput).mutation(({ ctx, input }) => startSession(ctx, input)),
  checkRecipient: use.input(checkRecipientInput).query(({ ctx, input }) => checkRecipient(ctx, input)),
  sendingNumbers: use.query(({ ctx }) => sendingNumbers(ctx)),
  sendingTemplates: use.input(numberInput).query(({ ctx, input }) => sendingTemplates(ctx, input)),
  note: use.input(noteInput).mutation(({ ctx, input }) => writeNote(ctx, input)),
  mentionable: use.input(conversationInput).query(({ ctx, input }) => listMentionable(ctx, input)),
  mentions: use.query(({ ctx }) => listMentions(ctx)),
  readMentions: use.input(conversationInput).mutation(({ ctx, input }) => readMentions(ctx, input)),
  saveDraft: use.input(draftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  markRead: use.input(conversationInput).mutation(({ ctx, input }) => markRead(ctx, input)),
  markUnread: use.input(conversationInput).mutation(({ ctx, input }) => markUnread(ctx, input)),
});
