import { csrfToken } from "../csrf";

interface Toast {
  text: string;
  /** Where a POST takes the change back. */
  undo?: string;
}

const shownFor = 12_000;

/**
 * `<toast-area role="status">`: says what happened, with Undo where it can be undone.
 * Listens for the event `toast` (an htmx answer sends it as HX-Trigger) and for requests that failed.
 */
class ToastArea extends HTMLElement {
  connectedCallback(): void {
    for (const toast of this.querySelectorAll<HTMLElement>(".toast")) this.#leaveLater(toast);
    document.addEventListener("toast", (event) => this.show((event as CustomEvent<Toast>).detail));
    document.addEventListener("htmx:sendError", () =>
      this.show({ text: "The server could not be reached. What you typed is still here; try again." }),
    );
    document.addEventListener("htmx:responseError", (event) => {
      const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
      this.show({ text: problemText(xhr.status, xhr.responseText) });
    });
  }

  show({ text, undo }: Toast): void {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.append(text);
    if (undo) toast.append(button("Undo", () => void this.#takeBack(undo)));
    toast.append(button("Close", () => toast.remove()));
    this.replaceChildren(toast);
    this.#leaveLater(toast);
  }

  async #takeBack(undo: string): Promise<void> {
    const answer = await fetch(undo, { method: "POST", headers: { "X-CSRF": csrfToken() } }).catch(() => null);
    if (answer?.ok) location.reload();
    else this.show({ text: answer ? problemText(answer.status, await answer.text()) : "The server could not be reached; nothing was undone.", undo });
  }

  #leaveLater(toast: HTMLElement): void {
    let timer = setTimeout(() => toast.remove(), shownFor);
    const wait = () => clearTimeout(timer);
    const goOn = () => (timer = setTimeout(() => toast.remove(), shownFor));
    toast.addEventListener("pointerenter", wait);
    toast.addEventListener("focusin", wait);
    toast.addEventListener("pointerleave", goOn);
    toast.addEventListener("focusout", goOn);
  }
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn small";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** The sentence of a problem answer (RFC 9457), else one that fits the status. */
export function problemText(status: number, body: string): string {
  try {
    const problem = JSON.parse(body) as { detail?: string; title?: string; errors?: Record<string, string[]> };
    const first = problem.errors && Object.values(problem.errors)[0]?.[0];
    if (first ?? problem.detail ?? problem.title) return (first ?? problem.detail ?? problem.title)!;
  } catch {
    // Not JSON: the status says enough.
  }
  if (status === 401) return "You are signed out. Sign in in another tab, then try again.";
  if (status === 403) return "You may not do that.";
  if (status === 404) return "That is gone, or you may not see it.";
  return "The server failed. Nothing was changed; try again.";
}
customElements.define("toast-area", ToastArea);
