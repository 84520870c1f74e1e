import { problemText } from "./toast-area";

/**
 * `<drop-zone>` around a form with a file input: files and folders may be dropped, picked or pasted, and go up with a
 * progress bar. What lies in a folder goes up with its path, so that the server can keep the folder together; an archive
 * in there goes up by itself. Pasted text goes into the form's textarea. Without script the form posts itself.
 * A file above `data-limit` bytes is refused before it is sent.
 * The answer's address (after a redirect) is where the reader goes next; a refusal is said in `[data-problem]`.
 */
class DropZone extends HTMLElement {
  readonly #gone = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#gone;
    const form = this.querySelector("form")!;
    const input = this.querySelector<HTMLInputElement>("input[type=file]")!;
    this.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.toggleAttribute("data-over", true);
    });
    this.addEventListener("dragleave", (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.removeAttribute("data-over");
    });
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.removeAttribute("data-over");
      if (event.dataTransfer) void filesOf(event.dataTransfer).then((files) => this.#take(input, files));
    });
    document.addEventListener("paste", (event) => this.#paste(event, input), { signal });
    this.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && target.files?.length && form.requestSubmit());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send(form);
    });
  }

  disconnectedCallback(): void {
    this.#gone.abort();
  }

  #paste(event: ClipboardEvent, input: HTMLInputElement): void {
    if (!event.clipboardData || (event.target as Element).closest("input, textarea, [contenteditable=true]")) return;
    const area = this.querySelector("textarea");
    if (event.clipboardData.files.length > 0) this.#take(input, [...event.clipboardData.files]);
    else if (area) {
      area.value = event.clipboardData.getData("text/plain");
      area.focus();
    } else return;
    event.preventDefault();
  }

  #take(input: HTMLInputElement, files: File[]): void {
    if (files.length === 0) return;
    const list = new DataTransfer();
    for (const file of input.multiple ? files : files.slice(0, 1)) list.items.add(file);
    input.files = list.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #send(form: HTMLFormElement): void {
    const bar = this.querySelector("progress");
    const said = this.querySelector<HTMLElement>("[data-progress]");
    const request = new XMLHttpRequest();
    const fail = (text: string) => {
      this.removeAttribute("aria-busy");
      if (bar) bar.hidden = true;
      if (said) said.textContent = "";
      const problem = this.querySelector<HTMLElement>("[data-problem]");
      if (problem) problem.textContent = text;
    };
    const files = [...form.querySelectorAll<HTMLInputElement>("input[type=file]")].flatMap((input) => [...(input.files ?? [])]);
    const limit = Number(this.dataset.limit ?? Infinity);
    const large = files.find((file) => file.size > limit);
    if (large) {
      fail(`“${large.name}” is larger than ${megabytes(limit)} and was not sent. Export only the channel of the incident, or only its days.`);
      return;
    }
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (bar && lengthComputable) bar.value = loaded / total;
      if (said) said.textContent = loaded === total ? "Received. Reading it." : `${megabytes(loaded)} of ${megabytes(total)}`;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) location.assign(request.responseURL);
      else fail(problemText(request.status, request.responseText));
    });
    request.addEventListener("error", () => fail("The connection broke. Nothing is lost: send it again and it goes on."));
    this.setAttribute("aria-busy", "true");
    if (bar) bar.hidden = false;
    request.open(form.method, form.action);
    request.send(contents(form));
  }
}

/** What the form holds. Files of a folder carry their path; archives come last and without one. */
function contents(form: HTMLFormElement): FormData {
  const data = new FormData(form);
  const files = data.getAll("Files").filter((file) => file instanceof File).map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  data.delete("Files");
  const isArchive = ({ path }: { path: string }) => /\.zip$/i.test(path);
  for (const { file, path } of files.filter((each) => !isArchive(each))) data.append("Files", file, path);
  for (const { file, path } of files.filter(isArchive)) data.append("Files", file, path.slice(path.lastIndexOf("/") + 1));
  return data;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The files of a drop, those inside dropped folders too, with their path as name. */
async function filesOf(drop: DataTransfer): Promise<File[]> {
  const entries = [...drop.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return entries.length > 0 ? (await Promise.all(entries.map(filesIn))).flat() : [...drop.files];
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [new File([file], entry.fullPath.replace(/^\//, ""), { type: file.type, lastModified: file.lastModified })];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // A reader gives at most a hundred entries at a time, and none when it is done.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return files;
    for (const each of some) files.push(...(await filesIn(each)));
  }
}
customElements.define("drop-zone", DropZone);
