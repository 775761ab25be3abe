"use client";
import { useQuery } from "@tanstack/react-query";
import { BellRing, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { usePush } from "./use-push";

/** How alerts reach people outside the app: this browser, and e-mail where the server has it. */
export function ChannelsPanel() {
  const t = useTranslations("alerts");
  const { data } = useQuery(useTRPC().alerts.channels.queryOptions());
  return (
    <Panel className="flex flex-col gap-5">
      <Channel icon={<BellRing aria-hidden />} title={t("push.title")}>
        <PushSwitch publicKey={data?.publicKey} />
      </Channel>
      <Channel icon={<Mail aria-hidden />} title={t("mail.title")}>
        <p className="m-0 text-text-2">{data ? t(data.hasMail ? "mail.on" : "mail.off") : null}</p>
      </Channel>
    </Panel>
  );
}

function Channel({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 [&>svg]:mt-0.5 [&>svg]:size-4.5 [&>svg]:shrink-0 [&>svg]:text-text-2">
      {icon}
      <div className="min-w-0 flex-1">
        <h2 className="m-0 mb-1 text-body">{title}</h2>
        {children}
      </div>
    </div>
  );
}

/** Every state that a browser can be in, each with its way on. */
function PushSwitch({ publicKey }: { publicKey: string | undefined }) {
  const t = useTranslations("alerts.push");
  const { state, on, off } = usePush(publicKey);
  if (!state) return null;
  if (state === "unsupported" || state === "insecure" || state === "denied")
    return <p className="m-0 text-text-2">{t(state)}</p>;
  return (
    <>
      <p role="status" className="m-0 mb-3 text-text-2">
        {state === "on" ? t("isOn") : on.data === false ? t("dismissed") : t("text")}
        {on.isError || off.isError ? <span className="block text-danger-text">{t("failed")}</span> : null}
      </p>
      {state === "on" ? (
        <Button pending={off.isPending} onClick={() => off.mutate()}>
          {t("off")}
        </Button>
      ) : (
        <Button variant="primary" pending={on.isPending || !publicKey} onClick={() => on.mutate()}>
          {t("on")}
        </Button>
      )}
    </>
  );
}
