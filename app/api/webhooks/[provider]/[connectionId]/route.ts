import { appContext } from "@/server/app-context";
import { answerHandshake } from "@/server/webhooks/answer-handshake";
import { receiveWebhook } from "@/server/webhooks/receive-webhook";
import { httpStatus } from "../../http-status";

export const maxDuration = 60;

type Address = { params: Promise<{ provider: string; connectionId: string }> };

/** The provider's calls. */
export async function POST(request: Request, { params }: Address) {
  const { pathname, search } = new URL(request.url);
  const { headers, body } = request;
  const call = { ...(await params), pathAndQuery: pathname + search, headers, body };
  return new Response(null, { status: httpStatus[await receiveWebhook(appContext(), call)] });
}

/** Meta's question whether the address is ours. */
export async function GET(request: Request, { params }: Address) {
  const query = new URL(request.url).searchParams;
  const answer = await answerHandshake(appContext(), { ...(await params), query });
  if (!answer.ok) return new Response(null, { status: answer.reason === "refused" ? 403 : 404 });
  return new Response(answer.challenge, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
