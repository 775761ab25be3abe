ALTER TABLE "numbers" ADD COLUMN "profile_tried_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "profile_error" text;