"use client";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ErrorState } from "@/components/ui/list-state";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { chatLink, linkTrouble } from "@/server/profiles/link-rules";
import { CopyButton } from "./copy-button";
import { QrPanel } from "./qr-panel";
import { WebButtonPanel } from "./web-button-panel";

const presets = ["question", "order", "booking", "complaint"] as const;

/** Odkaz a QR (N.58): one prefilled text for the link, its QR code and the button for web pages. */
export function LinkTab({ numberId }: { numberId: string }) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const profile = useQuery(trpc.profiles.show.queryOptions({ numberId }));
  if (profile.isError && !profile.data)
    return <ErrorState onRetry={() => profile.refetch()} retrying={profile.isFetching} />;
  if (!profile.data) return <Loading />;
  const { phone } = profile.data.number;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
      <LinkPanel phone={phone} text={text} onText={setText} />
      <QrPanel numberId={numberId} phone={phone} text={text} />
      <WebButtonPanel link={chatLink(phone, text)} />
    </div>
  );
}

function Loading() {
  const t = useTranslations("profiles");
  return (
    <div
      role="status"
      aria-label={t("linkTitle")}
      className="appear-late grid gap-6 xl:grid-cols-[minmax(0,1fr)_360px]"
    >
      <Skeleton className="h-90 rounded-lg" />
      <Skeleton className="h-130 rounded-lg" />
    </div>
  );
}

function LinkPanel({ phone, text, onText }: { phone: string; text: string; onText: (text: string) => void }) {
  const t = useTranslations("profiles.link");
  const link = chatLink(phone, text);
  const trouble = linkTrouble(phone, text);
  return (
    <Panel className="flex min-w-0 flex-col gap-5">
      <Field
        label={t("text")}
        aside={<span className="text-meta text-text-3">{t("length", { count: [...text.trim()].length })}</span>}
        hint={t("textHint")}
        error={trouble === "tooLong" ? t("tooLong") : null}
      >
        <Textarea rows={3} value={text} onChange={(event) => onText(event.target.value)} />
      </Field>
      <fieldset className="m-0 -mt-2 flex min-w-0 flex-wrap gap-2 border-0 p-0">
        <legend className="sr-only">{t("presets")}</legend>
        {presets.map((preset) => (
          <Button key={preset} onClick={() => onText(t(`presetText.${preset}`))}>
            {t(`preset.${preset}`)}
          </Button>
        ))}
      </fieldset>
      {trouble === "tooLong" ? null : <LinkAddress link={link} />}
      {trouble === "dense" ? <Banner tone="warn">{t("dense")}</Banner> : null}
    </Panel>
  );
}

function LinkAddress({ link }: { link: string }) {
  const t = useTranslations("profiles.link");
  return (
    <div>
      <h2 className="m-0 mb-1.5 flex items-baseline gap-2 text-body font-medium">
        <span className="flex-1">{t("address")}</span>
        <span className="text-meta font-normal text-text-3">{t("length", { count: link.length })}</span>
      </h2>
      <p className="m-0 rounded-md bg-sunken px-3 py-2 font-mono text-[13px] break-all">{link}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton variant="primary" text={link} label={t("copy")} copied={t("copied")} />
        <a
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex h-8 items-center gap-1.5 rounded-md px-3 font-medium text-text no-underline hover:bg-hover touch:h-11"
        >
          <ExternalLink aria-hidden className="size-4" />
          {t("try")}
        </a>
      </div>
    </div>
  );
}
