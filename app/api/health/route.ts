import { appContext } from "@/server/app-context";
import { checkHealth } from "@/server/check-health";

/** `?probe=live` only says that the process answers; without it, whether it can work: 200 or 503. */
export async function GET(request: Request) {
  const headers = { "Cache-Control": "no-store" };
  if (new URL(request.url).searchParams.get("probe") === "live") return Response.json({ ok: true }, { headers });
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY } = process.env;
  const health = await checkHealth(appContext(), {
    ...(INNGEST_BASE_URL ? { baseUrl: INNGEST_BASE_URL } : {}),
    ...(INNGEST_EVENT_KEY ? { eventKey: INNGEST_EVENT_KEY } : {}),
  });
  return Response.json(health, { status: health.ok ? 200 : 503, headers });
}
