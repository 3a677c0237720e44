// Helps while a text is written: shows it as it will look, cleans what is pasted, and tells who else has the form open.
// Without this file everything works too, by buttons. The server makes the HTML and has taken out what could harm.
"use strict";
(() => {
  const policy = globalThis.trustedTypes ? trustedTypes.createPolicy("preview", { createHTML: (html) => html }) : { createHTML: (html) => html };
  // the desk in a language has that before all its addresses
  const language = location.pathname.split("/admin")[0];
  let isSignedOut = false;

  // one request; nothing if it failed, or if the session has ended (a redirect to the page of signing in)
  const ask = async (path, fields) => {
    if (isSignedOut) return null;
    try {
      const answer = await fetch(language + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        isSignedOut = true;
        for (const place of document.querySelectorAll("[data-note]")) {
          place.textContent = place.dataset.signedOut;
        }
      }
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  };

  for (const area of document.querySelectorAll("textarea[data-markdown]")) {
    const view = document.getElementById(`${area.id}-preview`);
    let timer = 0;
    let latest = 0;
    const show = async () => {
      const mine = ++latest;
      const answer = await ask("/admin/preview", { text: area.value });
      if (!answer || mine !== latest) return;
      view.innerHTML = policy.createHTML(answer.html);
      view.closest("[hidden]")?.removeAttribute("hidden");
    };
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, 400);
    });
    area.addEventListener("paste", async (event) => {
      const html = event.clipboardData?.getData("text/html");
      if (!html) return;
      const plain = event.clipboardData.getData("text/plain");
      event.preventDefault();
      const answer = html.length < 900000 ? await ask("/admin/paste", { html }) : null;
      const text = answer ? answer.markdown : plain;
      // keeps "undo" of the browser where it can
      area.focus();
      if (!document.execCommand("insertText", false, text)) {
        area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      }
      area.dispatchEvent(new Event("input"));
    });
    if (area.value) show();
  }

  const form = document.querySelector("form[data-kind][data-key]");
  if (form) {
    const place = form.querySelector("[data-note]");
    let last = 0;
    const tell = async () => {
      if (Date.now() - last < 300000) return;
      last = Date.now();
      const answer = await ask("/admin/editing", { kind: form.dataset.kind, key: form.dataset.key });
      if (!answer) return;
      const names = new Intl.ListFormat(document.documentElement.lang).format(answer.others);
      place.textContent = answer.others.length ? place.dataset.open.replace("{}", () => names) : "";
    };
    form.addEventListener("input", tell);
    tell();
  }
})();
