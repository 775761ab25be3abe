CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
DROP INDEX "conversations_last";--> statement-breakpoint
DROP INDEX "sessions_open_by_status";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(coalesce(name, '') || ' ' || coalesce(profile_name, '') || ' ' || coalesce(phone, ''), NFD), '[\u0300-\u036f]', '', 'g'))) STORED;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "messages_reactions" ON "messages" USING btree ("conversation_id",(payload -> 'reaction' ->> 'toProviderMessageId')) WHERE kind = 'reaction';--> statement-breakpoint
CREATE INDEX "messages_files" ON "messages" USING btree ("conversation_id","at") WHERE media_id is not null;--> statement-breakpoint
CREATE INDEX "messages_campaign" ON "messages" USING btree ("conversation_id","at") WHERE stream_id is not null;--> statement-breakpoint
CREATE INDEX "conversations_newest" ON "conversations" USING btree ("last_message_at","id") WHERE last_message_at is not null;--> statement-breakpoint
CREATE INDEX "conversations_number_newest" ON "conversations" USING btree ("number_id","last_message_at","id") WHERE last_message_at is not null;--> statement-breakpoint
CREATE INDEX "sessions_open_by_status" ON "sessions" USING btree ("status","started_at","conversation_id") WHERE status <> 'ended';