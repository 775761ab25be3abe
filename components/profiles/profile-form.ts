import type { Industry, ProfileField } from "@/db/enums";
import { type ProfileFields, type ProfileProblem, profileProblems, tidyProfile } from "@/server/profiles/rules";

/** The fields as they are typed; two places for web addresses, either may be empty. */
export type ProfileForm = {
  description: string;
  address: string;
  email: string;
  websites: [string, string];
  industry: Industry | null;
};

export const formOf = (fields: ProfileFields): ProfileForm => ({
  description: fields.description ?? "",
  address: fields.address ?? "",
  email: fields.email ?? "",
  websites: [fields.websites[0] ?? "", fields.websites[1] ?? ""],
  industry: fields.industry,
});

/** What would be kept of it. */
export const fieldsOf = (form: ProfileForm): ProfileFields => tidyProfile(form);

export const isSameForm = (a: ProfileForm, b: ProfileForm): boolean =>
  JSON.stringify(fieldsOf(a)) === JSON.stringify(fieldsOf(b));

/** What is wrong, at the place where it was typed: an empty first web address must not move the second one's error. */
export function formProblems(form: ProfileForm): ProfileProblem[] {
  const filled = form.websites.flatMap((website, place) => (website.trim() === "" ? [] : [place]));
  return profileProblems(fieldsOf(form)).map((problem) => {
    const place = problem.at === undefined ? undefined : filled[problem.at];
    return place === undefined ? problem : { ...problem, at: place };
  });
}

/** The one to show at a field: a text that is too long at once, everything else when the person asked to save. */
export function problemAt(
  problems: ProfileProblem[],
  { field, at, isAsked }: { field: ProfileField; at?: number; isAsked: boolean },
): ProfileProblem | undefined {
  return problems.find(
    (problem) => problem.field === field && problem.at === at && (isAsked || problem.key === "tooLong"),
  );
}
