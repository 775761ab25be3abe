CREATE TABLE "stream_tallies" (
	"stream_id" uuid NOT NULL,
	"status" text,
	"tried" boolean DEFAULT false NOT NULL,
	"taken" boolean DEFAULT false NOT NULL,
	"reached" smallint DEFAULT 0 NOT NULL,
	"sent_from" timestamp with time zone,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "stream_tallies_stream" ON "stream_tallies" USING btree ("stream_id");--> statement-breakpoint
CREATE FUNCTION tally_added_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH changed AS (
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, 1 AS change
    FROM added WHERE stream_id IS NOT NULL
  )
  INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, sent_from, count)
  SELECT stream_id, status, tried, taken, reached, NULL, sum(change) FROM changed
   GROUP BY stream_id, status, tried, taken, reached HAVING sum(change) <> 0
  UNION ALL
  SELECT stream_id, NULL, false, false, 0, sent_from, sum(change) FROM changed WHERE sent_from IS NOT NULL
   GROUP BY stream_id, sent_from HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_tally_insert AFTER INSERT ON messages REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_added_messages();
--> statement-breakpoint
CREATE FUNCTION tally_changed_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH changed AS (
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, 1 AS change
    FROM added WHERE stream_id IS NOT NULL
  UNION ALL
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, -1 AS change
    FROM gone WHERE stream_id IS NOT NULL
  )
  INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, sent_from, count)
  SELECT stream_id, status, tried, taken, reached, NULL, sum(change) FROM changed
   GROUP BY stream_id, status, tried, taken, reached HAVING sum(change) <> 0
  UNION ALL
  SELECT stream_id, NULL, false, false, 0, sent_from, sum(change) FROM changed WHERE sent_from IS NOT NULL
   GROUP BY stream_id, sent_from HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_tally_update AFTER UPDATE ON messages REFERENCING OLD TABLE AS gone NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_changed_messages();
--> statement-breakpoint
CREATE FUNCTION tally_gone_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH changed AS (
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, -1 AS change
    FROM gone WHERE stream_id IS NOT NULL
  )
  INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, sent_from, count)
  SELECT stream_id, status, tried, taken, reached, NULL, sum(change) FROM changed
   GROUP BY stream_id, status, tried, taken, reached HAVING sum(change) <> 0
  UNION ALL
  SELECT stream_id, NULL, false, false, 0, sent_from, sum(change) FROM changed WHERE sent_from IS NOT NULL
   GROUP BY stream_id, sent_from HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_tally_delete AFTER DELETE ON messages REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION tally_gone_messages();
--> statement-breakpoint
INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, count)
SELECT stream_id, status, tries > 0, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL,
       CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
            WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END, count(*)
  FROM messages WHERE stream_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
--> statement-breakpoint
INSERT INTO stream_tallies (stream_id, sent_from, count)
SELECT stream_id, date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z'), count(*)
  FROM messages WHERE stream_id IS NOT NULL AND accepted_at IS NOT NULL GROUP BY 1, 2;
