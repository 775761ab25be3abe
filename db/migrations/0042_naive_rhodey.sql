CREATE TABLE "recipient_exclusions" (
	"campaign_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "recipient_exclusions_campaign_id_phone_import_id_pk" PRIMARY KEY("campaign_id","phone","import_id")
);
--> statement-breakpoint
ALTER TABLE "short_links" ALTER COLUMN "recipient_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recipient_imports" ADD COLUMN "mode" text DEFAULT 'add' NOT NULL;--> statement-breakpoint
ALTER TABLE "recipient_exclusions" ADD CONSTRAINT "recipient_exclusions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_exclusions" ADD CONSTRAINT "recipient_exclusions_import_id_recipient_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."recipient_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recipient_exclusions_import" ON "recipient_exclusions" USING btree ("import_id");