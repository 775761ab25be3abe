"use client";
import { useQuery } from "@tanstack/react-query";
import { BellRing, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Panel } from "@/components/ui/panel";
import { PushSwitch } from "./push-switch";

/** How alerts reach people outside the app: this browser, and e-mail where the server has it. */
export function ChannelsPanel() {
  const t = useTranslations("alerts");
  const { data } = useQuery(useTRPC().alerts.channels.queryOptions());
  return (
    <Panel className="flex flex-col gap-5">
      <Channel icon={<BellRing aria-hidden />} title={t("push.title")}>
        <PushSwitch publicKey={data?.publicKey} text={t("push.text")} />
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
