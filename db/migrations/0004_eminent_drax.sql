CREATE TABLE "alert_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"alert_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"target_id" uuid NOT NULL,
	"status" text NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"error" text,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alert_reads" (
	"alert_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_reads_alert_id_user_id_pk" PRIMARY KEY("alert_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"notified_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"login_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_sent_at" timestamp with time zone,
	CONSTRAINT "push_subscriptions_endpoint_unique" UNIQUE("endpoint")
);
--> statement-breakpoint
CREATE TABLE "number_checks" (
	"number_id" uuid NOT NULL,
	"check" text NOT NULL,
	"result" text NOT NULL,
	"code" text,
	"note" text,
	"checked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "number_checks_number_id_check_pk" PRIMARY KEY("number_id","check")
);
--> statement-breakpoint
CREATE TABLE "number_tests" (
	"number_id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"message_id" uuid
);
--> statement-breakpoint
CREATE TABLE "former_addresses" (
	"connection_id" uuid NOT NULL,
	"provider_number_id" text NOT NULL,
	"number_id" uuid NOT NULL,
	"left_at" timestamp with time zone NOT NULL,
	CONSTRAINT "former_addresses_connection_id_provider_number_id_pk" PRIMARY KEY("connection_id","provider_number_id")
);
--> statement-breakpoint
CREATE TABLE "number_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wabas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_waba_id" text NOT NULL,
	"name" text,
	"status" text,
	"verification" text DEFAULT 'unknown' NOT NULL,
	"review" text,
	"number_limit" integer,
	"read_at" timestamp with time zone,
	CONSTRAINT "wabas_providerWabaId_unique" UNIQUE("provider_waba_id")
);
--> statement-breakpoint
CREATE TABLE "number_profiles" (
	"number_id" uuid PRIMARY KEY NOT NULL,
	"description" text,
	"address" text,
	"email" text,
	"websites" jsonb NOT NULL,
	"industry" text,
	"logo_url" text,
	"logo_key" text,
	"review" text,
	"loaded_at" timestamp with time zone,
	"pushed_at" timestamp with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hidden_templates" (
	"number_id" uuid NOT NULL,
	"name" text NOT NULL,
	"hidden_by_id" uuid,
	"hidden_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hidden_templates_number_id_name_pk" PRIMARY KEY("number_id","name")
);
--> statement-breakpoint
CREATE TABLE "template_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number_id" uuid NOT NULL,
	"template_id" uuid,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"category" text NOT NULL,
	"content" jsonb NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_by_id" uuid NOT NULL,
	"updated_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitting_at" timestamp with time zone,
	"submit_error" text
);
--> statement-breakpoint
CREATE TABLE "template_favourites" (
	"user_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "template_favourites_user_id_number_id_name_pk" PRIMARY KEY("user_id","number_id","name")
);
--> statement-breakpoint
CREATE TABLE "template_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"template_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"actor_id" uuid,
	"category" text NOT NULL,
	"components" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "health_error" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "waba_id" uuid;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "display_name" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "name_status" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "name_status_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "name_reason" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "two_step" boolean;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "provider_rate" integer;--> statement-breakpoint
ALTER TABLE "quota_scopes" ADD COLUMN "waba_id" uuid;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "previous_category" text;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "correct_category" text;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "quality" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_notices" ADD CONSTRAINT "alert_notices_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_notices" ADD CONSTRAINT "alert_notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_reads" ADD CONSTRAINT "alert_reads_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_reads" ADD CONSTRAINT "alert_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_checks" ADD CONSTRAINT "number_checks_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_tests" ADD CONSTRAINT "number_tests_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_tests" ADD CONSTRAINT "number_tests_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_addresses" ADD CONSTRAINT "former_addresses_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_addresses" ADD CONSTRAINT "former_addresses_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_events" ADD CONSTRAINT "number_events_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_events" ADD CONSTRAINT "number_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_profiles" ADD CONSTRAINT "number_profiles_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_templates" ADD CONSTRAINT "hidden_templates_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_templates" ADD CONSTRAINT "hidden_templates_hidden_by_id_users_id_fk" FOREIGN KEY ("hidden_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_drafts" ADD CONSTRAINT "template_drafts_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_drafts" ADD CONSTRAINT "template_drafts_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_drafts" ADD CONSTRAINT "template_drafts_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_drafts" ADD CONSTRAINT "template_drafts_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_favourites" ADD CONSTRAINT "template_favourites_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_favourites" ADD CONSTRAINT "template_favourites_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_history" ADD CONSTRAINT "template_history_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_history" ADD CONSTRAINT "template_history_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alert_notices_once" ON "alert_notices" USING btree ("alert_id","channel","target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open" ON "alerts" USING btree ("kind","subject_id","detail") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "alerts_raised" ON "alerts" USING btree ("raised_at","id");--> statement-breakpoint
CREATE INDEX "alerts_untold" ON "alerts" USING btree ("raised_at") WHERE notified_at is null;--> statement-breakpoint
CREATE INDEX "push_subscriptions_user" ON "push_subscriptions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "number_events_number" ON "number_events" USING btree ("number_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_drafts_template" ON "template_drafts" USING btree ("template_id") WHERE template_id is not null;--> statement-breakpoint
CREATE INDEX "template_drafts_number" ON "template_drafts" USING btree ("number_id","name");--> statement-breakpoint
CREATE INDEX "template_history_template" ON "template_history" USING btree ("template_id","at");--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_waba_id_wabas_id_fk" FOREIGN KEY ("waba_id") REFERENCES "public"."wabas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_scopes" ADD CONSTRAINT "quota_scopes_waba_id_wabas_id_fk" FOREIGN KEY ("waba_id") REFERENCES "public"."wabas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_template" ON "messages" USING btree ("template_id","at","status") WHERE template_id is not null;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_connection" ON "webhook_deliveries" USING btree ("connection_id","received_at");--> statement-breakpoint
ALTER TABLE "quota_scopes" ADD CONSTRAINT "quota_scopes_wabaId_unique" UNIQUE("waba_id");