// Saves each line by itself with the version it was made from. What the server does not have yet stays on this device,
// per line, language and base version, until the server has it; signing out clears it.
const words = document.getElementById("words").dataset;
const WAIT = 1200;

// Signing in again in another tab changes the token; the cookie has the present one.
const csrfToken = () => {
  const start = `${document.documentElement.dataset.csrfCookie}=`;
  return document.cookie.split("; ").find((part) => part.startsWith(start))?.slice(start.length) ?? "";
};

class Line {
  constructor(form) {
    this.form = form;
    this.text = form.querySelector("textarea");
    this.base = form.querySelector("input[name$=base_version]");
    this.status = form.querySelector(".line-status");
    this.timer = null;
    this.busy = false;
    this.dirty = false;
    form.addEventListener("input", () => this.changed());
    this.text.addEventListener("paste", pasteTables);
    form.addEventListener("submit", (event) => {
      if (event.submitter?.hasAttribute("formaction")) return;
      event.preventDefault();
      this.save();
    });
    form.querySelector("[data-save]").hidden = true; // the page saves itself
    this.grow();
    this.offerKept();
  }

  // As high as its text, where the stylesheet cannot say so.
  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  key() {
    return `iiwg:line:${this.form.dataset.line}:${this.form.dataset.language}:${this.base.value}`;
  }

  say(text, kept = false) {
    this.status.textContent = text;
    this.status.classList.toggle("kept", kept);
  }

  changed() {
    this.dirty = true;
    this.grow();
    try { localStorage.setItem(this.key(), this.text.value); } catch { /* private mode: the page still saves */ }
    this.say(words.changed);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), WAIT);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.busy) { this.timer = setTimeout(() => this.save(), WAIT); return; }
    this.busy = true;
    this.dirty = false;
    const key = this.key();
    this.say(words.saving);
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json", "X-CSRFToken": csrfToken() },
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect") throw new Error("signed out");
      if (answer.status === 400 || answer.status === 413) { this.say(words.tooLong, true); return; }
      if (answer.status === 403) { this.say(words.reload, true); return; }
      const data = await answer.json();
      if (answer.ok) {
        localStorage.removeItem(key);
        this.base.value = data.version;
        showMissing(data);
        if (this.dirty) this.changed();
        else this.say(words.saved);
      } else if (data.conflict) this.conflict(data);
      else this.say(data.error, true);
    } catch {
      // No connection, or the session has ended: the text is on this device; try again when the line is back.
      this.say(words.kept, true);
      this.timer = setTimeout(() => this.save(), 10000);
    } finally {
      this.busy = false;
    }
  }

  conflict(data) {
    this.form.querySelector(".conflict")?.remove();
    const box = document.createElement("div");
    box.className = "conflict";
    const both = document.createElement("div");
    both.className = "both";
    for (const [title, text] of [[`${words.theirs} ${data.who}`, data.theirs], [words.mine, this.text.value]]) {
      const column = document.createElement("div");
      const head = document.createElement("strong");
      head.textContent = title;
      const body = document.createElement("p");
      for (const part of text.split("\n")) body.append(part, document.createElement("br"));
      column.append(head, body);
      both.append(column);
    }
    const mine = this.button(words.keepMine, () => { this.move(data.version); box.remove(); this.save(); });
    const theirs = this.button(words.keepTheirs, () => {
      localStorage.removeItem(this.key());
      this.text.value = data.theirs;
      this.base.value = data.version;
      box.remove();
      this.say(words.saved);
    });
    box.append(both, mine, theirs);
    this.text.after(box);
    this.say("");
    box.scrollIntoView({ block: "nearest" });
  }

  // The kept text moves with the version it is now based on.
  move(version) {
    localStorage.removeItem(this.key());
    this.base.value = version;
    localStorage.setItem(this.key(), this.text.value);
  }

  button(label, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-small";
    button.textContent = label;
    button.addEventListener("click", action);
    return button;
  }

  offerKept() {
    const prefix = `iiwg:line:${this.form.dataset.line}:${this.form.dataset.language}:`;
    const key = Object.keys(localStorage).find((name) => name.startsWith(prefix));
    if (!key) return;
    const kept = localStorage.getItem(key);
    if (kept === this.text.value) { localStorage.removeItem(key); return; }
    const box = document.createElement("div");
    box.className = "conflict";
    const head = document.createElement("strong");
    head.textContent = words.found;
    const body = document.createElement("p");
    body.textContent = kept;
    box.append(head, body,
      this.button(words.use, () => { localStorage.removeItem(key); this.text.value = kept; box.remove(); this.changed(); }),
      this.button(words.drop, () => { localStorage.removeItem(key); box.remove(); }));
    this.text.after(box);
  }
}

// A table pasted from Word or Excel stays a table: its cells stand between bars. Anything else is pasted as ever.
function pasteTables(event) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  const body = new DOMParser().parseFromString(html, "text/html").body;
  if (!body.querySelector("table")) return;
  event.preventDefault();
  const field = event.target;
  field.setRangeText(textWithTables(body).join("\n\n"), field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function textWithTables(node) {
  if (node.nodeName === "TABLE") return [barred(node)];
  if (node.querySelector?.("table")) return [...node.childNodes].flatMap(textWithTables);
  const words = ["STYLE", "#comment"].includes(node.nodeName) ? "" : oneLine(node);
  return words ? [words] : [];
}

// Paragraphs of one cell are parted by a space.
const oneLine = (node) => {
  for (const part of node.querySelectorAll?.("p, br, div") ?? []) part.before(" ");
  return node.textContent.replace(/\s+/g, " ").trim();
};

// A cell over several columns or rows stands in the first of them; the others stay empty.
function barred(table) {
  const rows = [...table.rows].map(() => []);
  [...table.rows].forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while (rows[at][column] !== undefined) column += 1;
      for (let down = at; down < Math.min(at + cell.rowSpan, rows.length); down += 1) {
        for (let across = 0; across < cell.colSpan; across += 1) rows[down][column + across] = "";
      }
      rows[at][column] = oneLine(cell).replaceAll("|", "\\|");
    }
  });
  const [head, ...others] = rows.map((cells) => `| ${cells.join(" | ")} |`);
  return [head, `|${" --- |".repeat(rows[0].length)}`, ...others].join("\n");
}

const lines = [...document.querySelectorAll("form[data-line]")].map((form) => new Line(form));
addEventListener("online", () => { for (const line of lines) if (line.status.classList.contains("kept")) line.save(); });
addEventListener("beforeunload", () => { for (const line of lines) if (line.dirty) line.save(); });

function showMissing(data) {
  document.getElementById("missing").innerHTML = data.missing;
}

// A new line stands where it was asked for and has the focus; without a script the page loads again and does the same.
async function openLine(add, kind, after = null) {
  const body = new FormData(add);
  body.set("kind", kind);
  if (after) body.set("after", after.dataset.line);
  const status = add.querySelector(".line-status");
  status.textContent = "";
  try {
    const answer = await fetch(add.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": csrfToken() },
      redirect: "manual",
    });
    const data = await answer.json();
    if (!answer.ok) { status.textContent = data.error; return; }
    const holder = document.createElement("template");
    holder.innerHTML = data.html;
    const form = holder.content.querySelector("form");
    if (after) after.after(form);
    else add.before(form);
    const line = new Line(form);
    lines.push(line);
    showMissing(data);
    line.text.focus();
  } catch {
    status.textContent = words.away;
  }
}

for (const add of document.querySelectorAll("form[data-add]")) {
  add.addEventListener("submit", (event) => {
    event.preventDefault();
    openLine(add, event.submitter.value);
  });
}

// Ctrl+Enter: the next line of the same kind. Alt and a number: a line of that kind. Alt+↑ and Alt+↓ move the line.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form[data-line]");
  const add = event.target.closest?.(".minutes-item")?.querySelector("form[data-add]");
  if (!add) return;
  const number = event.altKey && /^Digit[1-9]$/.test(event.code) ? Number(event.code.at(-1)) : 0;
  const button = add.querySelectorAll("button[name=kind]")[number - 1];
  if (button) {
    event.preventDefault();
    openLine(add, button.value, form);
  } else if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    openLine(add, form.dataset.kind, form);
  } else if (form && event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    form.querySelector(`[formaction$="/${event.key === "ArrowUp" ? "up" : "down"}/"]`).click();
  }
});

// The item that is written under is marked at the side.
document.addEventListener("focusin", (event) => {
  const item = event.target.closest?.(".minutes-item");
  if (!item) return;
  for (const link of document.querySelectorAll(".outline nav a")) {
    if (link.hash === `#${item.id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
});

// After a line was moved it keeps the focus.
if (location.hash.startsWith("#line-")) document.querySelector(`${location.hash} textarea`)?.focus();
