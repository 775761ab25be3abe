import { appContext } from "@/server/app-context";
import { answerHandshake } from "@/server/webhooks/answer-handshake";
import { type Reception, receiveWebhook } from "@/server/webhooks/receive-webhook";

export const maxDuration = 60;

type Address = { params: Promise<{ provider: string; connectionId: string }> };

const httpStatus = {
  stored: 200,
  no_such_address: 404,
  unsigned: 401,
  signature: 401,
  malformed: 400,
  too_large: 413,
  handshake: 403,
  unavailable: 503,
} as const satisfies Record<Reception, number>;

/** The provider's calls. The answer has no body: nobody learns here why a call was refused. */
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
