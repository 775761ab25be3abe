CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
-- Small letters without diacritics: what is written and what is looked for meet here.
CREATE FUNCTION search_folded(said text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN lower(unaccent(normalize(said, NFC)));
--> statement-breakpoint
-- The words of a text, and numbers written in groups (777 123 456) as one word more.
CREATE FUNCTION search_words(said text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
  WITH given AS (SELECT search_folded(left(said, 20000)) AS folded),
  found AS (
    SELECT left(word, 64) AS word
      FROM given, regexp_split_to_table(folded, '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001ffff]+') AS word
    UNION ALL
    SELECT left(regexp_replace(grouped[1], '[^0-9]', '', 'g'), 20)
      FROM given, regexp_matches(folded, '(?:[0-9]+[ ./()\u00a0-]{1,2})+[0-9]+', 'g') AS grouped
  )
  SELECT array_to_tsvector(coalesce(array_agg(DISTINCT word) FILTER (WHERE word <> ''), '{}')) FROM found
);
--> statement-breakpoint
-- Every end of three signs or more of each word, so that a piece from inside a word is found as the beginning of an end.
CREATE FUNCTION search_tails(words tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT array_to_tsvector(coalesce(array_agg(DISTINCT substr(word, n)), '{}'))
    FROM unnest(tsvector_to_array(words)) AS word, generate_series(1, least(length(word) - 2, 24)) AS n
);
--> statement-breakpoint
-- All that a message says in writing. Paths are lax: an odd payload never keeps a message from being stored.
CREATE FUNCTION message_text(body text, payload jsonb, media_id uuid) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN concat_ws(E'\n', nullif(body, ''),
  CASE WHEN media_id IS NOT NULL THEN (SELECT f.file_name FROM media f WHERE f.id = media_id) END,
  CASE WHEN payload <> '{}' THEN (
    SELECT string_agg(said #>> '{}', E'\n')
      FROM unnest(ARRAY['$.template.rendered.header', '$.location.name', '$.location.address', '$.contacts[*].name',
                        '$.contacts[*].phones[*]', '$.list.title', '$.list.description', '$.button.text']::jsonpath[]) AS path,
           jsonb_path_query(payload, path) AS said
     WHERE jsonb_typeof(said) IN ('string', 'number') AND said #>> '{}' IS DISTINCT FROM body) END
);
--> statement-breakpoint
CREATE TABLE "message_words" (
	"message_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"session_id" uuid,
	"has_file" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_words_progress" (
	"before_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "message_words" ADD CONSTRAINT "message_words_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_words_newest" ON "message_words" USING btree ("at","message_id");--> statement-breakpoint
CREATE INDEX "message_words_number_newest" ON "message_words" USING btree ("number_id","at","message_id");--> statement-breakpoint
CREATE INDEX "message_words_conversation" ON "message_words" USING btree ("conversation_id","at","message_id");--> statement-breakpoint
CREATE INDEX "message_words_beginnings" ON "message_words" USING gin ("words") WITH (gin_pending_list_limit=512);--> statement-breakpoint
CREATE INDEX "message_words_tails" ON "message_words" USING gin (search_tails(words)) WITH (gin_pending_list_limit=512);
--> statement-breakpoint
CREATE FUNCTION keep_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said tsvector := search_words(message_text(new.body, new.payload, new.media_id));
BEGIN
  IF said <> ''::tsvector THEN
    INSERT INTO message_words (message_id, conversation_id, number_id, session_id, has_file, at, words)
    VALUES (new.id, new.conversation_id, new.number_id, new.session_id, new.media_id IS NOT NULL, new.at, said)
    ON CONFLICT (message_id) DO UPDATE SET words = excluded.words, has_file = excluded.has_file;
  ELSIF tg_op = 'UPDATE' THEN
    DELETE FROM message_words WHERE message_id = new.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_words AFTER INSERT OR UPDATE OF body, payload, media_id ON messages FOR EACH ROW
WHEN (new.stream_id IS NULL AND new.kind NOT IN ('reaction', 'system')) EXECUTE FUNCTION keep_message_words();
--> statement-breakpoint
-- What was said before is written later, part by part (server/search/index-older): a large table must not keep the start waiting.
INSERT INTO message_words_progress SELECT 'ffffffff-ffff-ffff-ffff-ffffffffffff' WHERE EXISTS (SELECT FROM messages);