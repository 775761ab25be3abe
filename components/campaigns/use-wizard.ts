"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { CampaignFields } from "@/server/campaigns/schema";
import type { ShownCampaign } from "@/server/campaigns/show-campaign";
import { fixedPlaces, fixedProblem } from "@/server/templates/place-rules";
import type { Write } from "./draft-line";
import { useRefreshCampaigns } from "./use-campaign";
import { keepLine, useDraftLine } from "./use-draft-line";

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

/** A request that may outlive its page carries no more than that. */
const mostBytes = 50_000;
const outliving = (input: unknown) => ({
  context: { outlivesPage: JSON.stringify(input).length < mostBytes },
});

/**
 * Fields and step (in the address) of the wizard. Every change is saved a moment after it, by one line of writes for all steps; a
 * draft is made as soon as it has a name and a template. `onCreated` hears its id.
 */
export function useWizard(draft: ShownCampaign | null, onCreated: (campaignId: string) => void) {
  const router = useRouter();
  const refresh = useRefreshCampaigns();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const params = useSearchParams();
  const { line, ...saving } = useDraftLine(draft);
  const id = useRef(draft?.id ?? null);
  const [fields, setFields] = useState<WizardFields>(
    () => (line.unwritten("fields") as WizardFields | undefined) ?? (draft ? fieldsOf(draft) : empty), // put there below
  );
  /** The revision on the screen: of the draft as it was read, or of what was written here since. */
  const shown = useRef(draft?.revision ?? 0);
  /** Counts the versions of others that came onto the screen: what keeps a state of its own begins anew with each. */
  const [version, setVersion] = useState(0);
  const step = wizardSteps.find((known) => known === params.get("step")) ?? "basics";

  const create = async (next: WizardFields) => {
    const made = await client.campaigns.create.mutate(next, outliving(next));
    id.current = made.campaignId;
    keepLine(made.campaignId, line);
    onCreated(made.campaignId);
    return made;
  };
  const writeFields =
    (next: WizardFields): Write =>
    async (revision) => {
      const campaignId = id.current;
      const input = { ...next, fixed: soundOf(next, draft), revision };
      const answer = await (campaignId
        ? client.campaigns.update.mutate({ ...input, campaignId }, outliving(input))
        : create(next));
      void refresh();
      return answer;
    };
  const noted =
    <Answer extends { revision: number }>(write: Write<Answer>): Write<Answer> =>
    async (revision) => {
      const answer = await write(revision);
      shown.current = Math.max(shown.current, answer.revision);
      return answer;
    };
  const latest = useRef(fields);
  latest.current = fields;
  const change = (part: Partial<WizardFields>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setFields(next);
    if (gapOf(next)) line.drop("fields");
    else line.put("fields", next, noted(writeFields(next)));
  };

  const adopt = (newer: ShownCampaign) => {
    line.adopt(newer.revision);
    shown.current = newer.revision;
    latest.current = fieldsOf(newer);
    setFields(latest.current);
    setVersion((old) => old + 1);
  };
  const follow = useRef(adopt);
  follow.current = adopt;
  useEffect(() => {
    if (draft && draft.revision > shown.current && !line.hasUnwritten() && saving.phase !== "outdated")
      follow.current(draft);
  }, [draft, line, saving.phase]);

  useEffect(() => void line.flush(), [step, line]);

  const goTo = async (next: WizardStep) => {
    if (!id.current && gapOf(fields)) return router.push(`/campaigns/new?step=${next}`);
    if (!(await line.flush())) return showToast({ title: errorText(line.state().error), tone: "error" });
    if (id.current) {
      await refresh();
      router.push(`/campaigns/${id.current}/edit?step=${next}`);
    }
  };

  return {
    fields,
    change,
    /** What keeps the fields from being saved; they wait for it. */
    gap: gapOf(fields),
    goTo,
    step,
    version,
    saving,
    isSaving: saving.phase === "saving",
    retry: () => void line.flush(),
    takeNewer: async () => {
      try {
        const asked = trpc.campaigns.get.queryOptions({ campaignId: id.current ?? "" });
        adopt(await queries.fetchQuery({ ...asked, staleTime: 0 }));
      } catch (error) {
        showToast({ title: errorText(error), tone: "error" });
      }
    },
    /** Another part of the draft: written like the fields. */
    put: (part: "audience" | "plan", value: unknown, write: Write, delayMs?: number) =>
      line.put(part, value, noted(write), delayMs),
    unwritten: line.unwritten,
    write: <Answer extends { revision: number }>(write: Write<Answer>) => line.write(noted(write)),
  };
}

export type Wizard = ReturnType<typeof useWizard>;

function gapOf({ name, templateId, variables }: WizardFields): "template" | "name" | "label" | null {
  if (!templateId) return "template";
  if (!name.trim()) return "name";
  return variables.every(({ label }) => label.trim()) ? null : "label";
}

/** What is the same for everybody, without what is only half written: its field says what is wrong. */
function soundOf({ fixed, templateId }: WizardFields, draft: ShownCampaign | null): Record<string, string> {
  if (!draft || draft.templateId !== templateId) return fixed;
  const places = fixedPlaces(draft.templateComponents).filter(({ key, kind }) => {
    const problem = fixedProblem(kind, fixed[key], new Date());
    return problem === null || problem === "expiryPast";
  });
  return Object.fromEntries(places.map(({ key }) => [key, fixed[key] ?? ""]));
}

const fieldsOf = ({ name, note, numberId, templateId, variables, fixed, shortLinks }: ShownCampaign): WizardFields => ({
  name,
  note: note ?? "",
  numberId,
  templateId,
  variables,
  fixed,
  shortLinks,
});
