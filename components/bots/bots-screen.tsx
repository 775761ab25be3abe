"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Bot, Ellipsis, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useAfterMove } from "@/components/live/use-after-move";
import { PageSheet } from "@/components/shell/page-sheet";
import { SettingsMenu } from "@/components/shell/settings-menu";
import { ButtonLink } from "@/components/ui/button-link";
import { IconButton } from "@/components/ui/icon-button";
import { ListState } from "@/components/ui/list-state";
import { Menu, MenuItem } from "@/components/ui/menu";
import { QueryProblem } from "@/components/ui/query-problem";
import { RemoveDialog } from "@/components/ui/remove-dialog";
import { RowLink } from "@/components/ui/row-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { Role } from "@/db/enums";
import type { BotRow } from "@/server/bots/show-bots";
import { mayDo } from "@/server/team/permissions";

/** Chatboti: the bots that rules of the routing may name (N.45). */
export function BotsScreen({ role }: { role: Role }) {
  const t = useTranslations("bots");
  const bots = useQuery(useTRPC().bots.list.queryOptions());
  const mayEdit = mayDo(role, "routing.manage");
  const add = mayEdit ? (
    <ButtonLink variant="primary" href="/settings/bots/new">
      <Plus aria-hidden />
      {t("add")}
    </ButtonLink>
  ) : null;
  return (
    <PageSheet
      flush
      aside={<SettingsMenu role={role} />}
      title={t("title")}
      actions={add}
      banner={<p className="m-0 max-w-170 text-text-2">{t("intro")}</p>}
    >
      <QueryProblem query={bots} />
      {bots.isPending ? <SkeletonRows rows={3} label={t("loading")} /> : null}
      {bots.data?.length === 0 ? (
        <ListState icon={<Bot />} title={t("empty.title")} text={t("empty.text")}>
          {add}
        </ListState>
      ) : null}
      {bots.data && bots.data.length > 0 ? <Bots bots={bots.data} mayEdit={mayEdit} /> : null}
    </PageSheet>
  );
}

function Bots({ bots, mayEdit }: { bots: BotRow[]; mayEdit: boolean }) {
  const t = useTranslations("bots");
  const { toggle, remove } = useBotChanges();
  const [removed, setRemoved] = useState<BotRow | null>(null);
  return (
    <>
      <Table>
        <thead>
          <tr>
            <Th>{t("columns.name")}</Th>
            <Th className="max-sm:hidden">{t("columns.rules")}</Th>
            <Th right className="max-sm:hidden">
              {t("columns.sessions")}
            </Th>
            <Th right>{t("columns.enabled")}</Th>
          </tr>
        </thead>
        <tbody>
          {bots.map((bot) => (
            <Tr key={bot.id}>
              <Td className="py-2 max-sm:whitespace-normal">
                <RowLink href={`/settings/bots/${bot.id}`}>{bot.name}</RowLink>
                <span className="block text-meta text-text-2">{t("steps", { count: bot.stepCount })}</span>
              </Td>
              <Td className="max-w-80 whitespace-normal max-sm:hidden">
                {bot.rules.length === 0 ? <span className="text-text-3">{t("unused")}</span> : null}
                {bot.rules.map(({ ruleName, numberName }, n) => (
                  <span key={n} className="block truncate">
                    {t("usedBy", { rule: ruleName, number: numberName })}
                  </span>
                ))}
              </Td>
              <Td right className="max-sm:hidden">
                {bot.sessionCount}
              </Td>
              <Td right>
                <span className="inline-flex items-center gap-1">
                  <Switch
                    label={<span className="sr-only">{t("enabled", { name: bot.name })}</span>}
                    checked={bot.enabled}
                    disabled={!mayEdit || toggle.isPending}
                    onCheckedChange={(enabled) => toggle.mutate({ botId: bot.id, enabled })}
                  />
                  {mayEdit ? (
                    <Menu
                      trigger={
                        <IconButton label={t("actions", { name: bot.name })}>
                          <Ellipsis aria-hidden />
                        </IconButton>
                      }
                    >
                      <MenuItem
                        danger
                        icon={<Trash2 aria-hidden />}
                        hint={bot.rules.length > 0 ? t("removeUsed") : undefined}
                        disabled={bot.rules.length > 0}
                        onClick={() => setRemoved(bot)}
                      >
                        {t("remove")}
                      </MenuItem>
                    </Menu>
                  ) : null}
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <RemoveDialog
        row={removed}
        texts="bots"
        onRemove={({ id }) => remove.mutate({ botId: id })}
        onClose={() => setRemoved(null)}
      />
    </>
  );
}

function useBotChanges() {
  const { bots } = useTRPC();
  const after = useAfterMove(bots.pathKey());
  return {
    toggle: useMutation(bots.switch.mutationOptions(after)),
    remove: useMutation(bots.remove.mutationOptions(after)),
  };
}
