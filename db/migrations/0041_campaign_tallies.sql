CREATE TABLE "recipient_tallies" (
	"campaign_id" uuid NOT NULL,
	"import_id" uuid,
	"plan" text NOT NULL,
	"plan_reason" text,
	"dial_code" text,
	"count" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "stream_tallies_stream";--> statement-breakpoint
ALTER TABLE "stream_tallies" ADD COLUMN "template_id" uuid;--> statement-breakpoint
ALTER TABLE "stream_tallies" ADD COLUMN "failure_reason" text;--> statement-breakpoint
ALTER TABLE "stream_tallies" ADD COLUMN "failure_code" text;--> statement-breakpoint
CREATE INDEX "recipient_tallies_campaign" ON "recipient_tallies" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "stream_tallies_states" ON "stream_tallies" USING btree ("stream_id") WHERE sent_from is null;--> statement-breakpoint
CREATE INDEX "stream_tallies_sends" ON "stream_tallies" USING btree ("stream_id","sent_from") WHERE sent_from is not null;
--> statement-breakpoint
LOCK TABLE campaigns IN EXCLUSIVE MODE;
--> statement-breakpoint
LOCK TABLE recipients, messages IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tally_added_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH changed AS (
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         template_id, CASE WHEN status = 'failed' THEN failure_reason END AS failure_reason,
         CASE WHEN status = 'failed' THEN failure_code END AS failure_code,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, 1 AS change
    FROM added WHERE stream_id IS NOT NULL
  )
  INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, sent_from, count)
  SELECT stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, NULL, sum(change) FROM changed
   GROUP BY stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code HAVING sum(change) <> 0
  UNION ALL
  SELECT stream_id, NULL, false, false, 0, NULL, NULL, NULL, sent_from, sum(change) FROM changed WHERE sent_from IS NOT NULL
   GROUP BY stream_id, sent_from HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tally_changed_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH changed AS (
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         template_id, CASE WHEN status = 'failed' THEN failure_reason END AS failure_reason,
         CASE WHEN status = 'failed' THEN failure_code END AS failure_code,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, 1 AS change
    FROM added WHERE stream_id IS NOT NULL
  UNION ALL
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         template_id, CASE WHEN status = 'failed' THEN failure_reason END AS failure_reason,
         CASE WHEN status = 'failed' THEN failure_code END AS failure_code,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, -1 AS change
    FROM gone WHERE stream_id IS NOT NULL
  )
  INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, sent_from, count)
  SELECT stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, NULL, sum(change) FROM changed
   GROUP BY stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code HAVING sum(change) <> 0
  UNION ALL
  SELECT stream_id, NULL, false, false, 0, NULL, NULL, NULL, sent_from, sum(change) FROM changed WHERE sent_from IS NOT NULL
   GROUP BY stream_id, sent_from HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tally_gone_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH changed AS (
  SELECT stream_id, status, tries > 0 AS tried, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL AS taken,
         CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
              WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END AS reached,
         template_id, CASE WHEN status = 'failed' THEN failure_reason END AS failure_reason,
         CASE WHEN status = 'failed' THEN failure_code END AS failure_code,
         date_bin('10 seconds', accepted_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS sent_from, -1 AS change
    FROM gone WHERE stream_id IS NOT NULL
  )
  INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, sent_from, count)
  SELECT stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, NULL, sum(change) FROM changed
   GROUP BY stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code HAVING sum(change) <> 0
  UNION ALL
  SELECT stream_id, NULL, false, false, 0, NULL, NULL, NULL, sent_from, sum(change) FROM changed WHERE sent_from IS NOT NULL
   GROUP BY stream_id, sent_from HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
DELETE FROM stream_tallies WHERE sent_from IS NULL;
--> statement-breakpoint
INSERT INTO stream_tallies (stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, count)
SELECT stream_id, status, tries > 0, accepted_at IS NOT NULL OR provider_message_id IS NOT NULL,
       CASE WHEN read_at IS NOT NULL THEN 3 WHEN delivered_at IS NOT NULL THEN 2
            WHEN sent_at IS NOT NULL OR (accepted_at IS NOT NULL AND held_at IS NULL) THEN 1 ELSE 0 END,
       template_id, CASE WHEN status = 'failed' THEN failure_reason END, CASE WHEN status = 'failed' THEN failure_code END, count(*)
  FROM messages WHERE stream_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
--> statement-breakpoint
CREATE FUNCTION tally_added_recipients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recipient_tallies (campaign_id, import_id, plan, plan_reason, dial_code, count)
  SELECT campaign_id, import_id, plan, plan_reason, dial_code, sum(change) FROM (
  SELECT campaign_id, import_id, plan, plan_reason, CASE WHEN plan = 'planned' THEN dial_code END AS dial_code, 1 AS change
    FROM added WHERE message_id IS NULL
  ) changed GROUP BY campaign_id, import_id, plan, plan_reason, dial_code HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER recipients_tally_insert AFTER INSERT ON recipients REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_added_recipients();
--> statement-breakpoint
CREATE FUNCTION tally_changed_recipients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recipient_tallies (campaign_id, import_id, plan, plan_reason, dial_code, count)
  SELECT campaign_id, import_id, plan, plan_reason, dial_code, sum(change) FROM (
  SELECT campaign_id, import_id, plan, plan_reason, CASE WHEN plan = 'planned' THEN dial_code END AS dial_code, 1 AS change
    FROM added WHERE message_id IS NULL
  UNION ALL
  SELECT campaign_id, import_id, plan, plan_reason, CASE WHEN plan = 'planned' THEN dial_code END AS dial_code, -1 AS change
    FROM gone WHERE message_id IS NULL
  ) changed GROUP BY campaign_id, import_id, plan, plan_reason, dial_code HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER recipients_tally_update AFTER UPDATE ON recipients REFERENCING OLD TABLE AS gone NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_changed_recipients();
--> statement-breakpoint
CREATE FUNCTION tally_gone_recipients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO recipient_tallies (campaign_id, import_id, plan, plan_reason, dial_code, count)
  SELECT campaign_id, import_id, plan, plan_reason, dial_code, sum(change) FROM (
  SELECT campaign_id, import_id, plan, plan_reason, CASE WHEN plan = 'planned' THEN dial_code END AS dial_code, -1 AS change
    FROM gone WHERE message_id IS NULL
  ) changed GROUP BY campaign_id, import_id, plan, plan_reason, dial_code HAVING sum(change) <> 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER recipients_tally_delete AFTER DELETE ON recipients REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION tally_gone_recipients();
--> statement-breakpoint
INSERT INTO recipient_tallies (campaign_id, import_id, plan, plan_reason, dial_code, count)
SELECT campaign_id, import_id, plan, plan_reason, CASE WHEN plan = 'planned' THEN dial_code END, count(*)
  FROM recipients WHERE message_id IS NULL GROUP BY 1, 2, 3, 4, 5;
