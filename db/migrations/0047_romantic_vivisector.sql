DROP INDEX "messages_provider_id";--> statement-breakpoint
CREATE UNIQUE INDEX "messages_provider_id" ON "messages" USING btree ("number_id","provider_message_id") WHERE provider_message_id is not null;--> statement-breakpoint
-- Written twice or more after their birth, without a change of what is indexed: with room in its page such a row needs no index anew.
ALTER TABLE "send_attempts" SET (fillfactor = 50);--> statement-breakpoint
ALTER TABLE "send_permits" SET (fillfactor = 30);
