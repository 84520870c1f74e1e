const step = 16;
const least = 240;

/** `<split-panes name="evidence">` with two children: puts a divider between them, for the pointer and for the arrow keys, and remembers where it stood. */
class SplitPanes extends HTMLElement {
  connectedCallback(): void {
    const [first, second] = this.children;
    if (!first || !second || this.querySelector(":scope > [role=separator]")) return;

    const divider = document.createElement("div");
    divider.role = "separator";
    divider.tabIndex = 0;
    divider.setAttribute("aria-orientation", "vertical");
    divider.setAttribute("aria-label", this.getAttribute("label") ?? "Width of the left part");
    first.after(divider);

    const key = `panes:${this.getAttribute("name") ?? location.pathname}`;
    const moveTo = (width: number) => {
      const most = Math.max(least, this.clientWidth - least);
      const left = Math.round(Math.min(most, Math.max(least, width)));
      this.style.setProperty("--left", `${left}px`);
      divider.setAttribute("aria-valuenow", String(left));
      divider.setAttribute("aria-valuemin", String(least));
      divider.setAttribute("aria-valuemax", String(most));
      localStorage.setItem(key, String(left));
    };
    const kept = Number(localStorage.getItem(key));
    if (kept > 0) moveTo(kept);
    else divider.setAttribute("aria-valuenow", String(Math.round(first.getBoundingClientRect().width)));

    divider.addEventListener("keydown", (event) => {
      const by = event.key === "ArrowLeft" ? -step : event.key === "ArrowRight" ? step : 0;
      if (!by) return;
      event.preventDefault();
      moveTo(first.getBoundingClientRect().width + by);
    });
    divider.addEventListener("pointerdown", (event) => divider.setPointerCapture(event.pointerId));
    divider.addEventListener("pointermove", (event) => {
      if (divider.hasPointerCapture(event.pointerId)) moveTo(event.clientX - this.getBoundingClientRect().left);
    });
  }
}
customElements.define("split-panes", SplitPanes);
