ALTER TABLE "message_words" DROP CONSTRAINT "message_words_message_id_messages_id_fk";
--> statement-breakpoint
ALTER TABLE "message_words" ADD COLUMN "is_note" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- As before, but never over the words of a note.
CREATE OR REPLACE FUNCTION keep_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said tsvector := search_words(message_text(new.body, new.payload, new.media_id));
BEGIN
  IF said <> ''::tsvector THEN
    INSERT INTO message_words (message_id, conversation_id, number_id, session_id, has_file, at, words)
    VALUES (new.id, new.conversation_id, new.number_id, new.session_id, new.media_id IS NOT NULL, new.at, said)
    ON CONFLICT (message_id) DO UPDATE SET words = excluded.words, has_file = excluded.has_file WHERE NOT message_words.is_note;
  ELSIF tg_op = 'UPDATE' THEN
    DELETE FROM message_words WHERE message_id = new.id AND NOT is_note;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_note_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said tsvector := search_words(new.body);
BEGIN
  IF said <> ''::tsvector THEN
    INSERT INTO message_words (message_id, conversation_id, number_id, session_id, has_file, is_note, at, words)
    SELECT new.id, new.conversation_id, c.number_id, new.session_id, false, true, new.created_at, said
      FROM conversations c WHERE c.id = new.conversation_id
    ON CONFLICT (message_id) DO UPDATE SET words = excluded.words WHERE message_words.is_note;
  ELSIF tg_op = 'UPDATE' THEN
    DELETE FROM message_words WHERE message_id = new.id AND is_note;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER notes_words AFTER INSERT OR UPDATE OF body ON notes FOR EACH ROW EXECUTE FUNCTION keep_note_words();
--> statement-breakpoint
-- What is gone is not found any more; many rows at once in one statement, by the index whatever their number.
CREATE FUNCTION drop_message_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message_words WHERE message_id = ANY (ARRAY(SELECT id FROM gone)) AND is_note = (tg_table_name = 'notes');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_words_gone AFTER DELETE ON messages REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION drop_message_words();
--> statement-breakpoint
CREATE TRIGGER notes_words_gone AFTER DELETE ON notes REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION drop_message_words();
--> statement-breakpoint
-- Notes are few beside messages: those of the past at once.
INSERT INTO message_words (message_id, conversation_id, number_id, session_id, has_file, is_note, at, words)
SELECT n.id, n.conversation_id, c.number_id, n.session_id, false, true, n.created_at, said.words
  FROM notes n JOIN conversations c ON c.id = n.conversation_id
 CROSS JOIN LATERAL (SELECT search_words(n.body) AS words OFFSET 0) said
 WHERE said.words <> ''::tsvector ON CONFLICT DO NOTHING;
