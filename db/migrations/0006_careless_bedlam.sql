CREATE TABLE "provider_cost_reads" (
	"connection_id" uuid NOT NULL,
	"month" text NOT NULL,
	"costs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "provider_cost_reads_connection_id_month_pk" PRIMARY KEY("connection_id","month")
);
--> statement-breakpoint
CREATE TABLE "rate_card_prices" (
	"card_id" uuid NOT NULL,
	"place" text NOT NULL,
	"category" text NOT NULL,
	"price_micros" integer NOT NULL,
	CONSTRAINT "rate_card_prices_card_id_place_category_pk" PRIMARY KEY("card_id","place","category")
);
--> statement-breakpoint
CREATE TABLE "rate_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"valid_from" date NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_id" uuid
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "pricing_category" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "pricing_type" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "pricing_billable" boolean;--> statement-breakpoint
ALTER TABLE "parked_receipts" ADD COLUMN "pricing_category" text;--> statement-breakpoint
ALTER TABLE "parked_receipts" ADD COLUMN "pricing_type" text;--> statement-breakpoint
ALTER TABLE "parked_receipts" ADD COLUMN "pricing_billable" boolean;--> statement-breakpoint
ALTER TABLE "provider_cost_reads" ADD CONSTRAINT "provider_cost_reads_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_card_prices" ADD CONSTRAINT "rate_card_prices_card_id_rate_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."rate_cards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_cards" ADD CONSTRAINT "rate_cards_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rate_cards_valid" ON "rate_cards" USING btree ("valid_from");--> statement-breakpoint
CREATE INDEX "messages_sent" ON "messages" USING btree ("accepted_at","seq") WHERE accepted_at is not null;