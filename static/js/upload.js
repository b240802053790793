// Sends a chosen file ahead of its form, piece by piece (tus), and goes on where it stopped when the line comes back.
// Without this script the file travels with the form.
const csrfToken = () => {
  const start = `${document.documentElement.dataset.csrfCookie}=`;
  return document.cookie.split("; ").find((part) => part.startsWith(start))?.slice(start.length) ?? "";
};
const AGAIN = 15000;

class SentAhead {
  constructor(place) {
    this.place = place;
    this.words = place.dataset;
    this.input = place.querySelector("input[type=file]");
    this.key = place.querySelector("input[type=hidden]");
    this.bar = place.querySelector("progress");
    this.status = place.querySelector("[role=status]");
    this.form = this.input.form;
    this.sending = null; // the upload under way
    this.timer = null; // set while the line is away
    this.pressed = null; // the button pressed meanwhile
    this.input.addEventListener("change", () => this.chosen());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("formdata", (event) => { if (this.key.value) event.formData.delete(this.input.name); });
    addEventListener("online", () => this.again());
  }

  async chosen() {
    this.sending?.abort();
    this.stop();
    this.key.value = "";
    this.say("");
    const file = this.input.files[0];
    if (!file) return;
    this.place.classList.add("chosen"); // keeps room for the words: the button below must not move under a finger
    const preparing = { abort() {}, start() {} }; // a press on the button waits from now on
    this.sending = preparing;
    try {
      await import(this.words.library);
    } catch { // the file goes with the form
      this.stop();
      this.go();
      return;
    }
    if (this.sending !== preparing) return; // another file was chosen meanwhile
    const upload = new tus.Upload(file, {
      endpoint: this.words.sentAhead,
      chunkSize: Number(this.words.piece),
      retryDelays: [1000, 3000],
      metadata: { filename: file.name },
      onBeforeRequest: (request) => request.setHeader("X-CSRFToken", csrfToken()),
      onShouldRetry: (error) => !this.refused(error) && navigator.onLine,
      onProgress: (sent, all) => this.progress(sent, all),
      onError: (error) => this.failed(upload, error),
      onSuccess: () => this.arrived(upload, file),
    });
    this.sending = upload;
    this.progress(0, file.size);
    const [earlier] = await upload.findPreviousUploads();
    if (earlier) upload.resumeFromPreviousUpload(earlier);
    upload.start();
  }

  // The server answered, and not with "go on elsewhere" or "I am ill": asking again will not help.
  refused(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    return status > 0 && status < 500 && status !== 409;
  }

  progress(sent, all) {
    this.place.classList.add("sending");
    this.bar.value = Math.floor((100 * sent) / all);
    this.say(`${this.words.sending}: ${this.bar.value} %${this.pressed ? `. ${this.words.waits}` : ""}`);
  }

  failed(upload, error) {
    if (upload !== this.sending) return;
    if (!this.refused(error)) {
      this.say(this.pressed ? `${this.words.cut} ${this.words.waits}` : this.words.cut);
      this.timer = setTimeout(() => this.again(), AGAIN);
      return;
    }
    this.stop();
    if (error.originalResponse.getStatus() === 400) this.say(error.originalResponse.getBody());
    this.go(); // the form says what is wrong, or takes the file along
  }

  again() {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.sending?.start();
  }

  arrived(upload, file) {
    if (upload !== this.sending) return;
    this.stop();
    this.key.value = upload.url.split("/").filter(Boolean).pop();
    this.say(`${this.words.arrived}: ${file.name}`);
    this.go();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
    this.sending = null;
    this.place.classList.remove("sending");
  }

  submitted(event) {
    if (!this.sending) return;
    event.preventDefault();
    this.pressed = event.submitter;
    this.say(this.timer ? `${this.words.cut} ${this.words.waits}` : this.words.waits);
  }

  go() {
    if (this.pressed) this.form.requestSubmit(this.pressed);
  }

  say(text) {
    this.status.textContent = text;
  }
}

for (const place of document.querySelectorAll("[data-sent-ahead]")) new SentAhead(place);
