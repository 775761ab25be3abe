"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { AutomationAction, AutomationTrigger } from "@/db/schema/automations";

/** A trigger and actions as parts of a sentence, with the names that were kept. */
export function useAutomationWords() {
  const t = useTranslations("automations");
  const format = useFormatter();
  const triggerText = (trigger: AutomationTrigger): string => {
    switch (trigger.kind) {
      case "tag_added":
        return trigger.tags.length === 0
          ? t("trigger.anyTag")
          : t("trigger.tags", {
              tags: format.list(
                trigger.tags.map(({ name }) => name),
                { type: "disjunction" },
              ),
            });
      case "no_answer":
      case "window_ends":
        return t(`trigger.${trigger.kind}`, { minutes: trigger.minutes });
      default:
        return t(`trigger.${trigger.kind}`);
    }
  };
  const actionText = (action: AutomationAction): string => {
    switch (action.kind) {
      case "tag":
      case "forward":
        return t(`action.${action.kind}`, { name: action.name });
      case "field":
        return t("action.field", { label: action.label, value: action.value });
      case "note":
      case "send":
        return t(`action.${action.kind}`, { text: shortened(action.body) });
      case "alert":
        return action.to.kind === "supervisors" ? t("action.alertAll") : t("action.alert", { name: action.to.name });
    }
  };
  return { triggerText, actionText };
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
