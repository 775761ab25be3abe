import { json, type Reply } from "../http/reply";

/** 360dialog's own envelope for what is not Meta's to say (providers.md B6). */
export const ownError = (http: number, developerMessage: string): Reply =>
  json(http, { meta: { httpCode: http, developerMessage, success: false } });
