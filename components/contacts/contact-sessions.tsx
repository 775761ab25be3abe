"use client";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { useResultName } from "@/components/inbox/use-result-name";
import { ListState } from "@/components/ui/list-state";
import { RowLink } from "@/components/ui/row-link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { useMoment } from "@/components/ui/use-moment";
import type { ShownContact } from "@/server/contacts/show-contact";

/** Sessions on every number, the newest first (S1.15); one the reader may not open has no link. */
export function ContactSessions({ sessions }: { sessions: ShownContact["sessions"] }) {
  const t = useTranslations("contacts.sessions");
  const moment = useMoment();
  const resultName = useResultName();
  if (sessions.length === 0) return <ListState icon={<MessagesSquare />} title={t("none")} />;
  return (
    <Table>
      <thead>
        <tr>
          <Th>{t("started")}</Th>
          <Th>{t("result")}</Th>
          <Th className="max-md:hidden">{t("number")}</Th>
          <Th className="max-md:hidden">{t("operator")}</Th>
          <Th className="w-1/3 max-md:hidden">{t("note")}</Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Tr key={session.id}>
            <Td>
              {session.mayOpen ? (
                <RowLink href={`/inbox/${session.conversationId}`}>{moment(session.startedAt)}</RowLink>
              ) : (
                moment(session.startedAt)
              )}
            </Td>
            <Td className="max-md:whitespace-normal">
              {session.endedAt ? (resultName(session) ?? t("noResult")) : t("open")}
              <span className="block text-meta text-text-3 md:hidden">{session.numberName}</span>
            </Td>
            <Td className="text-text-2 max-md:hidden">{session.numberName}</Td>
            <Td className="text-text-2 max-md:hidden">{session.operatorName}</Td>
            <Td className="max-w-0 truncate text-text-2 max-md:hidden" title={session.note ?? undefined}>
              {session.note}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
