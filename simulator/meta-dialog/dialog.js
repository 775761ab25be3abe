const form = document.querySelector("form");
const { origin } = form.dataset;

/** As Meta's window: the session's event as text, then the code to the SDK. */
const tell = (event, data) =>
  window.opener?.postMessage(JSON.stringify({ type: "WA_EMBEDDED_SIGNUP", event, data }), origin);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = new FormData(form).get("number");
  const response = await fetch(form.action, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ appId: form.dataset.app, number: chosen, coexistence: form.dataset.coexistence === "1" }),
  });
  const answer = await response.json();
  if (!response.ok) return show(answer.error);
  tell(answer.event, answer.data);
  window.opener?.postMessage({ simulatedLogin: { code: answer.code } }, origin);
  window.close();
});

document.getElementById("cancel").addEventListener("click", () => {
  tell("CANCEL", { current_step: "PHONE_NUMBER_SETUP" });
  window.close();
});

document.getElementById("fail").addEventListener("click", () => {
  tell("CANCEL", {
    error_message: "Your verified name violates WhatsApp guidelines.",
    error_id: "524126",
    session_id: "f34b51dab5e0498",
    timestamp: String(Math.floor(Date.now() / 1000)),
  });
  window.close();
});

function show(text) {
  document.getElementById("notice").textContent = text;
}
