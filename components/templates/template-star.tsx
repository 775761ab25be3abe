"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toast-manager";

/** A person's own star; what is starred stands first here and where templates are chosen. */
export function FavouriteStar({
  numberId,
  name,
  isOn,
  className,
}: {
  numberId: string;
  name: string;
  isOn: boolean;
  className?: string;
}) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const favour = useMutation(
    trpc.templates.favour.mutationOptions({
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.templates.list.queryKey() }),
    }),
  );
  const on = favour.isPending ? favour.variables.on : isOn;
  return (
    <span className={cn("relative z-1 -my-1.5 touch:-my-3", className)}>
      <IconButton
        label={t(on ? "unfavour" : "favour", { name })}
        aria-pressed={on}
        onClick={() => favour.mutate({ numberId, name, on: !isOn })}
        className={cn(on ? "text-accent-text" : "text-text-3")}
      >
        <Star aria-hidden className={cn("size-4", on && "fill-current")} />
      </IconButton>
    </span>
  );
}
