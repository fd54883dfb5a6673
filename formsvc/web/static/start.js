// Everything works without this file. It wakes GOV.UK Frontend, and warns before typed text is thrown away.
//
// A form with `data-keep` is watched. `data-keep="unsaved"` says that it holds text which is not stored yet, though
// nobody has touched this page: one shown again because two people changed the same record.
//
// A button with `data-copy="id"` copies what stands in that box. Where it cannot, the box is selected for the person to do
// it. The button is hidden until this file has woken it, and brings the words for both with it, in `data-done` and
// `data-by-hand`.

import { initAll } from "./vendor/govuk-frontend.min.js"

document.body.classList.add("js-enabled")
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported")
initAll()

const kept = Array.from(document.querySelectorAll("form[data-keep]"))
const changed = new Set(kept.filter((form) => form.dataset.keep === "unsaved"))
let submitting = null

for (const form of kept) {
  form.addEventListener("input", () => changed.add(form))
  form.addEventListener("change", () => changed.add(form))
}

// Sending a form stores that form, and only that one. Another script may still have stopped it.
window.addEventListener("submit", (event) => {
  submitting = event.defaultPrevented ? null : event.target
})

window.addEventListener("beforeunload", (event) => {
  const lost = Array.from(changed).some((form) => form !== submitting)
  submitting = null // the person may choose to stay
  if (lost) event.preventDefault()
})

for (const button of document.querySelectorAll("[data-copy]")) {
  const box = document.getElementById(button.dataset.copy)
  const told = document.querySelector(`[data-copied="${button.dataset.copy}"]`)
  button.hidden = box.value === ""
  button.addEventListener("click", async () => {
    told.textContent = ""
    try {
      await navigator.clipboard.writeText(box.value)
      told.textContent = button.dataset.done
    } catch {
      box.focus()
      box.select()
      told.textContent = button.dataset.byHand
    }
  })
}
