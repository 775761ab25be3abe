"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/components/live/trpc";
import { CopyButton } from "@/components/profiles/copy-button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DetailsList } from "@/components/ui/details-list";
import { Panel } from "@/components/ui/panel";
import { Switch } from "@/components/ui/switch";

/** The company's identity provider, and whether it is the only way in. */
export function SsoSettings({
  policy,
  pending,
  onChange,
}: {
  policy: RouterOutputs["auth"]["policy"];
  pending: boolean;
  onChange: (only: boolean) => void;
}) {
  const t = useTranslations("company.signIn.sso");
  const [isAsked, setAsked] = useState(false);
  const { sso, callback, ssoOnly, youUseSso } = policy;
  const address = {
    label: t("callback"),
    value: <code className="font-mono [overflow-wrap:anywhere]">{callback}</code>,
  };
  const facts = sso
    ? [{ label: t("name"), value: sso.name }, { label: t("issuer"), value: sso.issuer }, address]
    : [address];
  return (
    <section aria-labelledby="sso">
      <h2 id="sso" className="m-0 text-lead font-semibold">
        {t("title")}
      </h2>
      <p className="m-0 mt-0.5 text-text-2">{t("text")}</p>
      <Panel className="mt-4 flex flex-col gap-4">
        {sso ? null : <p className="m-0">{t("missing")}</p>}
        <DetailsList items={facts} />
        <div>
          <CopyButton text={callback} label={t("copy")} copied={t("copied")} />
        </div>
        {sso ? (
          <Switch
            label={<span className="font-medium">{t("only")}</span>}
            hint={youUseSso || ssoOnly ? t("onlyHint") : `${t("onlyHint")} ${t("untried")}`}
            checked={ssoOnly}
            disabled={pending || !(youUseSso || ssoOnly)}
            onCheckedChange={(on) => (on ? setAsked(true) : onChange(false))}
          />
        ) : null}
      </Panel>
      <ConfirmDialog
        open={isAsked}
        onOpenChange={setAsked}
        title={t("askTitle")}
        description={t("askText")}
        confirm={t("ask")}
        danger
        onConfirm={() => {
          onChange(true);
          setAsked(false);
        }}
      />
    </section>
  );
}
