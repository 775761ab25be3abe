CREATE TABLE "bot_runs" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"bot_id" uuid,
	"bot_name" text NOT NULL,
	"script" jsonb NOT NULL,
	"step_id" text NOT NULL,
	"unclear" smallint DEFAULT 0 NOT NULL,
	"said" smallint DEFAULT 0 NOT NULL,
	"said_at" timestamp with time zone,
	"silent_at" timestamp with time zone NOT NULL,
	"path" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "bots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"enabled" boolean NOT NULL,
	"script" jsonb NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "read_marks" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid,
	"message_at" timestamp with time zone,
	"told_at" timestamp with time zone,
	"tries" smallint DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone DEFAULT '-infinity' NOT NULL,
	"error" text,
	"typing_shown_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "viewers" (
	"page_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"seen_until" timestamp with time zone NOT NULL,
	"typing_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "read_receipts" text;--> statement-breakpoint
ALTER TABLE "routing_rules" ADD COLUMN "target_bot_id" uuid;--> statement-breakpoint
ALTER TABLE "bot_runs" ADD CONSTRAINT "bot_runs_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bot_runs" ADD CONSTRAINT "bot_runs_bot_id_bots_id_fk" FOREIGN KEY ("bot_id") REFERENCES "public"."bots"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bots" ADD CONSTRAINT "bots_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewers" ADD CONSTRAINT "viewers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewers" ADD CONSTRAINT "viewers_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bot_runs_silent" ON "bot_runs" USING btree ("silent_at") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bots_one_name" ON "bots" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "read_marks_untold" ON "read_marks" USING btree ("not_before") WHERE told_at is null and message_id is not null;--> statement-breakpoint
CREATE INDEX "viewers_conversation" ON "viewers" USING btree ("conversation_id");--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_target_bot_id_bots_id_fk" FOREIGN KEY ("target_bot_id") REFERENCES "public"."bots"("id") ON DELETE set null ON UPDATE no action;