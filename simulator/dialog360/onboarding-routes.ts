import { changeProfile, showProfile } from "../cloud-api/profile";
import { json } from "../http/reply";
import type { Route } from "../http/router";
import { fillUpload, openUpload } from "../uploads";
import { withKey } from "./key-access";

/** What a key tells of its number, its profile, and files for it (providers.md B1). */
export const dialog360OnboardingRoutes: Route[] = [
  {
    method: "GET",
    path: "/360dialog/v1/configs/phone_number",
    handle: withKey((_, __, { id, account, setup }) =>
      json(200, { id, display_phone_number: account.phone, verified_name: setup.verifiedName }),
    ),
  },
  { method: "GET", path: "/360dialog/whatsapp_business_profile", handle: withKey(showProfile) },
  { method: "POST", path: "/360dialog/whatsapp_business_profile", handle: withKey(changeProfile) },
  { method: "POST", path: "/360dialog/uploads", handle: withKey(openUpload) },
  { method: "POST", path: "/360dialog/upload:session", handle: withKey(fillUpload) },
];
