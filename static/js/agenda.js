// Alt+↑ and Alt+↓ move the agenda item that has the focus; the buttons do the same without a script.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const item = event.target.closest?.(".agenda > li");
  const button = item?.querySelector(event.key === "ArrowUp" ? "[data-up]" : "[data-down]");
  if (button && !button.disabled) {
    event.preventDefault();
    button.click();
  }
});
if (location.hash.startsWith("#item-")) document.getElementById(location.hash.slice(1))?.focus();
