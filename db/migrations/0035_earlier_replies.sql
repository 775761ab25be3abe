-- Replies to campaigns that came before replies were kept: the client's first message within three days after the campaign's.
INSERT INTO "campaign_replies" ("campaign_message_id", "campaign_id", "message_id", "kind", "at")
SELECT DISTINCT ON (reply.id) m.id, m.stream_id, reply.id, 'recent', reply.at
  FROM messages m
 CROSS JOIN LATERAL (
   SELECT i.id, i.at FROM messages i
    WHERE i.conversation_id = m.conversation_id AND i.direction = 'in' AND i.kind <> 'system'
      AND i.at >= coalesce(m.accepted_at, m.sent_at, m.at)
      AND i.at < coalesce(m.accepted_at, m.sent_at, m.at) + interval '72 hours'
    ORDER BY i.at LIMIT 1
 ) reply
 WHERE m.stream_id IS NOT NULL AND m.status NOT IN ('queued', 'failed', 'cancelled')
 ORDER BY reply.id, m.at DESC
ON CONFLICT DO NOTHING;
