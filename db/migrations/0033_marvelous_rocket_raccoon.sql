CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sso_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sso_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject"),
	CONSTRAINT "sso_identities_user" UNIQUE("user_id","issuer")
);
--> statement-breakpoint
CREATE TABLE "campaign_replies" (
	"campaign_message_id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_doubts" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"words_version" integer NOT NULL,
	"campaign_id" uuid,
	"settled_at" timestamp with time zone,
	"settled_by_id" uuid,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "wish_words" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"words" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "audience" jsonb DEFAULT '{"steps":[],"phoneField":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "audience_fixed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "reply_group_id" uuid;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "reply_operator_id" uuid;--> statement-breakpoint
ALTER TABLE "recipient_imports" ADD COLUMN "audience" jsonb;--> statement-breakpoint
ALTER TABLE "recipient_imports" ADD COLUMN "contact_cursor" uuid;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD COLUMN "message_id" uuid;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD COLUMN "words_version" integer;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "logins" ADD COLUMN "method" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_identities" ADD CONSTRAINT "sso_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_replies" ADD CONSTRAINT "campaign_replies_campaign_message_id_messages_id_fk" FOREIGN KEY ("campaign_message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_replies" ADD CONSTRAINT "campaign_replies_campaign_id_send_streams_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."send_streams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_replies" ADD CONSTRAINT "campaign_replies_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_doubts" ADD CONSTRAINT "consent_doubts_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_doubts" ADD CONSTRAINT "consent_doubts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_doubts" ADD CONSTRAINT "consent_doubts_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish_words" ADD CONSTRAINT "wish_words_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "password_resets_token" ON "password_resets" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "password_resets_user" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "recovery_codes_user" ON "recovery_codes" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_replies_message" ON "campaign_replies" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "campaign_replies_campaign" ON "campaign_replies" USING btree ("campaign_id","at");--> statement-breakpoint
CREATE INDEX "consent_doubts_open" ON "consent_doubts" USING btree ("conversation_id") WHERE settled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "wish_words_version" ON "wish_words" USING btree ("version");--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_reply_group_id_groups_id_fk" FOREIGN KEY ("reply_group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_reply_operator_id_users_id_fk" FOREIGN KEY ("reply_operator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_entries_campaign" ON "consent_entries" USING btree ("campaign_id","at") WHERE campaign_id is not null;