"use client";
import { usePreferenceChoices } from "../shell/preference-choices";
import { Select } from "../ui/select";

/** Language and look before anybody is signed in. */
export function EntryPreferences() {
  const { language, theme } = usePreferenceChoices();
  return (
    <div className="flex flex-wrap gap-3">
      <Select {...language} aria-label={language.label} size="sm" className="w-36" />
      <Select {...theme} aria-label={theme.label} size="sm" className="w-44" />
    </div>
  );
}
