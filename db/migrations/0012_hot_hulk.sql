ALTER TABLE "rate_card_prices" ALTER COLUMN "price_micros" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "category_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "category_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "category_seen_by_id" uuid;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "pending_edit" jsonb;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_category_seen_by_id_users_id_fk" FOREIGN KEY ("category_seen_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;