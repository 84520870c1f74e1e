import { preview } from "./server";

/** The parts around the text: a bar with the state, a place for the editor, and one for what takes its place. */
export interface Frame {
  bar: HTMLElement;
  host: HTMLElement;
  aside: HTMLElement;
  status: HTMLElement;
  people: HTMLElement;
  coach: HTMLElement;
}

export function build(element: HTMLElement, area: HTMLTextAreaElement): Frame {
  area.hidden = true;
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.innerHTML = `
    <span class="segmented" role="group" aria-label="View"><button type="button" data-view="write" aria-pressed="true">Write</button><button type="button" data-view="preview" aria-pressed="false">Preview</button></span>
    <span class="editor-people" aria-live="polite"></span>
    <span class="editor-coach" role="status"></span>
    <span class="editor-state" role="status" data-state="saved">Saved</span>`;
  const host = document.createElement("div");
  host.className = "editor-host";
  const aside = document.createElement("div");
  element.prepend(bar, host, aside);
  return { bar, host, aside, status: bar.querySelector<HTMLElement>(".editor-state")!, people: bar.querySelector<HTMLElement>(".editor-people")!, coach: bar.querySelector<HTMLElement>(".editor-coach")! };
}

/** Lets the bar turn between writing and reading; reading is what the server makes of the text. */
export function turnPages(element: HTMLElement, { bar, host, aside }: Frame, text: () => string, isFree: () => boolean, back: () => void): void {
  const url = element.getAttribute("preview-url");
  if (!url) bar.querySelector(".segmented")!.remove();
  for (const button of bar.querySelectorAll("button")) button.addEventListener("click", () => void turn(button.dataset["view"] === "preview"));

  async function turn(reading: boolean): Promise<void> {
    for (const button of bar.querySelectorAll("button")) button.ariaPressed = String((button.dataset["view"] === "preview") === reading);
    if (!isFree()) return;
    host.hidden = reading;
    if (!reading) {
      aside.replaceChildren();
      return back();
    }
    const page = document.createElement("div");
    page.className = "text";
    aside.replaceChildren(page);
    try {
      page.innerHTML = await preview(url!, text());
    } catch (error) {
      page.textContent = error instanceof TypeError ? "The server could not be reached, so there is no preview now." : (error as Error).message;
    }
  }
}

export function labelOf(area: HTMLTextAreaElement): string {
  return area.ariaLabel ?? area.labels[0]?.textContent?.trim() ?? "Text";
}
