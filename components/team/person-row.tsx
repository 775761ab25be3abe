"use client";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Chip } from "../ui/chip";
import { ColleagueAvatar } from "./colleague-avatar";
import type { Person } from "./people-screen";
import { PersonMenu, type WayIn } from "./person-menu";

/** One account: who, role, groups, capacity, when last here; what can be done with it. */
export function PersonRow({
  person,
  groups,
  isMe,
  ssoOnly,
  onEdit,
  onSwitch,
  onWayIn,
}: {
  person: Person;
  groups: { id: string; name: string }[];
  isMe: boolean;
  ssoOnly: boolean;
  onEdit: () => void;
  onSwitch: () => void;
  onWayIn: (what: WayIn) => void;
}) {
  const t = useTranslations("team.people");
  const roles = useTranslations("shell.roles");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const theirs = groups.filter(({ id }) => person.groupIds.includes(id)).map(({ name }) => name);
  const { name } = person;
  return (
    <li className="grid grid-cols-[36px_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-b border-line py-3 max-sm:grid-cols-[36px_minmax(0,1fr)]">
      <ColleagueAvatar id={person.id} name={name} size={36} />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 truncate font-medium">{name}</span>
          {isMe ? <Chip>{t("me")}</Chip> : null}
          {person.active ? null : <Chip tone="warn">{t("inactive")}</Chip>}
        </div>
        <div className="text-meta text-text-2 [overflow-wrap:anywhere]">{person.email}</div>
        <div className="text-meta text-text-3">
          {[
            roles(person.role),
            theirs.length > 0 ? format.list(theirs) : t("noGroup"),
            t("capacityOf", { count: person.capacity }),
            person.lastSeenAt ? t("seen", { time: format.relativeTime(person.lastSeenAt, now) }) : t("neverSeen"),
            person.hasSecondFactor ? t("hasSecondFactor") : null,
            person.usesSso ? t("usesSso") : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:col-start-2">
        <Button onClick={onEdit} aria-label={t("editOf", { name })}>
          {t("edit")}
        </Button>
        {isMe ? null : (
          <Button
            variant={person.active ? "danger" : "secondary"}
            onClick={onSwitch}
            aria-label={person.active ? t("deactivateOf", { name }) : t("reactivateOf", { name })}
          >
            {person.active ? t("deactivate") : t("reactivate")}
          </Button>
        )}
        {isMe ? null : <PersonMenu person={person} ssoOnly={ssoOnly} onChoose={onWayIn} />}
      </div>
    </li>
  );
}
