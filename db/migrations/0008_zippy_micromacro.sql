CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number_id" uuid,
	"week" jsonb NOT NULL,
	"observes_holidays" boolean NOT NULL,
	"reply_enabled" boolean NOT NULL,
	"reply" text NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by_id" uuid,
	CONSTRAINT "calendars_number" UNIQUE NULLS NOT DISTINCT("number_id")
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"date" date PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"open" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"enabled" boolean NOT NULL,
	"conditions" jsonb NOT NULL,
	"target_kind" text NOT NULL,
	"target_group_id" uuid,
	"target_operator_id" uuid
);
--> statement-breakpoint
CREATE TABLE "routings" (
	"number_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by_id" uuid
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ALTER COLUMN "connection_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "preferred_operator_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "routing" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "away_replied_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "follow_ups" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "follow_up_tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "follow_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_number_id_routings_number_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."routings"("number_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_target_group_id_groups_id_fk" FOREIGN KEY ("target_group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_target_operator_id_users_id_fk" FOREIGN KEY ("target_operator_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routings" ADD CONSTRAINT "routings_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routings" ADD CONSTRAINT "routings_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "routing_rules_number" ON "routing_rules" USING btree ("number_id","position");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_preferred_operator_id_users_id_fk" FOREIGN KEY ("preferred_operator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_preferred" ON "sessions" USING btree ("preferred_operator_id") WHERE status <> 'ended' and preferred_operator_id is not null;--> statement-breakpoint
CREATE INDEX "sessions_routed" ON "sessions" USING btree ((routing ->> 'numberId'),"started_at") WHERE routing is not null;--> statement-breakpoint
CREATE INDEX "registrations_follow_up" ON "registrations" USING btree ("follow_up_at");