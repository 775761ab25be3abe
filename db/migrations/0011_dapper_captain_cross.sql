CREATE TABLE "canned_text_favourites" (
	"user_id" uuid NOT NULL,
	"canned_text_id" uuid NOT NULL,
	CONSTRAINT "canned_text_favourites_user_id_canned_text_id_pk" PRIMARY KEY("user_id","canned_text_id")
);
--> statement-breakpoint
CREATE TABLE "canned_text_files" (
	"canned_text_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "canned_text_files_canned_text_id_media_id_pk" PRIMARY KEY("canned_text_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "canned_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"owner_id" uuid,
	"group_id" uuid,
	"folder" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"shortcut" text,
	"body" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by_id" uuid,
	CONSTRAINT "canned_texts_scope" CHECK ((scope = 'personal') = (owner_id is not null) and (scope = 'group') = (group_id is not null))
);
--> statement-breakpoint
CREATE TABLE "session_tags" (
	"session_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by_id" uuid,
	CONSTRAINT "session_tags_session_id_tag_id_pk" PRIMARY KEY("session_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "session_results" ADD COLUMN "color" text;--> statement-breakpoint
ALTER TABLE "session_results" ADD COLUMN "note_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "canned_text_favourites" ADD CONSTRAINT "canned_text_favourites_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_text_favourites" ADD CONSTRAINT "canned_text_favourites_canned_text_id_canned_texts_id_fk" FOREIGN KEY ("canned_text_id") REFERENCES "public"."canned_texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_text_files" ADD CONSTRAINT "canned_text_files_canned_text_id_canned_texts_id_fk" FOREIGN KEY ("canned_text_id") REFERENCES "public"."canned_texts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_text_files" ADD CONSTRAINT "canned_text_files_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_texts" ADD CONSTRAINT "canned_texts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_texts" ADD CONSTRAINT "canned_texts_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_texts" ADD CONSTRAINT "canned_texts_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_tags" ADD CONSTRAINT "session_tags_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_tags" ADD CONSTRAINT "session_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_tags" ADD CONSTRAINT "session_tags_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "canned_text_files_media" ON "canned_text_files" USING btree ("media_id");--> statement-breakpoint
CREATE UNIQUE INDEX "canned_texts_shortcut" ON "canned_texts" USING btree (coalesce("owner_id", "group_id", '00000000-0000-0000-0000-000000000000'::uuid),"shortcut");--> statement-breakpoint
CREATE INDEX "canned_texts_owner" ON "canned_texts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "canned_texts_group" ON "canned_texts" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "session_tags_tag" ON "session_tags" USING btree ("tag_id","session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_one_name" ON "tags" USING btree (lower("name")) WHERE retired_at is null;