"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import type { RegistrationStep } from "@/db/enums";
import { stepsOf } from "@/server/registration/rules";
import type { WizardFields } from "@/server/registration/schema";
import type { ShownRegistration } from "@/server/registration/show-registration";
import { type RegistrationMoves, useRegistrationMoves } from "./use-registration";

/** Fields, step (in the address, else where it was left) and saving. Every step and every tick is saved. */
export function useWizard(shown: ShownRegistration): Wizard {
  const router = useRouter();
  const params = useSearchParams();
  const moves = useRegistrationMoves();
  const [fields, setFields] = useState<WizardFields>(() => fieldsOf(shown));
  const [isLeaving, setLeaving] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const saved = useRef(JSON.stringify(fields));
  const steps = stepsOf(shown.way);
  const asked = steps.find((known) => known === params.get("step"));
  const step = shown.finishedAt ? "finish" : (asked ?? shown.step);

  const last = useRef<Promise<unknown>>(Promise.resolve());
  /** One after the other: an older save that arrives late would undo a newer one. */
  const save = (next: WizardFields, to?: RegistrationStep): Promise<boolean> => {
    const mine = last.current.then(() => write(next, to));
    last.current = mine;
    return mine;
  };
  const write = async (next: WizardFields, to?: RegistrationStep): Promise<boolean> => {
    const text = JSON.stringify(next);
    if (!to && text === saved.current) return true;
    try {
      await moves.save.mutateAsync({ registrationId: shown.id, fields: next, ...(to ? { step: to } : {}) });
      saved.current = text;
      setSavedAt(new Date());
      return true;
    } catch {
      return false;
    }
  };
  const keep = (part: Partial<WizardFields>) => {
    const next = { ...fields, ...part };
    setFields(next);
    return save(next);
  };
  return {
    shown,
    fields,
    steps,
    step,
    moves,
    savedAt,
    isSaving: moves.save.isPending,
    isLeaving,
    change: (part) => setFields((old) => ({ ...old, ...part })),
    keep,
    saveNow: () => save(fields),
    goTo: async (to) => {
      setLeaving(true);
      // S3.17: the official name once more, to be changed for the one that clients know.
      const next = to === "profile" && fields.displayName === "" ? named(fields) : fields;
      setFields(next);
      if (await save(next, to)) router.push(`/settings/numbers/new/${shown.id}?step=${to}`);
      setLeaving(false);
    },
  };
}

export type Wizard = {
  shown: ShownRegistration;
  fields: WizardFields;
  steps: RegistrationStep[];
  step: RegistrationStep;
  moves: RegistrationMoves;
  savedAt: Date | null;
  isSaving: boolean;
  /** Going to another step; a field that saves itself as it is left must not stop the button that is pressed next. */
  isLeaving: boolean;
  change: (part: Partial<WizardFields>) => void;
  /** Changes and saves at once; false when it could not be saved. */
  keep: (part: Partial<WizardFields>) => Promise<boolean>;
  /** What is filled in is saved, and every save before it: what follows may rely on it. */
  saveNow: () => Promise<boolean>;
  goTo: (to: RegistrationStep) => Promise<void>;
};

const named = (fields: WizardFields): WizardFields => ({ ...fields, displayName: fields.legalName.slice(0, 100) });

const fieldsOf = ({ data, company }: ShownRegistration): WizardFields => ({
  checked: data.checked,
  termsAccepted: data.termsAccepted,
  costAccepted: data.costAccepted,
  notInApp: data.notInApp,
  account: data.account,
  email: data.email,
  legalName: data.legalName || company,
  website: data.website,
  displayName: data.displayName,
  description: data.description,
  industry: data.industry,
  name: data.name,
  method: data.method,
});
