import { expect, it } from "vitest";
import { emptyProfile } from "@/server/profiles/rules";
import { fieldsOf, formOf, formProblems, isSameForm, problemAt } from "./profile-form";

const empty = formOf(emptyProfile);

it("gives back the fields that it was made of", () => {
  const fields = { ...emptyProfile, description: "Kola", websites: ["https://a.cz", "https://b.cz"] };
  expect(fieldsOf(formOf(fields))).toEqual(fields);
});

it("shows the error of the second web address at the second one when the first is empty", () => {
  const problems = formProblems({ ...empty, websites: ["", "nesmysl"] });
  expect(problems).toMatchObject([{ field: "websites", at: 1, key: "website" }]);
});

it("is the same when only spaces and a left out https:// differ", () => {
  const one = { ...empty, description: "Kola", websites: ["https://a.cz", ""] as [string, string] };
  expect(isSameForm(one, { ...one, description: " Kola ", websites: ["a.cz", " "] })).toBe(true);
  expect(isSameForm(one, { ...one, description: "Kolo" })).toBe(false);
});

it("says at once that a text is too long, the rest when it is to be saved", () => {
  const problems = formProblems({ ...empty, description: "ž".repeat(140), email: "nesmysl" });
  expect(problemAt(problems, { field: "description", isAsked: false })).toMatchObject({ key: "tooLong" });
  expect(problemAt(problems, { field: "email", isAsked: false })).toBeUndefined();
  expect(problemAt(problems, { field: "email", isAsked: true })).toMatchObject({ key: "email" });
});
