"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { CampaignFields } from "@/server/campaigns/schema";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { useRefreshCampaigns } from "./use-campaign";

export const wizardSteps = ["basics", "sender", "recipients", "variables", "plan", "summary"] as const;
export type WizardStep = (typeof wizardSteps)[number];
/** Number and template stay empty until somebody chooses them; only then there is something to save. */
export type WizardFields = CampaignFields;

const empty: WizardFields = {
  name: "",
  note: "",
  numberId: "",
  templateId: "",
  variables: [],
  fixed: {},
  shortLinks: false,
};

/** Fields, step (in the address) and saving of the wizard. The draft is saved with every step once it has a template. */
export function useWizard(draft: ShownCampaign | null) {
  const router = useRouter();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const params = useSearchParams();
  const [fields, setFields] = useState<WizardFields>(draft ? fieldsOf(draft) : empty);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const saved = useRef(JSON.stringify(fields));
  const create = useMutation(trpc.campaigns.create.mutationOptions());
  const update = useMutation(trpc.campaigns.update.mutationOptions());
  const step = wizardSteps.find((known) => known === params.get("step")) ?? "basics";

  const change = (part: Partial<WizardFields>) => setFields((old) => ({ ...old, ...part }));

  /** Answers the draft's id, or null when there is nothing to save yet or the server refused. */
  const save = async (next: WizardFields = fields): Promise<string | null> => {
    if (!next.templateId) return null;
    const text = JSON.stringify(next);
    if (draft && text === saved.current) return draft.id;
    try {
      const id = draft ? draft.id : (await create.mutateAsync(next)).campaignId;
      if (draft) await update.mutateAsync({ ...next, campaignId: draft.id });
      saved.current = text;
      setSavedAt(new Date());
      await refresh();
      return id;
    } catch (error) {
      showToast({ title: errorText(error), tone: "error" });
      return null;
    }
  };

  const goTo = async (next: WizardStep) => {
    if (!draft && !fields.templateId) return router.push(`/campaigns/new?step=${next}`);
    const id = await save();
    if (id) router.push(`/campaigns/${id}/edit?step=${next}`);
  };

  return { fields, change, save, goTo, step, savedAt, isSaving: create.isPending || update.isPending };
}

export type Wizard = ReturnType<typeof useWizard>;

const fieldsOf = ({ name, note, numberId, templateId, variables, fixed, shortLinks }: ShownCampaign): WizardFields => ({
  name,
  note: note ?? "",
  numberId,
  templateId,
  variables,
  fixed,
  shortLinks,
});
