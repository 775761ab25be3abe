"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/components/live/trpc";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { Switch } from "@/components/ui/switch";
import type { Role } from "@/db/enums";

type Policy = RouterOutputs["auth"]["policy"];

/** For which roles a second factor is required. Asked about where somebody has none yet. */
export function FactorSettings({
  policy,
  myRole,
  pending,
  onChange,
}: {
  policy: Policy;
  myRole: Role;
  pending: boolean;
  onChange: (roles: Role[]) => void;
}) {
  const t = useTranslations("company.signIn.factor");
  const roleNames = useTranslations("shell.roles");
  const [asked, setAsked] = useState<Policy["counts"][number] | null>(null);
  const { secondFactorFor, ssoOnly, counts } = policy;
  const add = (role: Role) => onChange([...secondFactorFor, role]);
  const change = (count: Policy["counts"][number], on: boolean) => {
    if (!on) onChange(secondFactorFor.filter((role) => role !== count.role));
    else if (count.people > count.protectedPeople) setAsked(count);
    else add(count.role);
  };
  return (
    <section aria-labelledby="factor">
      <h2 id="factor" className="m-0 text-lead font-semibold">
        {t("title")}
      </h2>
      <p className="m-0 mt-0.5 text-text-2">{t("text")}</p>
      <Panel className="mt-4 flex flex-col gap-4">
        {counts.map((count) => {
          const had = count.people > 0 ? t("counts", count) : t("nobody");
          const isEmergency = ssoOnly && count.role === "admin";
          return (
            <Switch
              key={count.role}
              label={<span className="font-medium">{roleNames(count.role)}</span>}
              hint={ssoOnly ? (isEmergency ? `${t("always")} ${had}` : t("bySso")) : had}
              checked={isEmergency || (!ssoOnly && secondFactorFor.includes(count.role))}
              disabled={pending || ssoOnly}
              onCheckedChange={(on) => change(count, on)}
            />
          );
        })}
      </Panel>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={asked ? t("askTitle", { role: roleNames(asked.role) }) : ""}
        description={
          asked
            ? [
                t("askText", { missing: asked.people - asked.protectedPeople }),
                asked.role === myRole && policy.youLackIt ? t("askYou") : "",
              ].join(" ")
            : ""
        }
        confirm={t("ask")}
        onConfirm={() => {
          if (asked) add(asked.role);
          setAsked(null);
        }}
      />
    </section>
  );
}
