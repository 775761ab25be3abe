"use client";
import { useQuery } from "@tanstack/react-query";
import { UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Role } from "@/db/enums";
import { type RouterOutputs, useTRPC } from "../live/trpc";
import { PageSheet } from "../shell/page-sheet";
import { SettingsMenu } from "../shell/settings-menu";
import { Button } from "../ui/button";
import { ErrorState } from "../ui/list-state";
import { SkeletonRows } from "../ui/skeleton";
import { AwayReasonsPanel } from "./away-reasons-panel";
import { InvitationList } from "./invitation-list";
import { InvitePersonDialog } from "./invite-person-dialog";
import { PersonDialog } from "./person-dialog";
import type { WayIn } from "./person-menu";
import { PersonRow } from "./person-row";
import { SwitchDialog } from "./switch-dialog";
import { WayInDialog } from "./way-in-dialog";

export type Person = RouterOutputs["team"]["people"]["people"][number];
type Asking = { what: "invite" } | { what: "edit" | "switch" | WayIn; person: Person };

/** Uživatelé (N.27): accounts, roles, groups, capacity, invitations; and why people can be away. */
export function PeopleScreen({ role, myId }: { role: Role; myId: string }) {
  const t = useTranslations("team.people");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { data, isError, isFetching, refetch } = useQuery(trpc.team.people.queryOptions());
  const close = () => setAsking(null);
  const content = () => {
    if (isError && !data) return <ErrorState onRetry={() => void refetch()} retrying={isFetching} />;
    if (!data) return <SkeletonRows height={64} label={t("title")} />;
    return (
      <div className="flex flex-col gap-8">
        <ul aria-label={t("title")} className="m-0 list-none p-0">
          {data.people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              groups={data.groups}
              isMe={person.id === myId}
              ssoOnly={data.ssoOnly}
              onEdit={() => setAsking({ what: "edit", person })}
              onSwitch={() => setAsking({ what: "switch", person })}
              onWayIn={(what) => setAsking({ what, person })}
            />
          ))}
        </ul>
        {data.invitations.length > 0 ? <InvitationList invitations={data.invitations} /> : null}
        <AwayReasonsPanel />
      </div>
    );
  };
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      actions={
        <Button variant="primary" onClick={() => setAsking({ what: "invite" })}>
          <UserRoundPlus aria-hidden />
          {t("invite")}
        </Button>
      }
    >
      {content()}
      {asking?.what === "invite" && data ? <InvitePersonDialog groups={data.groups} onClose={close} /> : null}
      {asking?.what === "edit" && data ? (
        <PersonDialog person={asking.person} groups={data.groups} onClose={close} />
      ) : null}
      {asking?.what === "switch" ? <SwitchDialog person={asking.person} onClose={close} /> : null}
      {asking?.what === "reset" || asking?.what === "factor" || asking?.what === "unlink" ? (
        <WayInDialog what={asking.what} person={asking.person} onClose={close} />
      ) : null}
    </PageSheet>
  );
}
