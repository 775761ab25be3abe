"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { ShownVersion } from "./template-rows";

type Moved = Pick<ShownVersion, "id" | "numberId" | "name" | "isHidden">;

/** The actions on one version; each says what it did, or why the server refused, and the lists follow. */
export function useTemplateMoves({ id, numberId, name, isHidden }: Moved) {
  const t = useTranslations("templates.done");
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.templates.pathKey() });
  const onError = (error: unknown) => void showToast({ title: errorText(error), tone: "error" });
  const saying = (title: string) => ({
    onError,
    onSuccess: async () => {
      showToast({ title });
      await refresh();
    },
  });
  const open = useMutation(
    trpc.templates.openDraft.mutationOptions({
      onError,
      onSuccess: async () => {
        await refresh();
        router.push(`/templates/${id}/edit`);
      },
    }),
  );
  const hide = useMutation(trpc.templates.hide.mutationOptions(saying(t(isHidden ? "shown" : "hidden", { name }))));
  return {
    open,
    unpause: useMutation(trpc.templates.unpause.mutationOptions(saying(t("unpaused", { name })))),
    remove: useMutation(trpc.templates.delete.mutationOptions(saying(t("deleted", { name })))),
    discardEdit: useMutation(trpc.templates.discardEdit.mutationOptions(saying(t("editDiscarded", { name })))),
    seeCategoryMove: useMutation(trpc.templates.seeCategoryMove.mutationOptions(saying(t("categorySeen", { name })))),
    discard: useMutation(trpc.templates.discardDraft.mutationOptions(saying(t("discarded", { name })))),
    toggleHidden: () => hide.mutate({ numberId, name, on: !isHidden }),
  };
}
