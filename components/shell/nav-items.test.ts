import { expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { missingFeature } from "@/server/team/feature-rules";
import { mayDo } from "@/server/team/permissions";
import { navItems } from "./nav-items";

const whatsapp = ["/inbox", "/sessions", "/templates", "/settings/numbers", "/settings/canned-texts"];

it.each([
  ["admin", true, true, ["/inbox", "/campaigns", "/templates", "/settings/numbers"], ["/settings/company"]],
  ["admin", true, false, ["/inbox", "/templates", "/settings/numbers"], ["/campaigns"]],
  ["admin", false, true, ["/operators", "/settings/company"], [...whatsapp, "/campaigns"]],
  ["supervisor", false, true, ["/operators"], [...whatsapp, "/campaigns", "/settings/company"]],
  ["operator", true, false, ["/inbox", "/sessions", "/templates", "/settings/canned-texts"], ["/campaigns"]],
  ["operator", false, false, [], [...whatsapp, "/campaigns", "/settings/company"]],
] as const)(
  "%s with WhatsApp %s and campaigns %s sees %j and not %j (S1.1, S1.2)",
  (role: Role, on: boolean, areCampaignsOn: boolean, seen: readonly string[], unseen: readonly string[]) => {
    const features = { whatsapp: on, campaigns: areCampaignsOn };
    const places = navItems((needs) => mayDo(role, needs) && missingFeature(features, needs) === null).map(
      ({ href }) => href,
    );
    expect(places).toEqual(expect.arrayContaining([...seen]));
    expect(places.filter((href) => unseen.includes(href))).toEqual([]);
  },
);
