// Stands in for Meta's JavaScript SDK: the same two functions, as far as Embedded Signup uses them.
(() => {
  const base = new URL(".", document.currentScript.src);
  const app = {};

  function init({ appId, version }) {
    app.id = appId;
    app.version = version;
  }

  /** Must be called from a click, or the browser blocks the window: then the answer is at once that nobody signed in. */
  function login(answer, { config_id, extras = {}, ...options }) {
    const address = new URL(`${app.version}/dialog/oauth`, base);
    const query = { client_id: app.id, config_id, origin: location.origin, extras: JSON.stringify(extras), ...options };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
    const popup = window.open(address, "simulated-meta-login", "popup,width=620,height=720");
    if (!popup) return answer({ authResponse: null, status: "unknown" });
    let watch = 0;
    const finish = (code) => {
      clearInterval(watch);
      window.removeEventListener("message", hear);
      answer(code ? { authResponse: { code }, status: "connected" } : { authResponse: null, status: "unknown" });
    };
    const hear = ({ origin, source, data }) => {
      if (origin === base.origin && source === popup && data?.simulatedLogin) finish(data.simulatedLogin.code);
    };
    window.addEventListener("message", hear);
    watch = setInterval(() => popup.closed && finish(null), 300);
  }

  window.FB = { init, login };
  window.fbAsyncInit?.();
})();
