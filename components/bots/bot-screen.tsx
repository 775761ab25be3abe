"use client";
import { useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newMessageId } from "@/components/inbox/composer/composer-ids";
import { CallError } from "@/components/live/call-error";
import { useTRPC } from "@/components/live/trpc";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { ButtonLink } from "@/components/ui/button-link";
import { Chip } from "@/components/ui/chip";
import { ErrorState, ListState } from "@/components/ui/list-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Role } from "@/db/enums";
import { mayDo } from "@/server/team/permissions";
import { BotEditor } from "./bot-editor";
import { newScript } from "./script-form";

/** One bot (N.45). */
export function BotScreen({ botId, role }: { botId: string; role: Role }) {
  const t = useTranslations("bots");
  const trpc = useTRPC();
  const bot = useQuery(trpc.bots.show.queryOptions({ botId }));
  const choices = useQuery(trpc.bots.choices.queryOptions());
  const isGone = bot.error instanceof CallError && bot.error.data?.code === "NOT_FOUND";
  const retry = () => void Promise.all([bot.refetch(), choices.refetch()]);
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      up={{ href: "/settings/bots", label: t("title") }}
      title={bot.data?.name ?? t("title")}
      marks={bot.data && !bot.data.enabled ? <Chip>{t("off")}</Chip> : null}
    >
      {bot.data && choices.data ? (
        <BotEditor bot={bot.data} choices={choices.data} mayEdit={mayDo(role, "routing.manage")} />
      ) : null}
      {isGone ? (
        <ListState icon={<Bot />} title={t("gone.title")} text={t("gone.text")}>
          <ButtonLink href="/settings/bots">{t("title")}</ButtonLink>
        </ListState>
      ) : null}
      {(bot.isError && !bot.data && !isGone) || choices.isError ? <ErrorState onRetry={retry} /> : null}
      {bot.isPending || (choices.isPending && !isGone) ? <SkeletonRows rows={4} label={t("loading")} /> : null}
    </PageSheet>
  );
}

/** A bot that is not saved yet; it begins with a greeting and one choice. */
export function NewBotScreen({ role }: { role: Role }) {
  const t = useTranslations("bots");
  const choices = useQuery(useTRPC().bots.choices.queryOptions());
  const [bot] = useState(() => ({
    id: newMessageId(),
    name: "",
    enabled: true,
    version: 0,
    script: newScript(
      {
        greeting: t("first.greeting"),
        people: t("first.people"),
        listButton: t("first.listButton"),
        unclear: t("first.unclear"),
        handOver: t("first.handOver"),
      },
      { step: newMessageId(), choice: newMessageId() },
    ),
  }));
  return (
    <PageSheet
      aside={<SettingsMenu role={role} />}
      up={{ href: "/settings/bots", label: t("title") }}
      title={t("newTitle")}
    >
      {choices.data ? <BotEditor bot={bot} choices={choices.data} mayEdit /> : null}
      {choices.isError ? <ErrorState onRetry={() => choices.refetch()} retrying={choices.isFetching} /> : null}
      {choices.isPending ? <SkeletonRows rows={4} label={t("loading")} /> : null}
    </PageSheet>
  );
}
