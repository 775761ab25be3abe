import { appContext } from "@/server/app-context";
import { receivePartner } from "@/server/webhooks/receive-partner";
import { httpStatus } from "../../http-status";

export const maxDuration = 60;

/** 360dialog's calls about the partner account, for all its channels. */
export async function POST(request: Request) {
  const { pathname, search } = new URL(request.url);
  const { headers, body } = request;
  const reception = await receivePartner(appContext(), { pathAndQuery: pathname + search, headers, body });
  return new Response(null, { status: httpStatus[reception] });
}
