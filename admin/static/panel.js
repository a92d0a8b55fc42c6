// Comforts only: every page works without this file.
(function () {
  "use strict";

  // times in the reader's own zone
  document.querySelectorAll("time[datetime]").forEach(function (node) {
    var at = new Date(node.getAttribute("datetime"));
    if (isNaN(at)) { return; }
    node.title = at.toISOString();
    node.textContent = at.toLocaleString("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  });

  // the days of filters are the reader's own too
  try {
    var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && document.cookie.indexOf("zone=" + zone) < 0) {
      document.cookie = "zone=" + zone + "; path=/; max-age=31536000; SameSite=Strict"
        + (location.protocol === "https:" ? "; Secure" : "");
    }
  } catch (unknown) { /* days stay UTC */ }

  // filters that are chosen, not typed, apply at once
  document.querySelectorAll("form[data-instant] select").forEach(function (node) {
    node.addEventListener("change", function () { node.form.requestSubmit(); });
  });

  // one click sends a form once
  document.querySelectorAll("form[method=post]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      setTimeout(function () { delete form.dataset.sent; }, 4000);
    });
  });

  // what was typed and not kept is not lost by a click elsewhere
  document.querySelectorAll("form[data-unsaved]").forEach(function (form) {
    var changed = false;
    form.addEventListener("input", function () { changed = true; });
    form.addEventListener("submit", function () { changed = false; });
    window.addEventListener("beforeunload", function (event) {
      if (changed) { event.preventDefault(); event.returnValue = ""; }
    });
  });

  // the rendering of clips, as it goes on
  var progress = document.querySelector("[data-progress]");
  if (progress) {
    var timer = setInterval(function () {
      fetch(progress.dataset.progress, { headers: { Accept: "application/json" } })
        .then(function (answer) { return answer.json(); })
        .then(function (now) {
          progress.querySelector("progress").value = now.percent;
          progress.querySelector("[data-says]").textContent = now.says;
          if (!now.running) { clearInterval(timer); window.location.reload(); }
        })
        .catch(function () { clearInterval(timer); });
    }, 700);
  }
})();
