CREATE TABLE "reaction_tallies" (
	"campaign_id" uuid NOT NULL,
	"template_id" uuid,
	"replied" integer DEFAULT 0 NOT NULL,
	"clicked" integer DEFAULT 0 NOT NULL,
	"clicks" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reaction_tallies_campaign" ON "reaction_tallies" USING btree ("campaign_id");
--> statement-breakpoint
LOCK TABLE campaign_replies, short_links IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
CREATE FUNCTION tally_added_replies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reaction_tallies (campaign_id, template_id, replied)
  SELECT a.campaign_id, m.template_id, count(*) FROM added a LEFT JOIN messages m ON m.id = a.campaign_message_id
   GROUP BY a.campaign_id, m.template_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER campaign_replies_tally_insert AFTER INSERT ON campaign_replies REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_added_replies();
--> statement-breakpoint
CREATE FUNCTION tally_gone_replies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reaction_tallies (campaign_id, template_id, replied)
  SELECT a.campaign_id, m.template_id, -count(*) FROM gone a LEFT JOIN messages m ON m.id = a.campaign_message_id
   GROUP BY a.campaign_id, m.template_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER campaign_replies_tally_delete AFTER DELETE ON campaign_replies REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION tally_gone_replies();
--> statement-breakpoint
CREATE FUNCTION tally_added_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two links of one recipient opened at once are one recipient: the second looks when the first has been counted.
  PERFORM 1 FROM recipients WHERE id IN (SELECT recipient_id FROM (SELECT token, campaign_id, recipient_id, clicks AS more, true AS is_new FROM added WHERE recipient_id IS NOT NULL AND clicked_at IS NOT NULL) c WHERE is_new) ORDER BY id FOR NO KEY UPDATE;
  WITH changed AS (
    SELECT token, campaign_id, recipient_id, clicks AS more, true AS is_new FROM added WHERE recipient_id IS NOT NULL AND clicked_at IS NOT NULL
  ), people AS (
    SELECT c.campaign_id, c.recipient_id, sum(c.more) AS clicks, bool_or(c.is_new) AND NOT EXISTS (
             SELECT 1 FROM short_links o WHERE o.recipient_id = c.recipient_id AND o.clicked_at IS NOT NULL
                AND o.token NOT IN (SELECT n.token FROM changed n WHERE n.is_new)) AS is_first
      FROM changed c GROUP BY c.campaign_id, c.recipient_id
  )
  INSERT INTO reaction_tallies (campaign_id, template_id, clicked, clicks)
  SELECT p.campaign_id, m.template_id, count(*) FILTER (WHERE p.is_first), sum(p.clicks)
    FROM people p JOIN recipients r ON r.id = p.recipient_id LEFT JOIN messages m ON m.id = r.message_id
   GROUP BY p.campaign_id, m.template_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER short_links_tally_insert AFTER INSERT ON short_links REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_added_links();
--> statement-breakpoint
CREATE FUNCTION tally_changed_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two links of one recipient opened at once are one recipient: the second looks when the first has been counted.
  PERFORM 1 FROM recipients WHERE id IN (SELECT recipient_id FROM (SELECT a.token, a.campaign_id, a.recipient_id, a.clicks - g.clicks AS more, g.clicked_at IS NULL AS is_new FROM added a JOIN gone g USING (token)
     WHERE a.recipient_id IS NOT NULL AND a.clicked_at IS NOT NULL AND a.clicks <> g.clicks) c WHERE is_new) ORDER BY id FOR NO KEY UPDATE;
  WITH changed AS (
    SELECT a.token, a.campaign_id, a.recipient_id, a.clicks - g.clicks AS more, g.clicked_at IS NULL AS is_new FROM added a JOIN gone g USING (token)
     WHERE a.recipient_id IS NOT NULL AND a.clicked_at IS NOT NULL AND a.clicks <> g.clicks
  ), people AS (
    SELECT c.campaign_id, c.recipient_id, sum(c.more) AS clicks, bool_or(c.is_new) AND NOT EXISTS (
             SELECT 1 FROM short_links o WHERE o.recipient_id = c.recipient_id AND o.clicked_at IS NOT NULL
                AND o.token NOT IN (SELECT n.token FROM changed n WHERE n.is_new)) AS is_first
      FROM changed c GROUP BY c.campaign_id, c.recipient_id
  )
  INSERT INTO reaction_tallies (campaign_id, template_id, clicked, clicks)
  SELECT p.campaign_id, m.template_id, count(*) FILTER (WHERE p.is_first), sum(p.clicks)
    FROM people p JOIN recipients r ON r.id = p.recipient_id LEFT JOIN messages m ON m.id = r.message_id
   GROUP BY p.campaign_id, m.template_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER short_links_tally_update AFTER UPDATE ON short_links REFERENCING OLD TABLE AS gone NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION tally_changed_links();
--> statement-breakpoint
INSERT INTO reaction_tallies (campaign_id, template_id, replied)
SELECT a.campaign_id, m.template_id, count(*) FROM campaign_replies a JOIN messages m ON m.id = a.campaign_message_id GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO reaction_tallies (campaign_id, template_id, clicked, clicks)
SELECT l.campaign_id, m.template_id, count(DISTINCT l.recipient_id), sum(l.clicks)
  FROM short_links l JOIN recipients r ON r.id = l.recipient_id LEFT JOIN messages m ON m.id = r.message_id
 WHERE l.clicked_at IS NOT NULL GROUP BY 1, 2;
