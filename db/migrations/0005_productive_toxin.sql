CREATE TABLE "registration_tries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"way" text NOT NULL,
	"state" text NOT NULL,
	"step" text NOT NULL,
	"data" jsonb NOT NULL,
	"sealed_secrets" text,
	"phone" text,
	"code_sent_at" timestamp with time zone,
	"code_attempts" smallint DEFAULT 0 NOT NULL,
	"redirect_hash" text,
	"redirect_login_id" uuid,
	"redirect_until" timestamp with time zone,
	"busy_until" timestamp with time zone,
	"owner_id" uuid NOT NULL,
	"number_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"discarded_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registration_tries_phone" ON "registration_tries" USING btree ("phone","kind","at");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_redirect" ON "registrations" USING btree ("redirect_hash");--> statement-breakpoint
CREATE INDEX "registrations_updated" ON "registrations" USING btree ("updated_at");