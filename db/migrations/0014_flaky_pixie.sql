CREATE TABLE "consent_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"move" text NOT NULL,
	"source" text NOT NULL,
	"text_id" uuid,
	"proof" text,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"text_cs" text NOT NULL,
	"text_en" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "help_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article" text NOT NULL,
	"user_id" uuid NOT NULL,
	"is_helpful" boolean NOT NULL,
	"comment" text,
	"answered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "consent_override_reason" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "consent_override_by_id" uuid;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "consent_override_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "marketing_opted_in_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD CONSTRAINT "consent_entries_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD CONSTRAINT "consent_entries_text_id_consent_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."consent_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_entries" ADD CONSTRAINT "consent_entries_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_texts_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_answers" ADD CONSTRAINT "help_answers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consent_entries_once" ON "consent_entries" USING btree ("contact_id","at","move","source");--> statement-breakpoint
CREATE INDEX "consent_entries_recorded" ON "consent_entries" USING btree ("recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_texts_version" ON "consent_texts" USING btree ("version");--> statement-breakpoint
CREATE UNIQUE INDEX "help_answers_once" ON "help_answers" USING btree ("article","user_id");--> statement-breakpoint
CREATE INDEX "help_answers_at" ON "help_answers" USING btree ("answered_at");--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_consent_override_by_id_users_id_fk" FOREIGN KEY ("consent_override_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;