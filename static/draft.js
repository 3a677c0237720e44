// Keeps what is typed into a long form on this device until it was sent, so that a closed window loses nothing. Files and the address
// of the sender are not kept. Without this file the form works too.
"use strict";
(() => {
  const form = document.querySelector("form[data-draft]");
  const place = `draft:${form?.dataset.draft ?? document.querySelector("[data-draft-sent]")?.dataset.draftSent}`;
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch {
      return null;
    }
  };
  const write = (draft) => {
    try {
      if (draft) localStorage.setItem(place, JSON.stringify(draft));
      else localStorage.removeItem(place);
    } catch {
      // a device that keeps nothing: the form works as before
    }
  };
  if (!form) {
    // the receipt: what was kept has arrived
    write(null);
    return;
  }
  const fields = () => [...form.elements].filter((field) => field.name && !["file", "hidden", "submit", "password"].includes(field.type) && !["website", "sender_email"].includes(field.name));
  const isChosen = (field) => ["radio", "checkbox"].includes(field.type);
  const typed = () => fields().map((field) => [field.name, isChosen(field) ? `${field.value}:${field.checked}` : field.value]);
  const begun = JSON.stringify(typed());

  const note = document.querySelector("[data-draft-note]");
  const draft = read();
  const kept = new Map(draft?.map(([name, value], at) => [`${at} ${name}`, value]));
  // what the server gave back is newer than what was kept
  if (draft && note && !document.querySelector(".error-summary") && JSON.stringify(draft) !== begun) {
    fields().forEach((field, at) => {
      const value = kept.get(`${at} ${field.name}`);
      if (value === undefined) return;
      if (isChosen(field)) field.checked = value === `${field.value}:true`;
      else field.value = value;
    });
    for (const details of form.querySelectorAll("details")) {
      details.open ||= [...details.querySelectorAll("input, textarea")].some((field) => !isChosen(field) && field.type !== "hidden" && field.value && field.name !== "website");
    }
    note.hidden = false;
    note.querySelector("button").addEventListener("click", () => {
      write(null);
      form.reset();
      note.hidden = true;
      form.querySelector("input:not([type=hidden]), textarea, select").focus();
    });
  }
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(JSON.stringify(typed()) === begun ? null : typed()), 400);
  };
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  addEventListener("pagehide", () => {
    if (timer) write(JSON.stringify(typed()) === begun ? null : typed());
  });
})();
