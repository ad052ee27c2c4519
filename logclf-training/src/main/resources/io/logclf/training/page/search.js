
(function () {
  'use strict';
  // No less-than sign and no ampersand: the page must stay well-formed as XML too.
  const box = document.getElementById('search');
  const field = box.querySelector('input');
  const told = box.querySelector('output');
  const rows = Array.from(document.querySelectorAll('main tbody tr, main .item'));
  const texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
  const folds = Array.from(document.querySelectorAll('main details'));
  let opened = [];
  function search() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    rows.forEach(function (row, i) {
      const hit = words.every(function (word) { return texts[i].includes(word); });
      row.hidden = !hit;
      found += hit ? 1 : 0;
    });
    opened.forEach(function (fold) { fold.open = false; });
    opened = words.length === 0 ? [] : folds.filter(function (fold) {
      return !fold.open ? fold.querySelector('tbody tr:not([hidden]), .item:not([hidden])') !== null : false;
    });
    opened.forEach(function (fold) { fold.open = true; });
    told.textContent = words.length === 0 ? '' : found + ' of ' + rows.length;
  }
  field.addEventListener('input', search);
  box.hidden = false;
}());
