// Small comforts; every page works without them.
for (const form of document.querySelectorAll("[data-sign-out]")) {
  form.addEventListener("submit", () => {
    // Unsent drafts and the names of files must not stay on a shared computer.
    for (const key of Object.keys(localStorage)) if (/^(iiwg:|tus::)/.test(key)) localStorage.removeItem(key);
  });
}

const root = document.documentElement;
for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const wanted = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    // Back to what the device says: nothing is remembered, and the page follows the device again.
    if (wanted === system) delete root.dataset.theme;
    else root.dataset.theme = wanted;
    const age = wanted === system ? 0 : 31536000;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${root.dataset.theme ?? ""}; path=/; max-age=${age}; samesite=lax${secure}`;
  });
}

// A menu closes on Escape and on a click elsewhere.
const MENUS = ":is(.menu, .menu-inline)[open]";
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const menu of document.querySelectorAll(MENUS)) menu.open = false;
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(MENUS)) if (!menu.contains(event.target)) menu.open = false;
});

// A double click sends a form once.
for (const form of document.querySelectorAll("form[method=post]:not([data-live])")) {
  form.addEventListener("submit", (event) => setTimeout(() => {
    if (event.defaultPrevented) return;
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  }));
}
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const button of document.querySelectorAll("form button")) button.disabled = false;
});

// What is wrong with a form is read out and reached first.
document.querySelector("[data-takes-focus]")?.focus();

// Filters stand open on a wide page; a browser that cannot be told so by the stylesheet is told here.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 768px)").matches) {
  for (const fold of document.querySelectorAll(".filter-fold, .wide-open")) fold.open = true;
}
