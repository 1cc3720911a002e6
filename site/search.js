// Thins out the list of pages by the words that are typed. Without this script the list is whole.
(function () {
  "use strict";
  var form = document.getElementById("search");
  var field = document.getElementById("words");
  var found = document.getElementById("found");
  var items = Array.prototype.slice.call(document.querySelectorAll("#pages > li"));
  var index = window.waymarkIndex;
  if (!form || !index) { return; }

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  var texts = items.map(function (item) {
    return " " + plain(item.textContent + " " + (index[item.dataset.page] || "")).replace(/\s+/g, " ");
  });

  function search() {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    var count = 0;
    items.forEach(function (item, number) {
      var fits = words.every(function (word) { return texts[number].indexOf(" " + word) >= 0; });
      item.hidden = !fits;
      if (fits) { count += 1; }
    });
    found.textContent = words.length === 0 ? "" : count === 1 ? "1 page" : count + " pages";
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  field.addEventListener("input", search);
  search();
})();
