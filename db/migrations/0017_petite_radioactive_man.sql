CREATE TABLE "session_tables" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"columns" jsonb NOT NULL,
	"opening_view_id" uuid
);
--> statement-breakpoint
CREATE TABLE "session_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	"is_shared" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "contact_fields_key";--> statement-breakpoint
ALTER TABLE "contact_fields" ADD COLUMN "scope" text DEFAULT 'contact' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_merges" ADD COLUMN "is_link" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session_events" ADD COLUMN "until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "snoozed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session_tables" ADD CONSTRAINT "session_tables_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_tables" ADD CONSTRAINT "session_tables_opening_view_id_session_views_id_fk" FOREIGN KEY ("opening_view_id") REFERENCES "public"."session_views"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_views" ADD CONSTRAINT "session_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "session_views_name" ON "session_views" USING btree ("owner_id",lower("name"));--> statement-breakpoint
CREATE INDEX "sessions_last_ended" ON "sessions" USING btree ("ended_at","id") WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "sessions_snoozed" ON "sessions" USING btree ("snoozed_until") WHERE snoozed_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_fields_key" ON "contact_fields" USING btree ("scope",lower("key"));