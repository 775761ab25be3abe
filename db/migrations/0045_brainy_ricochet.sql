ALTER TABLE "message_words" ADD COLUMN "kind" text DEFAULT 'message' NOT NULL;--> statement-breakpoint
UPDATE message_words SET kind = 'note' WHERE is_note;
--> statement-breakpoint
-- Events have numbers; among the ids of messages, notes and sessions they go by these.
CREATE FUNCTION event_words_id(event_id bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ('5e55e0e0-0000-8000-8000-' || lpad(to_hex(event_id), 12, '0'))::uuid;
--> statement-breakpoint
-- One row of words: never over those of another kind, and none where nothing is said.
CREATE FUNCTION keep_words(row_id uuid, row_kind text, of_conversation uuid, of_session uuid, is_file boolean, said_at timestamptz, said text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  found_words tsvector := search_words(coalesce(said, ''));
BEGIN
  IF found_words <> ''::tsvector THEN
    INSERT INTO message_words (message_id, kind, conversation_id, number_id, session_id, has_file, at, words)
    SELECT row_id, row_kind, of_conversation, c.number_id, of_session, is_file, said_at, found_words
      FROM conversations c WHERE c.id = of_conversation
    ON CONFLICT (message_id) DO UPDATE SET words = excluded.words, has_file = excluded.has_file, at = excluded.at
     WHERE message_words.kind = excluded.kind;
  ELSE
    DELETE FROM message_words WHERE message_id = row_id AND kind = row_kind;
  END IF;
END $$;
--> statement-breakpoint
-- As before, but never over the words of another kind. Messages know their number, and come by the thousand.
CREATE OR REPLACE FUNCTION keep_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said tsvector := search_words(message_text(new.body, new.payload, new.media_id));
BEGIN
  IF said <> ''::tsvector THEN
    INSERT INTO message_words (message_id, conversation_id, number_id, session_id, has_file, at, words)
    VALUES (new.id, new.conversation_id, new.number_id, new.session_id, new.media_id IS NOT NULL, new.at, said)
    ON CONFLICT (message_id) DO UPDATE SET words = excluded.words, has_file = excluded.has_file WHERE message_words.kind = 'message';
  ELSIF tg_op = 'UPDATE' THEN
    DELETE FROM message_words WHERE message_id = new.id AND kind = 'message';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_note_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_words(new.id, 'note', new.conversation_id, new.session_id, false, new.created_at, new.body);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_result_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_words(new.id, 'result', new.conversation_id, new.id, false, coalesce(new.ended_at, new.started_at), new.result_note);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_words AFTER INSERT ON sessions FOR EACH ROW
WHEN (new.result_note IS NOT NULL) EXECUTE FUNCTION keep_result_words();
--> statement-breakpoint
CREATE TRIGGER sessions_words_changed AFTER UPDATE OF result_note ON sessions FOR EACH ROW
WHEN (new.result_note IS DISTINCT FROM old.result_note) EXECUTE FUNCTION keep_result_words();
--> statement-breakpoint
CREATE FUNCTION keep_event_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_words(event_words_id(new.id), 'event', new.conversation_id, new.session_id, false, new.at, new.note);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER session_events_words AFTER INSERT ON session_events FOR EACH ROW
WHEN (new.note IS NOT NULL) EXECUTE FUNCTION keep_event_words();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION drop_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message_words WHERE message_id = ANY (ARRAY(SELECT id FROM gone))
     AND kind = CASE tg_table_name WHEN 'notes' THEN 'note' WHEN 'sessions' THEN 'result' ELSE 'message' END;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER sessions_words_gone AFTER DELETE ON sessions REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION drop_message_words();
--> statement-breakpoint
CREATE FUNCTION drop_event_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message_words WHERE message_id = ANY (ARRAY(SELECT event_words_id(id) FROM gone WHERE note IS NOT NULL)) AND kind = 'event';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER session_events_words_gone AFTER DELETE ON session_events REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION drop_event_words();
--> statement-breakpoint
-- Few beside messages: those of the past at once.
INSERT INTO message_words (message_id, kind, conversation_id, number_id, session_id, has_file, at, words)
SELECT noted.id, noted.kind, noted.conversation_id, c.number_id, noted.session_id, false, noted.at, said.words
  FROM (SELECT id, 'result' AS kind, conversation_id, id AS session_id, coalesce(ended_at, started_at) AS at, result_note AS note
          FROM sessions WHERE result_note IS NOT NULL
         UNION ALL
        SELECT event_words_id(id), 'event', conversation_id, session_id, at, note FROM session_events WHERE note IS NOT NULL) noted
  JOIN conversations c ON c.id = noted.conversation_id
 CROSS JOIN LATERAL (SELECT search_words(noted.note) AS words OFFSET 0) said
 WHERE said.words <> ''::tsvector ON CONFLICT DO NOTHING;
