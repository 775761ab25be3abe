/** Closed word lists. Browser-safe: no database import here, so components and rules may use it. */

export const roles = ["admin", "supervisor", "operator"] as const;
export type Role = (typeof roles)[number];

export const signInMethods = ["password", "sso"] as const;
export type SignInMethod = (typeof signInMethods)[number];

export const presences = ["online", "away"] as const;
export type Presence = (typeof presences)[number];

/** How a group takes sessions: offered to one operator after another (N.42), or to all of it at once (N.43). */
export const groupModes = ["one_by_one", "whole_group"] as const;
export type GroupMode = (typeof groupModes)[number];

export const locales = ["cs", "en"] as const;
export type Locale = (typeof locales)[number];

export const providerNames = ["meta", "360dialog", "twilio"] as const;
export type ProviderName = (typeof providerNames)[number];

export const numberStatuses = [
  "draft",
  "connecting",
  "active",
  "name_pending",
  "policy_review",
  "limited",
  "disconnected",
  "blocked",
] as const;
export type NumberStatus = (typeof numberStatuses)[number];

/** Review of the name that clients see (S3.37). */
export const nameStatuses = ["approved", "pending", "rejected", "expired", "none"] as const;
export type NameStatus = (typeof nameStatuses)[number];

/** Verification of the business at Meta (S3.36). */
export const businessVerifications = ["verified", "pending", "rejected", "not_verified", "unknown"] as const;
export type BusinessVerification = (typeof businessVerifications)[number];

/** Meta's review of an account (S3.31, S3.32). */
export const reviewDecisions = ["approved", "pending", "rejected", "deferred"] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** Who or what told of a change of a number. */
export const numberEventSources = ["webhook", "read", "person", "delivery"] as const;
export type NumberEventSource = (typeof numberEventSources)[number];

export const numberEventKinds = [
  "added",
  "status",
  "quality",
  "limit",
  "rate",
  "name",
  "account",
  "review",
  "verification",
  "security",
  "notice",
  "settings",
  "credentials",
  "webhook",
  "test",
  "moved",
] as const;
export type NumberEventKind = (typeof numberEventKinds)[number];

/** What administrators are told of. */
export const alertKinds = [
  "number_disconnected",
  "number_blocked",
  "number_limited",
  "quality_red",
  "quality_yellow",
  "name_rejected",
  "name_waiting",
  "health_unreadable",
  "webhook_failed",
  "provider_notice",
] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertSeverities = ["critical", "warning", "info"] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

export const noticeChannels = ["push", "mail"] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

export const noticeStatuses = ["pending", "sent", "failed"] as const;
export type NoticeStatus = (typeof noticeStatuses)[number];

/** What people of the desk are told of (O25); each chooses how (notifications/rules). */
export const notificationKinds = [
  "waiting",
  "offered",
  "message",
  "mention",
  "window",
  "rule",
  "scheduled_failed",
  "campaign",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Connecting a registered number (S0.5) is another flow than registering a new one (S3). */
export const registrationWays = ["connect", "register"] as const;
export type RegistrationWay = (typeof registrationWays)[number];

export const registrationSteps = ["prepare", "provider", "company", "profile", "number", "finish"] as const;
export type RegistrationStep = (typeof registrationSteps)[number];

/** How far a registration is (S3); its way through them: registration/rules. */
export const registrationStates = [
  "draft",
  "waiting_email",
  "at_provider",
  "waiting_code",
  "wrong_code",
  "verified",
  "review_pending",
  "policy_review",
  "rejected",
  "blocked",
  "done",
  "discarded",
] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** What is counted for a phone, so that nobody guesses codes through us. */
export const registrationAttempts = ["send", "verify", "register"] as const;
export type RegistrationAttempt = (typeof registrationAttempts)[number];

/** What follows once a number is ours, in this order; each is done once and safe to repeat. */
export const followUps = ["webhook", "app", "partner", "health", "write_profile", "load_profile"] as const;
export type FollowUp = (typeof followUps)[number];

export const profileFields = ["description", "address", "email", "websites", "industry", "logo"] as const;
export type ProfileField = (typeof profileFields)[number];

/** What a provider reports of the review of a changed profile (S0.25). */
export const profileReviews = ["pending", "approved", "rejected"] as const;
export type ProfileReview = (typeof profileReviews)[number];

/** Meta's list of industries (providers.md A12.3), lower case. */
export const industries = [
  "other",
  "auto",
  "beauty",
  "apparel",
  "edu",
  "entertain",
  "event_plan",
  "finance",
  "grocery",
  "govt",
  "hotel",
  "health",
  "nonprofit",
  "prof_services",
  "retail",
  "travel",
  "restaurant",
  "not_a_biz",
] as const;
export type Industry = (typeof industries)[number];

/** What a self-test looks at (O19). */
export const checkKinds = [
  "credentials",
  "scopes",
  "subscription",
  "webhook",
  "signature",
  "send",
  "receive",
  "displayName",
  "payment",
  "quality",
  "limit",
  "twoStep",
] as const;
export type CheckKind = (typeof checkKinds)[number];

export const checkResults = ["ok", "warning", "failed", "unknown", "waiting"] as const;
export type CheckResult = (typeof checkResults)[number];

export const qualities = ["green", "yellow", "red", "unknown"] as const;
export type Quality = (typeof qualities)[number];

export const templateStatuses = [
  "draft",
  "pending",
  "approved",
  "rejected",
  "paused",
  "disabled",
  "archived",
  "deleted",
  "limit_exceeded",
] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

export const templateCategories = ["marketing", "utility", "authentication"] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** What made a version of a template: the hourly reading, a webhook, our own submission or edit. */
export const templateSources = ["sync", "event", "submit", "edit"] as const;
export type TemplateSource = (typeof templateSources)[number];

export const identityKinds = ["phone", "wa_id", "bsuid", "username"] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** `bot`: a bot talks with the client; nobody is asked for the session yet. */
export const sessionStatuses = ["bot", "waiting", "active", "awaiting_reply", "ended"] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

export const sessionOrigins = ["client", "operator", "campaign"] as const;
export type SessionOrigin = (typeof sessionOrigins)[number];

/** How a bot's part of a session ended: the client chose or asked for people, was not understood, was silent … or a person came. */
export const botOutcomes = ["chosen", "asked", "unclear", "silent", "limit", "unable", "ended", "taken"] as const;
export type BotOutcome = (typeof botOutcomes)[number];

/** What the transcript tells of a session. */
export const sessionActions = [
  "started",
  "accepted",
  "taken_over",
  "forwarded",
  "invited",
  "left",
  "returned",
  "ended",
  "reopened",
  "handed_over",
  "automated",
  /** The client asked that we get back to them; somebody did. */
  "callback_asked",
  "callback_cleared",
  /** Put aside; taken back by a person or by the time; by the client, who wrote. */
  "snoozed",
  "snooze_ended",
  "snooze_answered",
] as const;
export type SessionAction = (typeof sessionActions)[number];

/** How the offer of a waiting session to one operator ended; a live one has no outcome yet. */
export const offerOutcomes = ["accepted", "refused", "expired", "withdrawn"] as const;
export type OfferOutcome = (typeof offerOutcomes)[number];

export const directions = ["in", "out"] as const;
export type Direction = (typeof directions)[number];

export const messageKinds = [
  "text",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contacts",
  "reaction",
  "button",
  "list",
  "template",
  "interactive",
  "order",
  "system",
  "unsupported",
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What a message of ours may be on its way out; `received` is the one state of inbound messages. */
export const messageStatuses = [
  "received",
  "queued",
  "sending",
  "uncertain",
  "accepted",
  "sent",
  "delivered",
  "read",
  "failed",
  "needs_decision",
  "cancelled",
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

export const receiptStatuses = ["held", "sent", "delivered", "read", "failed"] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

/** Error buckets of providers.md D4; each decides what stops and whether a retry makes sense. */
export const failureReasons = [
  "retry_later",
  "rate_limited_number",
  "rate_limited_pair",
  "rate_limited_portfolio",
  "rate_limited_api",
  "number_unusable",
  "account_blocked",
  "auth",
  "recipient_invalid",
  "template_unusable",
  "bad_request",
  "window_closed",
  "policy_user",
  "policy_country",
  "user_opt_out",
  "media_invalid",
  "config",
  "unreachable",
  "unknown",
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** What failed sends have in common for whoever does something about them (O4). */
export const failureGroups = ["not_on_whatsapp", "by_meta", "window", "template", "payment", "technical"] as const;
export type FailureGroup = (typeof failureGroups)[number];

/** Whose a field of the company's own is (N.71). */
export const fieldScopes = ["contact", "session"] as const;
export type FieldScope = (typeof fieldScopes)[number];

/** What a field of a contact or a session holds (N.71). */
export const fieldKinds = ["text", "number", "date", "choice", "phone", "email"] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** `uploading` until the last part has come, then `checked`; `running` and `undoing` are a job's. */
export const contactImportStatuses = [
  "uploading",
  "checked",
  "running",
  "done",
  "cancelled",
  "undoing",
  "undone",
] as const;
export type ContactImportStatus = (typeof contactImportStatuses)[number];

export const contactRowOutcomes = ["new", "update", "same", "duplicate", "invalid"] as const;
export type ContactRowOutcome = (typeof contactRowOutcomes)[number];

/** What a client says about marketing messages (S4.3). */
export const consentMoves = ["given", "withdrawn"] as const;
export type ConsentMove = (typeof consentMoves)[number];

/** How we know of it; `whatsapp` = the client told WhatsApp, and WhatsApp told us; `message` = the client wrote a word of ours for it. */
export const consentSources = [
  "whatsapp",
  "message",
  "conversation",
  "web",
  "paper",
  "phone",
  "records",
  "other",
] as const;
export type ConsentSource = (typeof consentSources)[number];

/** Languages whose words of opting out are known (O6). */
export const wishLanguages = ["cs", "sk", "en", "de", "pl", "uk"] as const;
export type WishLanguage = (typeof wishLanguages)[number];

/** `required`: marketing without consent needs an exception; `warn`: it is sent, and kept in the audit log (S4.3). */
export const consentPolicies = ["required", "warn"] as const;
export type ConsentPolicy = (typeof consentPolicies)[number];

export const mediaStatuses = ["pending", "stored", "failed", "blocked"] as const;
export type MediaStatus = (typeof mediaStatuses)[number];

export const campaignStatuses = ["draft", "planned", "running", "paused", "finished", "cancelled"] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** Why a running campaign waits by itself: nobody may be written to now, the day's part is sent, a step of the ramp-up is being watched. */
export const campaignWaits = ["hours", "spread", "ramp_up"] as const;
export type CampaignWait = (typeof campaignWaits)[number];

/** How a client's message is known to answer a campaign (O27); `recent` = it is the last one they got, within three days. */
export const campaignReplyKinds = ["quote", "button", "reaction", "recent"] as const;
export type CampaignReplyKind = (typeof campaignReplyKinds)[number];

/** The ten states of S2.29–S2.38 in their order, and ours: `skipped` (Vynecháno). */
export const recipientStatuses = [
  "initial",
  "in_progress",
  "sent",
  "delivered",
  "read",
  "retry_scheduled",
  "error",
  "invalid",
  "sending_failed",
  "cancelled",
  "skipped",
] as const;
export type RecipientStatus = (typeof recipientStatuses)[number];

/** What a step of an audience does with its source. */
export const audienceModes = ["add", "minus"] as const;
export type AudienceMode = (typeof audienceModes)[number];

/** What a client did with an earlier campaign: it was sent to them, they answered it, they did not. */
export const campaignReactions = ["received", "replied", "silent"] as const;
export type CampaignReaction = (typeof campaignReactions)[number];

/** What a recipient row itself can say; everything after `planned` is read from its message. */
export const recipientPlans = ["planned", "invalid", "skipped", "cancelled"] as const;
export type RecipientPlan = (typeof recipientPlans)[number];

export const streamStatuses = ["open", "held", "closed"] as const;
export type StreamStatus = (typeof streamStatuses)[number];

export const deliveryOutcomes = ["processed", "failed", "ignored"] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** Why a webhook call was refused: nothing of it is kept but a count. */
export const refusalReasons = ["unsigned", "signature", "malformed", "too_large", "handshake"] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const liveKinds = [
  "conversation",
  "session",
  "message",
  "campaign",
  "template",
  "number",
  "user",
  "webhook",
  "alert",
  "routing",
  "notification",
  "mention",
  "reminder",
  "scheduled",
  "viewer",
] as const;
export type LiveKind = (typeof liveKinds)[number];

/** What a price list prices (providers.md A15). */
export const priceCategories = [
  "marketing",
  "marketing_lite",
  "utility",
  "authentication",
  "authentication_international",
  "service",
] as const;
export type PriceCategory = (typeof priceCategories)[number];

/** Why a provider charges a message or not. */
export const pricingTypes = ["regular", "free_customer_service", "free_entry_point"] as const;
export type PricingType = (typeof pricingTypes)[number];

/** What a rule of the routing may ask (N.45); all its conditions must hold. */
export const routingConditions = ["hours", "language", "field", "tag", "text", "campaign", "returning"] as const;
export type RoutingConditionKind = (typeof routingConditions)[number];

/** The languages that a rule may ask for. */
export const routedLanguages = ["cs", "sk", "en", "de", "pl", "uk", "ru", "fr", "es", "it", "hu", "vi"] as const;
export type RoutedLanguage = (typeof routedLanguages)[number];

export const fieldTests = ["is", "contains", "filled", "empty"] as const;
export type FieldTest = (typeof fieldTests)[number];

/** Where a rule sends a session: a group, one person first, whoever served the client last, a bot first, or everybody. */
export const routingTargets = ["group", "operator", "last_operator", "bot", "everyone"] as const;
export type RoutingTargetKind = (typeof routingTargets)[number];

/** What sets off a rule of the company (N.46). */
export const automationTriggers = [
  "session_began",
  "client_message",
  "session_ended",
  "tag_added",
  "no_answer",
  "window_ends",
] as const;
export type AutomationTriggerKind = (typeof automationTriggers)[number];

/** Colours of tags and results; `app/tokens.css` has a pair of each for light and dark. */
export const labelColors = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "grey"] as const;
export type LabelColor = (typeof labelColors)[number];

/** Whose a canned text is. */
export const cannedTextScopes = ["personal", "group", "company"] as const;
export type CannedTextScope = (typeof cannedTextScopes)[number];

/** When a client learns that their message was read: when somebody opens it, with the answer, or never. */
export const readReceiptTimes = ["open", "reply", "never"] as const;
export type ReadReceipts = (typeof readReceiptTimes)[number];

/** Who writes to the client of a session that somebody holds; guests of the session always do. */
export const answerRights = ["holder", "supervisors", "everyone"] as const;
export type AnswerRight = (typeof answerRights)[number];

/** A message that is to leave later (O30); `sending` is no state: it becomes an ordinary message in one transaction. */
export const scheduledStatuses = ["scheduled", "sent", "cancelled", "failed"] as const;
export type ScheduledStatus = (typeof scheduledStatuses)[number];

/** Why a scheduled message did not leave. */
export const scheduledEnds = ["client_wrote", "person"] as const;
export type ScheduledEnd = (typeof scheduledEnds)[number];

/** How clients are asked what they think of a session (N.69). */
export const ratingScales = ["smileys", "stars"] as const;
export type RatingScale = (typeof ratingScales)[number];
export const ratingModes = ["off", ...ratingScales] as const;
export type RatingMode = (typeof ratingModes)[number];

export const ratingStatuses = ["planned", "asked", "answered", "skipped"] as const;
export type RatingStatus = (typeof ratingStatuses)[number];

/** Why a client is not asked for a rating. */
export const ratingSkips = [
  "silent",
  "blocked",
  "opted_out",
  "no_consent",
  "unreachable",
  "new_session",
  "number",
  "window_closed",
  "template",
] as const;
export type RatingSkip = (typeof ratingSkips)[number];

/** What the search finds by its words: messages, and what colleagues noted, to the result and the events of a session, too. */
export const wordKinds = ["message", "note", "result", "event"] as const;
export type WordKind = (typeof wordKinds)[number];
