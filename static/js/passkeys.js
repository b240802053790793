// A passkey that was refused, cancelled or is not known here: say so, instead of nothing.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const said = document.querySelector("[data-passkey-failed]");
  said.hidden = false;
  said.focus();
});

// A browser without passkeys is not offered any.
if (!window.PublicKeyCredential) for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = true;
