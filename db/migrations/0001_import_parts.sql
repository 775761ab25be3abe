ALTER TABLE "recipient_imports" ADD COLUMN "byte_size" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipient_imports" ADD COLUMN "byte_offset" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipient_imports" ADD COLUMN "reading" jsonb;