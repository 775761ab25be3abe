import { unknownObject } from "../cloud-api/errors";
import { changeProfile, showPicture, showProfile } from "../cloud-api/profile";
import type { Handler, Route } from "../http/router";
import { fillUpload, isUpload, openUpload } from "../uploads";
import { withAccount, withNumber, withReach, withToken } from "./access";
import { postNumber } from "./accounts";
import { debugToken, exchangeCode, showApp, subscribeApp } from "./oauth";
import { changeNode, deregister, register, requestCode, verifyCode } from "./registration";
import { editNode, isTemplate } from "./template-routes";

/** Meta's Graph API as far as numbers come to a company by it (providers.md A6.1, A12.2–A12.4). */
export const metaOnboardingRoutes: Route[] = [
  { method: "GET", path: "/meta/:version/oauth/access_token", handle: exchangeCode },
  { method: "GET", path: "/meta/:version/debug_token", handle: debugToken },
  { method: "POST", path: "/meta/:version/:id/subscriptions", handle: subscribeApp },
  { method: "GET", path: "/meta/:version/:id/subscriptions", handle: showApp },
  { method: "POST", path: "/meta/:version/:id/phone_numbers", handle: withAccount(postNumber) },
  { method: "POST", path: "/meta/:version/:id/request_code", handle: withNumber(requestCode) },
  { method: "POST", path: "/meta/:version/:id/verify_code", handle: withNumber(verifyCode) },
  { method: "POST", path: "/meta/:version/:id/register", handle: withNumber(register) },
  { method: "POST", path: "/meta/:version/:id/deregister", handle: withNumber(deregister) },
  { method: "GET", path: "/meta/:version/:id/whatsapp_business_profile", handle: withNumber(showProfile) },
  { method: "POST", path: "/meta/:version/:id/whatsapp_business_profile", handle: withNumber(changeProfile) },
  { method: "POST", path: "/meta/:version/:id/uploads", handle: withOwnApp(openUpload) },
  { method: "POST", path: "/meta/:version/:id", handle: changeOrFill },
  { method: "GET", path: "/pictures/:handle", handle: showPicture },
];

/** An app's uploads are open to its tokens only. */
function withOwnApp(handle: Handler): Handler {
  return withToken((simulation, request, owned) => {
    const isOwn = owned.some(({ account }) => account.appId === request.params.id);
    return isOwn ? handle(simulation, request) : unknownObject(request.params.id ?? "");
  });
}

const withOAuth =
  (handle: Handler): Handler =>
  (simulation, request) => {
    const authorization = request.headers.authorization?.replace(/^OAuth /, "Bearer ");
    const headers = { ...request.headers, ...(authorization ? { authorization } : {}) };
    return withReach(() => handle(simulation, request))(simulation, { ...request, headers });
  };

function changeOrFill(...[simulation, request]: Parameters<Handler>): ReturnType<Handler> {
  if (isTemplate(simulation, request)) return editNode(simulation, request);
  return isUpload(request) ? withOAuth(fillUpload)(simulation, request) : withNumber(changeNode)(simulation, request);
}
