"use strict";
// Loaded before the terminal. Nothing that the terminal shows may open a page: it can be text of the phone.
window.open = () => null;

// The terminal tells that it was closed, not why: 4001 is another page that is open (terminals.py).
window.WebSocket = class extends WebSocket {
  constructor(address) {
    super(address);
    this.addEventListener("close", (event) => {
      document.getElementById("terminal").remove();
      document.getElementById("opening").hidden = true;
      document.getElementById(event.code === 4001 ? "taken" : "ended").hidden = false;
    });
    this.addEventListener("message", () => {
      document.getElementById("opening").hidden = true;
      document.querySelector(".xterm-helper-textarea").focus();  // keys work without a click
    }, { once: true });
  }
};

window.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("button")) {
    button.addEventListener("click", () => { window.location.reload(); });
  }
});
