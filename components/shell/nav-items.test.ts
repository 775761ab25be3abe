import { expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { missingFeature } from "@/server/team/feature-rules";
import { mayDo } from "@/server/team/permissions";
import { navItems } from "./nav-items";

it.each([
  ["admin", true, true, ["/inbox", "/operators", "/campaigns", "/templates", "/settings/numbers"]],
  ["admin", true, false, ["/inbox", "/operators", "/templates", "/settings/numbers"]],
  ["admin", false, true, ["/operators", "/settings/company"]],
  ["supervisor", false, true, ["/operators"]],
  ["operator", true, false, ["/inbox", "/templates", "/settings/canned-texts"]],
  ["operator", false, false, []],
] as const)("%s with WhatsApp %s and campaigns %s sees %j (S1.1, S1.2)", (role: Role, whatsapp, campaigns, places) => {
  const seen = navItems((needs) => mayDo(role, needs) && missingFeature({ whatsapp, campaigns }, needs) === null);
  expect(seen.map(({ href }) => href)).toEqual(places);
});
