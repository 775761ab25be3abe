import { openStream } from "../server/delivery/streams";
import { addContact, addConversation, addNumber, addTemplate, addUser } from "../server/test-world";
import type { SendingWorld } from "./sending-world";

const batch = 50_000;

/**
 * A campaign in the middle of its work: of every hundred recipients 2 are invalid, 28 still wait for a message, 5 messages are queued or
 * in the air, 3 failed for several reasons, the rest was sent, delivered and mostly read, over hours; some replied, clicked, opted out.
 */
export async function seedCampaign({ ctx, sql }: SendingWorld, count: number) {
  const { numberId } = await addNumber(ctx, { dailyLimit: null });
  const templateId = await addTemplate(ctx, numberId, { category: "marketing" });
  const otherId = await addTemplate(ctx, numberId, { category: "marketing", name: "druha" });
  const actor = await addUser(ctx, { role: "supervisor" });
  const campaignId = ctx.newId();
  await openStream(ctx, { streamId: campaignId, numberId, dailyShare: null });
  await sql`insert into campaigns (id, name, number_id, template_id, status, created_by_id, launched_at, variants, guard_armed)
    values (${campaignId}, 'Zimní servis', ${numberId}, ${templateId}, 'running', ${actor.userId}, now() - interval '12 hours',
            jsonb_build_array(jsonb_build_object('templateId', ${otherId}::text, 'share', 50, 'places', '[]'::jsonb)), jsonb_build_object('at', now() - interval '12 hours', 'quality', 'green', 'category', 'marketing', 'fed', 0))`;
  const answering = await addConversation(ctx, { numberId, contactId: await addContact(ctx, "+420999999999") });
  for (let from = 0; from < count; from += batch)
    await sql.begin(async (tx) => {
      await tx`create temporary table fresh on commit drop as
        select n, n % 100 as kind, gen_random_uuid() as contact, gen_random_uuid() as conversation, gen_random_uuid() as message,
               gen_random_uuid() as reply, '+4206' || lpad(n::text, 8, '0') as phone, now() - (${count}::int - n) * interval '40 ms' as sent
          from generate_series(${from}::int, ${Math.min(count, from + batch) - 1}::int) n`;
      await tx`insert into contacts (id, name, phone) select contact, 'Klient', phone from fresh where kind >= 2`;
      await tx`insert into conversations (id, contact_id, number_id) select conversation, contact, ${numberId} from fresh where kind >= 30`;
      await tx`insert into messages (id, conversation_id, number_id, stream_id, template_id, direction, kind, body, at, status, priority, tries,
                 accepted_at, provider_message_id, sent_at, delivered_at, read_at, failed_at, failure_reason, failure_code)
        select message, conversation, ${numberId}, ${campaignId},
               case when n % 2 = 0 then ${templateId}::uuid else ${otherId}::uuid end, 'out', 'template', 'Zimní servis', sent, status, 1,
               case when status = 'queued' then 0 else 1 end, case when is_taken then sent end, case when is_taken then message::text end,
               case when is_taken and status <> 'failed' then sent end, case when status in ('delivered', 'read') then sent end,
               case when status = 'read' then sent end, case when status = 'failed' then sent end,
               case when status = 'failed' then (array['recipient_invalid', 'policy_user', 'unknown'])[kind - 34] end,
               case when status = 'failed' then (array['131026', '131049', null])[kind - 34] end
          from (select *, case when kind < 34 then 'queued' when kind = 34 then 'sending' when kind < 38 then 'failed'
                                when kind < 40 then 'sent' when kind < 55 then 'delivered' else 'read' end as status,
                       kind >= 35 and kind <> 37 as is_taken from fresh where kind >= 30) f`;
      await tx`insert into recipients (campaign_id, row_number, plan, plan_reason, phone_given, phone, values, message_id)
        select ${campaignId}, n, case when kind < 2 then 'invalid' else 'planned' end, case when kind < 2 then 'phone_letters' end,
               phone, case when kind >= 2 then phone end, '[]', case when kind >= 30 then message end from fresh`;
      await tx`insert into messages (id, conversation_id, number_id, direction, kind, body, at, status)
        select reply, ${answering}, ${numberId}, 'in', 'text', 'Ano', sent, 'delivered' from fresh where kind >= 95`;
      await tx`insert into campaign_replies (campaign_message_id, campaign_id, message_id, kind, at)
        select message, ${campaignId}, reply, 'quote', sent from fresh where kind >= 95`;
      await tx`insert into short_links (token, campaign_id, recipient_id, target, created_at, clicked_at, clicks)
        select r.message_id::text, ${campaignId}, r.id, 'https://kolo.example', now(), case when f.kind >= 92 then now() end,
               case when f.kind >= 92 then 1 else 0 end
          from fresh f join recipients r on r.message_id = f.message where f.kind >= 90`;
      await tx`insert into consent_entries (id, contact_id, move, source, at, recorded_at, campaign_id)
        select gen_random_uuid(), contact, 'withdrawn', 'message', sent, sent, ${campaignId} from fresh where n % 200 = 199`;
    });
  await sql`vacuum analyze`;
  return { campaignId, numberId, actor };
}
