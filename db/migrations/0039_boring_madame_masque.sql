ALTER TABLE "campaigns" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_parent_id_campaigns_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaigns_parent" ON "campaigns" USING btree ("parent_id") WHERE parent_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "campaigns_repeated_once" ON "campaigns" USING btree ("parent_id") WHERE status in ('draft', 'planned', 'running', 'paused');