import htmx from "htmx.org";
import { csrfToken } from "./csrf";

// What htmx sends carries the antiforgery token even where there is no form around it.
document.addEventListener("htmx:configRequest", (event) => {
  const { headers, verb } = (event as CustomEvent<{ headers: Record<string, string>; verb: string }>).detail;
  if (verb !== "get") headers["X-CSRF"] = csrfToken();
});

// Buttons with commandfor open dialogs in every browser; older ones need these lines.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor")!);
    if (!(dialog instanceof HTMLDialogElement)) return;
    if (button!.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  });
}

document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-print]")) print();
});

// A tick shows at once; when the server could not keep it, it goes back to what the server last said.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "checkbox") target.checked = target.defaultChecked;
  });
}

// A link to a form of its own opens the dialog that holds the same form, where there is one.
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLElement>("a[data-opens]");
  const dialog = link && document.getElementById(link.dataset["opens"]!);
  if (!(dialog instanceof HTMLDialogElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.showModal();
});

// A form in a dialog that was answered well has done its work; one that was refused stays open with what was typed.
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful } = (event as CustomEvent<{ elt: Element; successful: boolean }>).detail;
  const dialog = elt.closest("dialog");
  if (!successful || !dialog || !(elt instanceof HTMLFormElement)) return;
  dialog.close();
  elt.reset();
});

// Where the focus was in what an answer replaces, it goes on in what came instead.
let focusWent = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  focusWent = (event as CustomEvent<{ target: Element }>).detail.target.contains(document.activeElement);
});
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (!focusWent || document.activeElement !== document.body || !(target instanceof HTMLElement)) return;
  focusWent = false;
  const next = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  (target.matches(next) ? target : target.querySelector<HTMLElement>(next))?.focus({ preventScroll: true });
});

// An answer can ask to show what it brought (HX-Trigger: {"reveal": {"id": ...}}).
document.addEventListener("reveal", (event) => {
  const { id } = (event as CustomEvent<{ id: string }>).detail;
  document.getElementById(id)?.scrollIntoView({ block: "center" });
});

declare global {
  interface Window {
    htmx: typeof htmx;
  }
}
window.htmx = htmx;
