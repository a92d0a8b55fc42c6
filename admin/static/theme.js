// Follow the device where the reader chose neither light nor dark.
(function () {
  "use strict";
  var page = document.documentElement;
  if (page.dataset.theme !== "auto") { return; }
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function follow() { page.dataset.bsTheme = dark.matches ? "dark" : "light"; }
  follow();
  dark.addEventListener("change", follow);
})();
