CREATE TABLE "library_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"media_id" uuid NOT NULL,
	"name" text NOT NULL,
	"folder" text DEFAULT '' NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rating_numbers" (
	"number_id" uuid PRIMARY KEY NOT NULL,
	"mode" text,
	"template_id" uuid
);
--> statement-breakpoint
CREATE TABLE "rating_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"question_cs" text NOT NULL,
	"question_en" text NOT NULL,
	"thanks_cs" text NOT NULL,
	"thanks_en" text NOT NULL,
	"delay_minutes" integer NOT NULL,
	"comment_minutes" integer NOT NULL,
	"by_default" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_ratings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"operator_id" uuid,
	"scale" text NOT NULL,
	"status" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"skip" text,
	"asked_at" timestamp with time zone,
	"message_id" uuid,
	"score" smallint,
	"answered_at" timestamp with time zone,
	"comment" text
);
--> statement-breakpoint
ALTER TABLE "library_files" ADD CONSTRAINT "library_files_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "library_files" ADD CONSTRAINT "library_files_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_numbers" ADD CONSTRAINT "rating_numbers_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_numbers" ADD CONSTRAINT "rating_numbers_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_ratings" ADD CONSTRAINT "session_ratings_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_ratings" ADD CONSTRAINT "session_ratings_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_ratings" ADD CONSTRAINT "session_ratings_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_ratings" ADD CONSTRAINT "session_ratings_operator_id_users_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "library_files_media" ON "library_files" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "library_files_folder" ON "library_files" USING btree ("folder","name");--> statement-breakpoint
CREATE UNIQUE INDEX "session_ratings_session" ON "session_ratings" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "session_ratings_due" ON "session_ratings" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "session_ratings_conversation" ON "session_ratings" USING btree ("conversation_id","asked_at");--> statement-breakpoint
CREATE INDEX "session_ratings_created" ON "session_ratings" USING btree ("created_at");