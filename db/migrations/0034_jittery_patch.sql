DROP INDEX "recipients_unqueued";--> statement-breakpoint
DROP INDEX "send_permits_attempt";--> statement-breakpoint
DROP INDEX "messages_queue";--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "schedule" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "pause_details" jsonb;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "guard_armed" jsonb;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "fed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "day_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "day_fed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "wait_reason" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "wait_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recipients" ADD COLUMN "dial_code" text GENERATED ALWAYS AS (case
  when phone ~ '^\+1(671|670|684)' then substr(phone, 2, 4)
  when phone ~ '^\+[17]' then substr(phone, 2, 1)
  when phone ~ '^\+(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])' then substr(phone, 2, 2)
  else substr(phone, 2, 3) end) STORED;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "not_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "send_streams" ADD COLUMN "served_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "campaigns_planned" ON "campaigns" USING btree ("starts_at") WHERE status = 'planned';--> statement-breakpoint
CREATE INDEX "recipients_unfed" ON "recipients" USING btree ("campaign_id","dial_code","id") WHERE plan = 'planned' and message_id is null;--> statement-breakpoint
CREATE INDEX "contacts_opted_out" ON "contacts" USING btree ("marketing_opted_out_at") WHERE marketing_opted_out_at is not null;--> statement-breakpoint
CREATE INDEX "messages_stream_queue" ON "messages" USING btree ("number_id","stream_id","not_before" DESC NULLS FIRST,"seq") WHERE status = 'queued' and stream_id is not null;--> statement-breakpoint
CREATE INDEX "messages_expired" ON "messages" USING btree ("not_after") WHERE status = 'queued' and not_after is not null;--> statement-breakpoint
CREATE INDEX "messages_failed" ON "messages" USING btree ("stream_id","failed_at") WHERE status = 'failed' and stream_id is not null;--> statement-breakpoint
CREATE INDEX "messages_queue" ON "messages" USING btree ("number_id","seq") WHERE status = 'queued' and stream_id is null;