"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMay } from "@/components/shell/use-may";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DetailsList } from "@/components/ui/details-list";
import { LabelChip } from "@/components/ui/label-chip";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import type { Role } from "@/db/enums";
import type { ShownContact } from "@/server/contacts/show-contact";
import { formatPhone } from "@/server/core/phone";
import { useContactMoves, useFields } from "./use-contact-data";
import { useFieldValue } from "./use-field-value";

/** What the contact is: data, fields, identities, tags, consent, blocks and merges. */
export function ContactOverview({ contact, role }: { contact: ShownContact; role: Role }) {
  const t = useTranslations("contacts");
  return (
    <div className="flex flex-col gap-4 p-6 max-desk:p-4">
      {contact.mergedIntoId ? (
        <Banner tone="info">
          {t("detail.isMerged")} <Link href={`/contacts/${contact.mergedIntoId}`}>{t("detail.openKept")}</Link>
        </Banner>
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Data contact={contact} />
        <Identities contact={contact} />
        <Standing contact={contact} />
        <Merges contact={contact} role={role} />
      </div>
    </div>
  );
}

function Data({ contact }: { contact: ShownContact }) {
  const t = useTranslations("contacts");
  const format = useFormatter();
  const { all } = useFields();
  const shownValue = useFieldValue();
  const known = all.filter(({ key, retiredAt }) => retiredAt === null || contact.fields[key]);
  const others = Object.keys(contact.fields).filter((key) => !all.some((field) => field.key === key));
  const nothing = <span className="text-text-3">{t("detail.nothing")}</span>;
  const items = [
    { label: t("form.name"), value: contact.name ?? nothing },
    {
      label: t("form.email"),
      value: contact.email ? <a href={`mailto:${contact.email}`}>{contact.email}</a> : nothing,
    },
    ...known.map(({ key, label, kind }) => {
      const value = contact.fields[key];
      return { label, value: value ? shownValue(kind, value) : nothing };
    }),
    ...others.map((key) => ({ label: key, value: contact.fields[key] })),
    { label: t("columns.created"), value: format.dateTime(contact.createdAt, { dateStyle: "long" }) },
  ];
  return (
    <Panel aria-label={t("detail.data")}>
      <h2 className="m-0 mb-3 text-body">{t("detail.data")}</h2>
      <DetailsList items={items} className="grid-cols-[minmax(104px,auto)_minmax(0,1fr)]" />
    </Panel>
  );
}

function Identities({ contact }: { contact: ShownContact }) {
  const t = useTranslations("contacts.identities");
  const items = [
    { label: t("profileName"), value: contact.profileName },
    ...contact.identities.map(({ kind, value }) => ({
      label: t(kind),
      value: kind === "phone" ? formatPhone(value) : value,
    })),
  ].filter(({ value }) => Boolean(value));
  return (
    <Panel aria-label={t("title")}>
      <h2 className="m-0 text-body">{t("title")}</h2>
      <p className="m-0 mb-3 text-meta text-text-3">{t("text")}</p>
      <DetailsList items={items} className="grid-cols-[minmax(104px,auto)_minmax(0,1fr)]" />
    </Panel>
  );
}

function Standing({ contact }: { contact: ShownContact }) {
  const t = useTranslations("contacts");
  const moment = useMoment();
  const consent = contact.marketingOptedOutAt ? "withdrawn" : contact.marketingOptedInAt ? "given" : "unknown";
  const since = contact.marketingOptedOutAt ?? contact.marketingOptedInAt;
  return (
    <Panel aria-label={t("detail.standing")}>
      <h2 className="m-0 mb-3 text-body">{t("detail.standing")}</h2>
      <DetailsList
        items={[
          { label: t("columns.consent"), value: `${t(`consent.${consent}`)}${since ? ` · ${moment(since)}` : ""}` },
          {
            label: t("detail.tags"),
            value:
              contact.tags.length > 0 ? (
                <span className="flex flex-wrap gap-1">
                  {contact.tags.map(({ id, name, color }) => (
                    <LabelChip key={id} color={color}>
                      {name}
                    </LabelChip>
                  ))}
                </span>
              ) : (
                <span className="text-text-3">{t("detail.noTags")}</span>
              ),
          },
        ]}
      />
      <h3 className="m-0 mt-5 mb-2 text-meta text-text-2">{t("block.history")}</h3>
      {contact.blocks.length === 0 ? <p className="m-0 text-text-3">{t("block.never")}</p> : null}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {contact.blocks.map((block) => (
          <li key={block.id} className="[overflow-wrap:anywhere]">
            {t("block.entry", { name: block.blockedBy, at: moment(block.blockedAt), reason: block.reason })}
            {block.unblockedAt ? (
              <span className="block text-meta text-text-3">
                {t("block.ended", { name: block.unblockedBy ?? "", at: moment(block.unblockedAt) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Merges({ contact, role }: { contact: ShownContact; role: Role }) {
  const t = useTranslations("contacts.merge");
  const moment = useMoment();
  const manages = useMay(role)("contacts.manage");
  const { undoMerge } = useContactMoves();
  if (contact.merges.length === 0) return null;
  return (
    <Panel aria-label={t("history")}>
      <h2 className="m-0 mb-3 text-body">{t("history")}</h2>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {contact.merges.map((merge) => (
          <li key={merge.id} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {t("entry", {
                other: merge.mergedName ?? t("unnamed"),
                name: merge.mergedBy,
                at: moment(merge.mergedAt),
              })}
              {merge.undoneAt ? (
                <span className="block text-meta text-text-3">{t("undone", { at: moment(merge.undoneAt) })}</span>
              ) : null}
            </span>
            {merge.mayUndo && manages ? (
              <Button pending={undoMerge.isPending} onClick={() => undoMerge.mutate({ mergeId: merge.id })}>
                {t("undo")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
