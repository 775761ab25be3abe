ALTER TABLE "sessions" ADD COLUMN "callback_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "callback_cleared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "callback_cleared_by_id" uuid;--> statement-breakpoint
ALTER TABLE "calendars" ADD COLUMN "callback_label" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_callback_cleared_by_id_users_id_fk" FOREIGN KEY ("callback_cleared_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_callback" ON "sessions" USING btree ("callback_asked_at","conversation_id") WHERE callback_asked_at is not null and callback_cleared_at is null;